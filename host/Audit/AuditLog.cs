using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Audit;

internal sealed class AuditLog(HostDb db, AuditWords words) : IAuditLog, IScoped
{
    public async Task<IReadOnlyList<LoggedAct>> OfAsync(IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(e => subjects.Contains(e.Subject) || subjects.Contains(e.Record)).OrderByDescending(e => e.Seq).ToListAsync(ct);
        return [.. entries.Select(e => new LoggedAct(e.Record, e.Subject, e.Action, e.At, e.ActorName, words.Act(e.Area, e.Kind, e.Action), e.Reason, words.Fields(e)))];
    }
}
