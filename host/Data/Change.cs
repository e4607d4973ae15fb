using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;
using OcopModular.Host.Audit;
using OcopModular.Host.Outbox;
using OcopModular.Host.Search;
using OcopModular.Kernel;

namespace OcopModular.Host.Data;

/// <summary>The form post that is being handled; its key is saved with the first change.</summary>
internal sealed class PostedForm
{
    public Guid? Key { get; set; }

    public bool IsSaved { get; set; }
}

internal sealed class Change(WrittenBeside beside, WriteGate gate, OutboxSignal outbox, PostedForm form, IServiceProvider services) : IChange
{
    private readonly Dictionary<Guid, (string Action, string? Reason)> _acts = [];
    private bool _isInTransaction;

    public void Because(IRecord record, string action, string? reason) => _acts[record.Id] = (action, reason);

    public void Announce(DbContext db, IEvent happened) => db.Add(beside.Message(happened));

    public async Task<int> SaveAsync(DbContext db, Func<Task<int>> saveAsync, CancellationToken ct)
    {
        using var turn = _isInTransaction ? null : await gate.EnterAsync(ct);
        var entries = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var records = entries.Where(e => e.Entity is IRecord).ToList();
        // The end of the chain is held before any row of the change: two transactions can wait for each other in one order only.
        await using var own = records.Count > 0 && db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        RaiseVersions(entries);
        var added = await beside.AuditAsync(db, records, _acts, ct);
        if (form is { Key: { } key, IsSaved: false } && entries.Count > 0)
        {
            added.Add(beside.Submission(key));
        }

        var changed = records.Select(e => (e.Metadata.ClrType, ((IRecord)e.Entity).Id)).ToList();
        db.AddRange(added);
        try
        {
            var saved = await saveAsync();
            await SearchIndex.FollowAsync(db, services, changed, ct);
            await CommitAsync(db, own, added, ct);
            form.IsSaved |= added.Exists(b => b is Submission);
            _acts.Clear();
            if (!_isInTransaction && entries.Exists(e => e.Entity is OutboxMessage))
            {
                outbox.Wake();
            }

            return saved;
        }
        catch
        {
            added.ForEach(b => db.Entry(b).State = EntityState.Detached);
            throw;
        }
    }

    public async Task<T> InTransactionAsync<T>(DbContext db, Func<Task<T>> workAsync, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        _isInTransaction = true;
        var wasSaved = form.IsSaved;
        try
        {
            await AuditChain.HoldAsync(db, ct);
            var result = await workAsync();
            await transaction.CommitAsync(ct);
            outbox.Wake();
            return result;
        }
        catch
        {
            form.IsSaved = wasSaved;
            throw;
        }
        finally
        {
            _isInTransaction = false;
        }
    }

    private static async Task CommitAsync(DbContext db, IDbContextTransaction? own, List<object> added, CancellationToken ct)
    {
        if (added.OfType<AuditEntry>().LastOrDefault() is { } last)
        {
            await AuditChain.MoveAsync(db, last.Seq, ct);
        }

        if (own is not null)
        {
            await own.CommitAsync(ct);
        }
    }

    private static void RaiseVersions(IEnumerable<EntityEntry> entries)
    {
        foreach (var entry in entries.Where(e => e.State == EntityState.Modified))
        {
            if (entry.Entity is IVersioned versioned)
            {
                versioned.Version = (int)entry.Property(nameof(IVersioned.Version)).OriginalValue! + 1;
            }
        }
    }
}
