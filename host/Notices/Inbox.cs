using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Notices;

/// <summary>The actor's own notices.</summary>
internal sealed class Inbox(HostDb db, WriteGate gate, CurrentActor current, TimeProvider clock) : IScoped
{
    private int? _unread;

    public IQueryable<KeptNotice> Mine => db.Notices.AsNoTracking().Where(n => n.AccountId == current.Actor.Id);

    /// <summary>For the bell; asked once a request.</summary>
    public async Task<int> UnreadAsync(CancellationToken ct) => _unread ??= await Mine.CountAsync(n => n.ReadAt == null, ct);

    /// <summary>Marks one as read, or all.</summary>
    public async Task ReadAsync(Guid? id, CancellationToken ct)
    {
        var now = clock.UtcNow();
        using var turn = await gate.EnterAsync(ct);
        await Mine.Where(n => n.ReadAt == null && (id == null || n.Id == id)).ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, now), ct);
    }
}

/// <summary>Notices that were read long ago go.</summary>
internal sealed class PruneNotices(HostDb db, WriteGate gate, TimeProvider clock) : IScheduledWork, IScoped
{
    private const int DaysKept = 90;

    public string Name => "notices-prune";

    public string Schedule => "0 20 3 * * ?";

    public async Task<string?> RunAsync(CancellationToken ct)
    {
        var before = clock.UtcNow().AddDays(-DaysKept);
        using var turn = await gate.EnterAsync(ct);
        var gone = await db.Notices.Where(n => n.ReadAt < before).ExecuteDeleteAsync(ct);
        return gone > 0 ? $"−{gone}" : null;
    }
}
