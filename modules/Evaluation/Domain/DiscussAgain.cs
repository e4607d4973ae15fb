using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Kernel;
using OcopModular.Programme.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>The council discussed a candidate whose totals lay too far apart: the conclusion is recorded and second sheets begin, empty.</summary>
internal sealed class DiscussAgain(EvaluationDb db, Panels panels, CurrentActor current, TimeProvider clock) : IScoped
{
    public const int ConclusionLength = 2000;

    /// <param name="pass">The pass that was discussed, as the form showed it.</param>
    /// <returns><c>null</c>: no such candidate for the actor.</returns>
    public Task<Outcome?> DiscussAsync(Guid candidateId, int pass, string conclusion, CancellationToken ct) =>
        db.InTransactionAsync(() => DiscussHeldAsync(candidateId, pass, conclusion, ct), ct);

    private async Task<Outcome?> DiscussHeldAsync(Guid candidateId, int pass, string conclusion, CancellationToken ct)
    {
        var sessionId = await db.Candidates.Where(c => c.Id == candidateId).Select(c => c.SessionId).SingleOrDefaultAsync(ct);
        if (sessionId is null || !await db.Members.LeadBy(current.Actor).AnyAsync(m => m.SessionId == sessionId, ct))
        {
            return null;
        }

        var session = (await db.HoldSessionAsync(sessionId.Value, ct))!;
        var candidate = await db.Candidates.SingleAsync(c => c.Id == candidateId, ct);
        var panel = await panels.OfAsync(session, candidate, candidate.Pass, ct);
        var outcome = Refusal(panel, pass, conclusion) ?? candidate.ScoreAgain(session);
        if (outcome.IsDone)
        {
            await SaveAsync(panel, pass, conclusion, ct);
        }

        return outcome;
    }

    private static Outcome? Refusal(Panel panel, int pass, string conclusion) =>
        string.IsNullOrWhiteSpace(conclusion) ? Outcome.Refuse("Consolidation.ConclusionMissing")
        : conclusion.Length > ConclusionLength ? Outcome.Refuse("Score.RemarkTooLong", ConclusionLength)
        : pass != panel.Pass ? Outcome.Refuse("Consolidation.AlreadyDiscussed")
        : !panel.HasQuorum ? Outcome.Refuse("Consolidation.NoQuorum", panel.Candidate.ProductName, panel.Sealed.Count, panel.Quorum)
        : !panel.IsBreach ? Outcome.Refuse("Consolidation.NoBreach")
        : null;

    private async Task SaveAsync(Panel panel, int pass, string conclusion, CancellationToken ct)
    {
        var discussion = new Discussion
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            CandidateId = panel.Candidate.Id,
            Pass = pass,
            Conclusion = conclusion.Trim(),
            Spread = panel.Result!.Spread,
            At = clock.UtcNow(),
        };
        db.Add(discussion);
        db.Because(discussion, "Candidate.Discussed", discussion.Conclusion);
        db.Because(panel.Candidate, "Candidate.ScoredAgain");
        await db.SaveChangesAsync(ct);
    }
}

internal static class Leads
{
    /// <summary>Seats that lead the meeting or keep its minutes.</summary>
    public static IQueryable<SessionMember> LeadBy(this IQueryable<SessionMember> members, Actor actor)
    {
        var staff = actor.Id;
        return members.Where(m => m.StaffId == staff && m.Seat != Seat.Member);
    }

    /// <summary>The chair, or who stands in.</summary>
    public static IQueryable<SessionMember> ChairedBy(this IQueryable<SessionMember> members, Actor actor)
    {
        var staff = actor.Id;
        return members.Where(m => m.StaffId == staff && (m.Seat == Seat.Chair || m.Seat == Seat.ViceChair));
    }
}
