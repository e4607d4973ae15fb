using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;
using OcopModular.Host.Audit;
using OcopModular.Host.Outbox;
using OcopModular.Kernel;

namespace OcopModular.Host.Data;

/// <summary>The form post that is being handled; its key is saved with the first change.</summary>
internal sealed class PostedForm
{
    public Guid? Key { get; set; }

    public bool IsSaved { get; set; }
}

internal sealed class Change(CurrentActor current, TimeProvider clock, WriteGate gate, OutboxSignal outbox, PostedForm form) : IChange
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Dictionary<Guid, (string Action, string? Reason)> _acts = [];
    private bool _isInTransaction;

    public void Because(IRecord record, string action, string? reason) => _acts[record.Id] = (action, reason);

    public void Announce(DbContext db, IEvent happened)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(new OutboxMessage
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            At = now,
            NextAttempt = now,
            Type = happened.GetType().FullName + ", " + happened.GetType().Assembly.GetName().Name,
            Payload = JsonSerializer.Serialize(happened, happened.GetType(), Json),
        });
    }

    public async Task<int> SaveAsync(DbContext db, Func<Task<int>> saveAsync, CancellationToken ct)
    {
        using var turn = _isInTransaction ? null : await gate.EnterAsync(ct);
        var entries = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var records = entries.Where(e => e.Entity is IRecord).ToList();
        // The end of the chain is held before any row of the change: two transactions can wait for each other in one order only.
        await using var own = records.Count > 0 && db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        RaiseVersions(entries);
        var beside = await BesideAsync(db, records, entries.Count > 0, ct);
        db.AddRange(beside);
        try
        {
            var saved = await saveAsync();
            await CommitAsync(db, own, beside, ct);
            form.IsSaved |= beside.Exists(b => b is Submission);
            _acts.Clear();
            if (!_isInTransaction && entries.Exists(e => e.Entity is OutboxMessage))
            {
                outbox.Wake();
            }

            return saved;
        }
        catch
        {
            beside.ForEach(b => db.Entry(b).State = EntityState.Detached);
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

    private static async Task CommitAsync(DbContext db, IDbContextTransaction? own, List<object> beside, CancellationToken ct)
    {
        if (beside.OfType<AuditEntry>().LastOrDefault() is { } last)
        {
            await AuditChain.MoveAsync(db, last.Seq, ct);
        }

        if (own is not null)
        {
            await own.CommitAsync(ct);
        }
    }

    /// <summary>What is saved beside the change itself: an audit entry for each record, once the key of the form.</summary>
    private async Task<List<object>> BesideAsync(DbContext db, List<EntityEntry> records, bool isChanged, CancellationToken ct)
    {
        var beside = new List<object>();
        var end = records.Count > 0 ? await AuditChain.HoldAsync(db, ct) : default;
        var salts = await SaltsAsync(db, [.. records.Where(Differences.HasPersonal).Select(e => ((IRecord)e.Entity).Id).Distinct()], beside, ct);
        foreach (var entry in records)
        {
            var salt = salts.GetValueOrDefault(((IRecord)entry.Entity).Id);
            var written = Entry(db, entry, salt, end);
            beside.Add(written);
            end = new ChainEnd(written.Seq, written.Hash);
        }

        if (form is { Key: { } key, IsSaved: false } && isChanged)
        {
            beside.Add(new Submission { Id = key, At = clock.UtcNow(), ActorId = current.Actor.Id });
        }

        return beside;
    }

    private static async Task<Dictionary<Guid, string>> SaltsAsync(DbContext db, IReadOnlyList<Guid> records, List<object> beside, CancellationToken ct)
    {
        var salts = records.Count == 0 ? [] : await db.Set<AuditSalt>().AsNoTracking().Where(s => records.Contains(s.Record)).ToDictionaryAsync(s => s.Record, s => s.Salt, ct);
        foreach (var record in records.Where(r => !salts.ContainsKey(r)))
        {
            salts[record] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
            beside.Add(new AuditSalt { Record = record, Salt = salts[record] });
        }

        return salts;
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

    private AuditEntry Entry(DbContext db, EntityEntry entry, string? salt, ChainEnd end)
    {
        var record = (IRecord)entry.Entity;
        var (action, reason) = _acts.GetValueOrDefault(record.Id, ($"{record.GetType().Name}.{entry.State}", null));
        var written = new AuditEntry
        {
            Seq = end.Seq + 1,
            At = clock.UtcNow().ToMicrosecond(),
            ActorId = current.Actor.Id,
            ActorName = current.Actor.Name,
            Session = current.Actor.Session,
            Area = ModuleDb.PrefixOf(db.GetType()),
            Kind = record.GetType().Name,
            Record = record.Id,
            Subject = record.Subject,
            Action = action,
            Reason = reason,
            Search = SearchText.Of(current.Actor.Name, reason),
            Changes = Differences.Of(entry, salt),
        };
        written.Hash = AuditChain.Hash(end.Hash, AuditChain.Body(written));
        return written;
    }
}
