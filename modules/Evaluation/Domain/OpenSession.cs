using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>Opens a session for scoring: the quorum and the last day to finish (26/2026/QĐ-TTg, Điều 12.2) are demanded, short notice and a day after the round are warned of and need a reason.</summary>
internal sealed class OpenSession(EvaluationDb db, CallSession calls, MayBeScored may, ShortNotices notices, TimeProvider clock) : IScoped
{
    public Task<Outcome> OpenAsync(Session session, string? reason, CancellationToken ct) => db.InTransactionAsync(() => OpenHeldAsync(session, reason, ct), ct);

    private async Task<Outcome> OpenHeldAsync(Session session, string? reason, CancellationToken ct)
    {
        if (await db.HoldSessionAsync(session.Id, ct) is not { State: SessionState.Planned })
        {
            return Outcome.Refuse("Session.NotPlanned");
        }

        if (await BlockedAsync(session, ct) is { IsDone: false } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(reason) && (await WarningsAsync(session, ct)).Count > 0)
        {
            return Outcome.Refuse("Session.ReasonMissing");
        }

        if (session.Open(await CouncilScorersAsync(session, ct), clock.UtcNow()) is { IsDone: false } notPlanned)
        {
            return notPlanned;
        }

        db.Because(session, "Session.Opened", reason);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    /// <summary>What forbids the opening: nothing to score, a dossier that may not be scored any more, or fewer of the council than the quorum.</summary>
    public async Task<Outcome> BlockedAsync(Session session, CancellationToken ct)
    {
        var candidates = await CandidatesAsync(session, ct);
        if (candidates.Count == 0)
        {
            return Outcome.Refuse("Session.NothingChosen");
        }

        if (await may.OnAsync(DayOf(session), candidates, ct) is { IsDone: false } forbidden)
        {
            return forbidden;
        }

        var scoring = await CouncilScorersAsync(session, ct);
        var needed = Math.Max(1, session.Rules.QuorumOf(scoring));
        var come = await db.Members.CountAsync(m => m.SessionId == session.Id && m.Scores, ct);
        return come < needed ? Outcome.Refuse("Session.NoQuorum", come, scoring, needed) : Outcome.Done;
    }

    /// <summary>What is against the rules of the packs, each as a text with its article.</summary>
    public async Task<IReadOnlyList<Outcome>> WarningsAsync(Session session, CancellationToken ct)
    {
        var candidates = await CandidatesAsync(session, ct);
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == session.RoundId, ct);
        return [.. await notices.OfAsync(session, candidates, ct), .. AfterRound(session, round)];
    }

    private IEnumerable<Outcome> AfterRound(Session session, Round round)
    {
        if (round.IsOverOn(DayOf(session)))
        {
            yield return Outcome.Refuse("Session.AfterRound", DayOf(session).Show(), round.EndsBefore.Show());
        }
    }

    /// <summary>The day of the scoring, also when it is opened later than planned.</summary>
    private DateOnly DayOf(Session session) => session.HeldOn > clock.Today() ? session.HeldOn : clock.Today();

    private async Task<int> CouncilScorersAsync(Session session, CancellationToken ct) =>
        (await calls.CouncilOfAsync(session, ct))?.Members.Count(m => m.ScoresUnder(session.Rules)) ?? 0;

    private Task<List<Candidate>> CandidatesAsync(Session session, CancellationToken ct) =>
        db.Candidates.AsNoTracking().Where(c => c.SessionId == session.Id).OrderBy(c => c.SampleNumber).ToListAsync(ct);
}

/// <summary>Whether the members had the dossiers as many working days before the session as the packs demand (148/QĐ-TTg: one).</summary>
internal sealed class ShortNotices(IRuleBook rules, IWorkCalendar calendar) : IScoped
{
    public async Task<IReadOnlyList<Outcome>> OfAsync(Session session, IReadOnlyCollection<Candidate> candidates, CancellationToken ct)
    {
        var days = candidates.Select(c => rules.Pack(c.Pack).PapersToMembersWorkingDays).DefaultIfEmpty(0).Max();
        var called = DateOnly.FromDateTime(session.CalledAt.InVietnam());
        return called > (await calendar.ReadAsync(ct)).Add(session.HeldOn, -days) ? [Outcome.Refuse("Session.ShortNotice", called.Show(), session.HeldOn.Show(), days)] : [];
    }
}
