using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using OcopModular.Evaluation.Domain;

namespace OcopModular.Evaluation.Data;

/// <summary>The last lock: whatever code asks for it, nothing of a closed session, or of one that was called off, is saved.</summary>
internal sealed class ClosedSessionGuard : SaveChangesInterceptor
{
    public static ClosedSessionGuard Instance { get; } = new();

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is EvaluationDb db)
        {
            await RefuseClosedAsync(db, cancellationToken);
        }

        return result;
    }

    private static async Task RefuseClosedAsync(EvaluationDb db, CancellationToken ct)
    {
        var touched = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).SelectMany(SessionsOf).Distinct().ToList();
        var ofMarks = db.ChangeTracker.Entries<Mark>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(e => e.Entity.SheetId).Distinct().ToList();
        var ofDiscussions = db.ChangeTracker.Entries<Discussion>().Where(e => e.State != EntityState.Unchanged).Select(e => e.Entity.CandidateId).Distinct().ToList();
        if (touched.Count + ofMarks.Count + ofDiscussions.Count == 0)
        {
            return;
        }

        var isClosed = await db.Sessions.AsNoTracking().AnyAsync(
            s => (s.State == SessionState.Closed || s.State == SessionState.Cancelled) && (touched.Contains(s.Id)
                || db.Sheets.Any(h => h.SessionId == s.Id && ofMarks.Contains(h.Id))
                || db.Candidates.Any(c => c.SessionId == s.Id && ofDiscussions.Contains(c.Id))),
            ct);
        if (isClosed)
        {
            throw new InvalidOperationException("The session is closed: its members, candidates, sheets and results do not change any more.");
        }
    }

    /// <summary>A candidate is moved neither out of a closed session nor into one.</summary>
    private static IEnumerable<Guid> SessionsOf(EntityEntry entry) => entry.Entity switch
    {
        Session s => [s.Id],
        SessionMember m => [m.SessionId],
        ScoreSheet s => [s.SessionId],
        Result r => [r.SessionId],
        Candidate c => new[] { c.SessionId, (Guid?)entry.Property(nameof(Candidate.SessionId)).OriginalValue }.OfType<Guid>(),
        _ => [],
    };
}
