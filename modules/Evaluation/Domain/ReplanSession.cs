using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Domain;

/// <summary>Changes the plan of a session that is not open yet: another day or place, or it is called off.</summary>
internal sealed class ReplanSession(EvaluationDb db, CallSession calls, TimeProvider clock) : IScoped
{
    public Task<Outcome> MoveAsync(Session session, DateOnly day, string place, string reason, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        if (await HeldAsync(session, ct) is { IsDone: false } refusal)
        {
            return refusal;
        }

        var candidates = await db.Candidates.AsNoTracking().Where(c => c.SessionId == session.Id).ToListAsync(ct);
        if (await calls.MayBeHeldAsync(await calls.CouncilOfAsync(session, ct), day, candidates, ct) is { IsDone: false } forbidden)
        {
            return forbidden;
        }

        return await SaveAsync(session, session.Move(day, place), "Session.Moved", reason, new SessionMoved(session.Id, clock.UtcNow()), ct);
    }, ct);

    /// <summary>Its candidates are free for another session; who had been called stays on record.</summary>
    public Task<Outcome> CancelAsync(Session session, string reason, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        if (await HeldAsync(session, ct) is { IsDone: false } refusal)
        {
            return refusal;
        }

        (await db.Candidates.Where(c => c.SessionId == session.Id).ToListAsync(ct)).ForEach(c => c.SessionId = null);
        return await SaveAsync(session, session.Cancel(), "Session.Cancelled", reason, new SessionCancelled(session.Id), ct);
    }, ct);

    private async Task<Outcome> HeldAsync(Session session, CancellationToken ct) =>
        await db.HoldSessionAsync(session.Id, ct) is { State: SessionState.Planned } ? Outcome.Done : Outcome.Refuse("Session.NotPlanned");

    private async Task<Outcome> SaveAsync(Session session, Outcome outcome, string act, string reason, IEvent happened, CancellationToken ct)
    {
        if (outcome.IsDone)
        {
            db.Because(session, act, reason);
            db.Announce(happened);
            await db.SaveChangesAsync(ct);
        }

        return outcome;
    }
}
