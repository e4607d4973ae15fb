using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OcopModular.Kernel;

/// <summary>One writer at a time in the process on SQLite; free on PostgreSQL.</summary>
public interface IWriteGate
{
    Task<IDisposable> EnterAsync(CancellationToken ct);
}

/// <summary>Told after a commit that events wait in the outbox.</summary>
public interface IOutboxSignal
{
    void Wake();
}

/// <summary>The form post that is being handled; its key is saved with the first change.</summary>
public sealed class PostedForm
{
    public Guid? Key { get; set; }

    public bool IsSaved { get; set; }
}

/// <summary>What every save does beside saving: the write gate, versions, audit, the form's key, waking the outbox. One way for all contexts.</summary>
public sealed class Change(CurrentActor current, TimeProvider clock, IWriteGate gate, IOutboxSignal outbox, PostedForm form)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Dictionary<Guid, (string Action, string? Reason)> _acts = [];
    private bool _isInTransaction;

    /// <summary>Names the business act and its reason for the audit entry of the record's next save.</summary>
    public void Because(IRecord record, string action, string? reason) => _acts[record.Id] = (action, reason);

    /// <summary>Adds the event to the outbox of the save.</summary>
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

    /// <summary>Saves with all that belongs to a change, alone in the gate.</summary>
    public async Task<int> SaveAsync(DbContext db, Func<Task<int>> saveAsync, CancellationToken ct)
    {
        using var turn = _isInTransaction ? null : await gate.EnterAsync(ct);
        var entries = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        RaiseVersions(entries);
        var beside = Beside(entries).ToList();
        db.AddRange(beside);
        try
        {
            var saved = await saveAsync();
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

    /// <summary>Runs several reads and saves as one transaction, alone in the gate.</summary>
    public async Task<T> InTransactionAsync<T>(DbContext db, Func<Task<T>> workAsync, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        _isInTransaction = true;
        var wasSaved = form.IsSaved;
        try
        {
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

    /// <summary>What is saved beside the change itself: an audit entry for each record, once the key of the form.</summary>
    private IEnumerable<object> Beside(List<EntityEntry> entries)
    {
        var now = clock.GetUtcNow();
        foreach (var entry in entries.Where(e => e.Entity is IRecord))
        {
            yield return Entry((IRecord)entry.Entity, entry, now);
        }

        if (form is { Key: { } key, IsSaved: false } && entries.Count > 0)
        {
            yield return new Submission { Id = key, At = now.UtcDateTime, ActorId = current.Actor.Id };
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

    private AuditEntry Entry(IRecord record, EntityEntry entry, DateTimeOffset now)
    {
        var (action, reason) = _acts.GetValueOrDefault(record.Id, ($"{record.GetType().Name}.{entry.State}", null));
        return new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now.UtcDateTime,
            ActorId = current.Actor.Id,
            ActorName = current.Actor.Name,
            Session = current.Actor.Session,
            Kind = record.GetType().Name,
            Record = record.Id,
            Subject = record.Subject,
            Action = action,
            Reason = reason,
            Changes = JsonSerializer.Serialize(Differences(entry), Json),
        };
    }

    private static Dictionary<string, object?[]> Differences(EntityEntry entry)
    {
        var differences = new Dictionary<string, object?[]>(StringComparer.Ordinal);
        foreach (var property in entry.Properties.Where(p => Matters(p, entry.State)))
        {
            var from = entry.State == EntityState.Added ? null : property.OriginalValue;
            var to = entry.State == EntityState.Deleted ? null : property.CurrentValue;
            differences[property.Metadata.Name] = IsPersonal(property.Metadata) ? [Mask(from), Mask(to)] : [from, to];
        }

        return differences;
    }

    private static bool Matters(PropertyEntry property, EntityState state) =>
        !property.Metadata.IsPrimaryKey() && property.Metadata.Name is not (nameof(IVersioned.Version) or "Search")
        && (state != EntityState.Modified || (property.IsModified && !Equals(property.OriginalValue, property.CurrentValue)));

    private static bool IsPersonal(IProperty property) => property.PropertyInfo?.IsDefined(typeof(PersonalAttribute), inherit: true) == true;

    private static string? Mask(object? value) => value is null ? null : "•••";
}
