using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>Opens a session for scoring: the quorum is demanded, short notice and a last day that has passed are warned of and need a reason.</summary>
internal sealed class OpenSession(EvaluationDb db, CallSession calls, IRuleBook rules, TimeProvider clock) : IScoped
{
    public async Task<Outcome> OpenAsync(Session session, string? reason, CancellationToken ct)
    {
        if (await BlockedAsync(session, ct) is { IsDone: false } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(reason) && (await WarningsAsync(session, ct)).Count > 0)
        {
            return Outcome.Refuse("Session.ReasonMissing");
        }

        if (session.Open(clock.UtcNow()) is { IsDone: false } notPlanned)
        {
            return notPlanned;
        }

        db.Because(session, "Session.Opened", reason);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    /// <summary>What forbids the opening: nothing to score, or fewer of the council than the quorum.</summary>
    public async Task<Outcome> BlockedAsync(Session session, CancellationToken ct)
    {
        if (!await db.Candidates.AnyAsync(c => c.SessionId == session.Id, ct))
        {
            return Outcome.Refuse("Session.NothingChosen");
        }

        var council = await calls.CouncilOfAsync(session, ct);
        var scoring = council?.Members.Count(m => m.ScoresUnder(session.Rules)) ?? 0;
        var needed = Math.Max(1, session.Rules.QuorumOf(scoring));
        var come = await db.Members.CountAsync(m => m.SessionId == session.Id && m.Scores, ct);
        return come < needed ? Outcome.Refuse("Session.NoQuorum", come, scoring, needed) : Outcome.Done;
    }

    /// <summary>What is against the rules of the packs, each as a text with its article.</summary>
    public async Task<IReadOnlyList<Outcome>> WarningsAsync(Session session, CancellationToken ct)
    {
        var candidates = await db.Candidates.AsNoTracking().Where(c => c.SessionId == session.Id).OrderBy(c => c.SampleNumber).ToListAsync(ct);
        return candidates.Select(c => Late(c, session.HeldOn)).OfType<Outcome>().Concat(ShortNotice(session, candidates)).ToList();
    }

    /// <summary>The last day to finish under the candidate's pack, where a successor has set one that the session misses.</summary>
    private Outcome? Late(Candidate candidate, DateOnly heldOn)
    {
        var choice = rules.Choose(candidate.FiledOn, candidate.Kind);
        return choice.FinishBy is { } last && last < heldOn
            ? Outcome.Refuse("Session.FinishByPassed", candidate.ProductName, rules.Pack(candidate.Pack).Decision, last.Show(), choice.FinishByCitation ?? "")
            : null;
    }

    private IEnumerable<Outcome> ShortNotice(Session session, List<Candidate> candidates)
    {
        var days = candidates.Select(c => rules.Pack(c.Pack).PapersToMembersWorkingDays).DefaultIfEmpty(0).Max();
        var called = DateOnly.FromDateTime(session.CalledAt.InVietnam());
        if (called > WorkingDays.Before(session.HeldOn, days))
        {
            yield return Outcome.Refuse("Session.ShortNotice", called.Show(), session.HeldOn.Show(), days);
        }
    }
}

/// <summary>Monday to Friday; public holidays are not known here.</summary>
internal static class WorkingDays
{
    /// <summary>The day that lies so many working days before another.</summary>
    public static DateOnly Before(DateOnly day, int workingDays)
    {
        while (workingDays > 0)
        {
            day = day.AddDays(-1);
            workingDays -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }
}
