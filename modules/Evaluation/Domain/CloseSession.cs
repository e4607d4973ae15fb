using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Domain;

/// <summary>What stands against closing a session, and what the chair must give a reason for.</summary>
internal sealed record Readiness(IReadOnlyList<Panel> Panels)
{
    public IEnumerable<Panel> WithoutQuorum => Panels.Where(p => !p.HasQuorum);

    public IEnumerable<Panel> ToDiscuss => Panels.Where(p => p.NeedsDiscussion);

    /// <summary>Still too far apart after the second sheets.</summary>
    public IEnumerable<Panel> StillApart => Panels.Where(p => p is { HasQuorum: true, IsBreach: true, Pass: > 1 });

    /// <summary>Sheets that will not count, because they were not sealed.</summary>
    public int Unsealed => Panels.Sum(p => p.Scorers.Count(c => !c.IsSealed));

    /// <summary>Dossiers whose last day to finish has passed.</summary>
    public IReadOnlyList<Outcome> Late { get; init; } = [];

    public bool IsReady => Panels.Count > 0 && !WithoutQuorum.Any() && !ToDiscuss.Any();

    public bool NeedsReason => StillApart.Any() || Unsealed > 0 || Late.Count > 0;

    public Outcome Refusal(string? reason) =>
        Panels.Count == 0 ? Outcome.Refuse("Consolidation.NothingToClose")
        : WithoutQuorum.FirstOrDefault() is { } few ? Outcome.Refuse("Consolidation.NoQuorum", few.Candidate.ProductName, few.Sealed.Count, few.Quorum)
        : ToDiscuss.FirstOrDefault() is { } apart ? Outcome.Refuse("Consolidation.BreachOpen", apart.Candidate.ProductName)
        : NeedsReason && string.IsNullOrWhiteSpace(reason) ? Outcome.Refuse("Consolidation.ReasonMissing")
        : Outcome.Done;
}

/// <summary>The chair closes the session (chốt kết quả): every candidate's result is written, and nothing of the session changes any more.</summary>
internal sealed class CloseSession(EvaluationDb db, Panels panels, MayBeScored may, CurrentActor current, TimeProvider clock) : IScoped
{
    /// <param name="version">Of the session as the chair was shown it; <c>null</c> takes it as it stands.</param>
    /// <returns><c>null</c>: no such session for the actor.</returns>
    /// <exception cref="DbUpdateConcurrencyException">The session was changed since it was shown.</exception>
    public Task<Outcome?> CloseAsync(Guid sessionId, int? version, string? reason, CancellationToken ct) =>
        db.InTransactionAsync(() => CloseHeldAsync(sessionId, version, reason, ct), ct);

    public async Task<Readiness> ReadinessAsync(Session session, CancellationToken ct)
    {
        var all = await panels.OfSessionAsync(session, ct);
        return new Readiness(all) { Late = [.. may.LateOn(clock.Today(), all.Select(p => p.Candidate))] };
    }

    private async Task<Outcome?> CloseHeldAsync(Guid sessionId, int? version, string? reason, CancellationToken ct)
    {
        if (!await db.Members.ChairedBy(current.Actor).AnyAsync(m => m.SessionId == sessionId, ct))
        {
            return null;
        }

        await db.HoldSessionAsync(sessionId, ct);
        var session = await db.Sessions.SingleAsync(s => s.Id == sessionId, ct);
        db.Expect(session, version ?? session.Version);
        var ready = await ReadinessAsync(session, ct);
        var outcome = session.MayScore();
        outcome = outcome.IsDone ? ready.Refusal(reason) : outcome;
        if (outcome.IsDone)
        {
            await SaveAsync(session, ready.Panels, reason, ct);
        }

        return outcome;
    }

    private async Task SaveAsync(Session session, IReadOnlyList<Panel> all, string? reason, CancellationToken ct)
    {
        session.Close(current.Actor.Name, clock.UtcNow());
        db.Because(session, "Session.Closed", string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        db.AddRange(all.Select(ResultOf));
        db.Announce(new SessionClosed(session.Id));
        await db.SaveChangesAsync(ct);
    }

    private Result ResultOf(Panel panel) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        CandidateId = panel.Candidate.Id,
        SessionId = panel.Session.Id,
        Mean = panel.Result!.Mean,
        Stars = panel.Result.Stars,
        IsCertified = panel.Result.IsCertified,
        Spread = panel.Result.Spread,
        Sheets = panel.Sealed.Count,
        Panel = PanelText.Of(panel.Result),
        PackHash = panel.Candidate.PackHash,
        At = clock.UtcNow(),
    };
}
