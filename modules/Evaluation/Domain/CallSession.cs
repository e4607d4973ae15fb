using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Kernel;
using OcopModular.Programme.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <param name="Reason">Why so late, where the day is not before the round's end.</param>
internal sealed record SessionPlan(DateOnly Day, string Place, string? Reason = null);

/// <summary>Calls a session of a round's council: day, place, who sits, what is scored.</summary>
internal sealed class CallSession(EvaluationDb db, ICouncilBook councils, IDirectory directory, MayBeScored may, TimeProvider clock) : IScoped
{
    public async Task<Made<Session>> CallAsync(Guid roundId, SessionPlan plan, IReadOnlyCollection<Guid> candidateIds, IReadOnlyCollection<Guid> staffIds, CancellationToken ct)
    {
        var round = await db.Rounds.SingleAsync(r => r.Id == roundId, ct);
        var council = await councils.FindAsync(round.CouncilId, ct);
        var candidates = await db.Candidates.Where(c => c.RoundId == roundId && candidateIds.Contains(c.Id)).ToListAsync(ct);
        if (Chosen(council, candidates, candidateIds, staffIds) is { IsDone: false } refusal)
        {
            return refusal;
        }

        if (await MayBeHeldAsync(council, plan.Day, candidates, ct) is { IsDone: false } forbidden)
        {
            return forbidden;
        }

        if (round.IsOverOn(plan.Day) && string.IsNullOrWhiteSpace(plan.Reason))
        {
            return Outcome.Refuse("Session.AfterRound.Reason", round.EndsBefore.Show());
        }

        var session = new Session { Id = Guid.CreateVersion7(clock.GetUtcNow()), RoundId = roundId, HeldOn = plan.Day, Place = plan.Place, Rules = round.Rules, CalledAt = clock.UtcNow() };
        db.Add(session);
        db.AddRange(await MembersAsync(session, council!.Members.Where(m => staffIds.Contains(m.StaffId)), ct));
        candidates.ForEach(c => c.SessionId = session.Id);
        db.Announce(new SessionCalled(session.Id));
        db.Because(session, "Session.Called", round.IsOverOn(plan.Day) ? plan.Reason : null);
        await db.SaveChangesAsync(ct);
        return new(session, Outcome.Done);
    }

    /// <summary>Who sits, while the session is only planned.</summary>
    public async Task<Outcome> SeatAsync(Session session, IReadOnlyCollection<Guid> staffIds, CancellationToken ct)
    {
        if (session.State != SessionState.Planned)
        {
            return Outcome.Refuse("Session.NotPlanned");
        }

        var council = await CouncilOfAsync(session, ct);
        if (Seated(council, staffIds) is { IsDone: false } refusal)
        {
            return refusal;
        }

        var seated = await db.Members.Where(m => m.SessionId == session.Id).ToListAsync(ct);
        db.RemoveRange(seated.Where(m => !staffIds.Contains(m.StaffId)));
        var come = council!.Members.Where(m => staffIds.Contains(m.StaffId) && !seated.Exists(s => s.StaffId == m.StaffId));
        db.AddRange(await MembersAsync(session, come, ct));
        db.Entry(session).State = EntityState.Modified;
        db.Announce(new SessionCalled(session.Id));
        db.Because(session, "Session.Seated");
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    public async Task<CouncilCard?> CouncilOfAsync(Session session, CancellationToken ct)
    {
        var id = await db.Rounds.Where(r => r.Id == session.RoundId).Select(r => r.CouncilId).SingleAsync(ct);
        return await councils.FindAsync(id, ct);
    }

    /// <summary>Whether the council may sit on a day and score these candidates then.</summary>
    public async Task<Outcome> MayBeHeldAsync(CouncilCard? council, DateOnly day, IReadOnlyCollection<Candidate> candidates, CancellationToken ct) => council switch
    {
        null => Outcome.Refuse("Round.NoCouncil"),
        _ when day < clock.Today() => Outcome.Refuse("Session.DayPassed"),
        { Until: { } until } when day >= until => Outcome.Refuse("Session.CouncilReplaced", until.Show()),
        { TermUntil: { } term } when day > term => Outcome.Refuse("Session.TermOver", term.Show()),
        _ => await may.OnAsync(day, candidates, ct),
    };

    private static Outcome Chosen(CouncilCard? council, List<Candidate> candidates, IReadOnlyCollection<Guid> candidateIds, IReadOnlyCollection<Guid> staffIds) => council switch
    {
        null => Outcome.Refuse("Round.NoCouncil"),
        _ when candidates.Count == 0 => Outcome.Refuse("Session.NothingChosen"),
        _ when candidates.Count < candidateIds.Distinct().Count() || candidates.Exists(c => c.SessionId is not null) => Outcome.Refuse("Session.AlreadyCalled"),
        _ => Seated(council, staffIds),
    };

    private static Outcome Seated(CouncilCard? council, IReadOnlyCollection<Guid> staffIds) => council switch
    {
        null => Outcome.Refuse("Round.NoCouncil"),
        _ when staffIds.Count == 0 => Outcome.Refuse("Session.NobodyChosen"),
        _ when staffIds.Any(id => council.Members.All(m => m.StaffId != id)) => Outcome.Refuse("Session.NotOfCouncil"),
        _ => Outcome.Done,
    };

    private async Task<IEnumerable<SessionMember>> MembersAsync(Session session, IEnumerable<CouncilMember> members, CancellationToken ct)
    {
        var units = (await directory.StaffAsync(ct)).ToDictionary(s => s.Id, s => s.UnitId);
        return members.Select(m => new SessionMember
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            SessionId = session.Id,
            StaffId = m.StaffId,
            Name = m.Name,
            Position = m.Position,
            Unit = m.Unit,
            UnitId = units.GetValueOrDefault(m.StaffId),
            Seat = m.Seat,
            Scores = m.ScoresUnder(session.Rules),
        });
    }
}
