using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;

namespace OcopModular.Evaluation.Domain;

/// <summary>Takes part in the race between a pick and the closing of its session.</summary>
internal static class SessionRow
{
    /// <summary>
    /// Holds the session's row until the transaction ends and reads it as it then stands: who comes later waits and sees what was decided.
    /// Only inside <see cref="Kernel.ModuleDb.InTransactionAsync{T}"/>.
    /// </summary>
    public static async Task<Session?> HoldSessionAsync(this EvaluationDb db, Guid id, CancellationToken ct)
    {
        await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Version, x => x.Version), ct);
        return await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct);
    }
}
