using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using OcopModular.Host.Audit;
using OcopModular.Kernel;

namespace OcopModular.Host.Data;

/// <summary>Makes what is saved beside a change: an audit entry for each record, messages of the outbox, the key of the form.</summary>
internal sealed class WrittenBeside(CurrentActor current, TimeProvider clock) : IScoped
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public OutboxMessage Message(IEvent happened)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new OutboxMessage
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            At = now,
            NextAttempt = now,
            Type = happened.GetType().FullName + ", " + happened.GetType().Assembly.GetName().Name,
            Payload = JsonSerializer.Serialize(happened, happened.GetType(), Json),
        };
    }

    public Submission Submission(Guid key) => new() { Id = key, At = clock.UtcNow(), ActorId = current.Actor.Id };

    /// <summary>An entry for each record, chained to the end of the log, which is held from here on; and the salts of records that have none yet.</summary>
    public async Task<List<object>> AuditAsync(DbContext db, List<EntityEntry> records, IReadOnlyDictionary<Guid, (string Action, string? Reason)> acts, CancellationToken ct)
    {
        var added = new List<object>();
        var end = records.Count > 0 ? await AuditChain.HoldAsync(db, ct) : default;
        var salts = await SaltsAsync(db, [.. records.Where(Differences.HasPersonal).Select(e => ((IRecord)e.Entity).Id).Distinct()], added, ct);
        foreach (var entry in records)
        {
            var record = (IRecord)entry.Entity;
            var act = acts.GetValueOrDefault(record.Id, ($"{record.GetType().Name}.{entry.State}", null));
            var written = Entry(db, entry, act, salts.GetValueOrDefault(record.Id), end);
            added.Add(written);
            end = new ChainEnd(written.Seq, written.Hash);
        }

        return added;
    }

    private static async Task<Dictionary<Guid, string>> SaltsAsync(DbContext db, IReadOnlyList<Guid> records, List<object> added, CancellationToken ct)
    {
        var salts = records.Count == 0 ? [] : await db.Set<AuditSalt>().AsNoTracking().Where(s => records.Contains(s.Record)).ToDictionaryAsync(s => s.Record, s => s.Salt, ct);
        foreach (var record in records.Where(r => !salts.ContainsKey(r)))
        {
            salts[record] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
            added.Add(new AuditSalt { Record = record, Salt = salts[record] });
        }

        return salts;
    }

    private AuditEntry Entry(DbContext db, EntityEntry entry, (string Action, string? Reason) act, string? salt, ChainEnd end)
    {
        var record = (IRecord)entry.Entity;
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
            Action = act.Action,
            Reason = act.Reason,
            Search = SearchText.Of(current.Actor.Name, act.Reason),
            Changes = Differences.Of(entry, salt),
        };
        written.Hash = AuditChain.Hash(end.Hash, AuditChain.Body(written));
        return written;
    }
}
