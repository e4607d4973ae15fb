using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Audit;

/// <summary>Replays the log and compares what each record should be with what stands in its table: finds edits made in the database itself.</summary>
internal sealed class RecordReplay(HostDb hostDb, IEnumerable<ModuleDb> moduleDbs) : IScoped
{
    private readonly Dictionary<(string Area, string Kind, Guid Record), Dictionary<string, string>> _records = [];

    public void Take(AuditEntry entry)
    {
        var at = (entry.Area, entry.Kind, entry.Record);
        if (!_records.TryGetValue(at, out var values))
        {
            _records[at] = values = new Dictionary<string, string>(StringComparer.Ordinal);
        }

        using var changes = JsonDocument.Parse(entry.Changes);
        foreach (var change in changes.RootElement.EnumerateObject())
        {
            values[change.Name] = change.Value[1].GetRawText();
        }

        // A removal takes every value away, whatever the act was called.
        if (values.Values.All(v => v == "null"))
        {
            _records.Remove(at);
        }
    }

    public async Task<IReadOnlyList<AuditFault>> CompareAsync(CancellationToken ct)
    {
        var salts = await hostDb.Set<AuditSalt>().AsNoTracking().ToDictionaryAsync(s => s.Record, s => s.Salt, ct);
        var faults = new List<AuditFault>();
        foreach (var (db, type) in Tables())
        {
            var (area, kind) = (ModuleDb.PrefixOf(db.GetType()), type.ClrType.Name);
            await foreach (var row in RowsOf(db, type.ClrType).AsAsyncEnumerable().WithCancellation(ct))
            {
                faults.AddRange(Compare(area, type, (IRecord)row, salts));
            }

            // What is left in the replay has no row any more.
            faults.AddRange(_records.Keys.Where(k => k.Area == area && k.Kind == kind).Select(k => new AuditFault("Audit.Fault.RowGone", kind, k.Record)));
        }

        return faults;
    }

    /// <summary>The tables whose rows are found by the id that the log has.</summary>
    private IEnumerable<(DbContext Db, IEntityType Type)> Tables() =>
        from db in moduleDbs.Prepend<DbContext>(hostDb)
        from type in db.Model.GetEntityTypes()
        where typeof(IRecord).IsAssignableFrom(type.ClrType) && type.FindPrimaryKey()!.Properties is [{ Name: nameof(IRecord.Id) }]
        select (db, type);

    private static IQueryable<object> RowsOf(DbContext db, Type type) =>
        ((IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type).Invoke(db, [])!).AsNoTracking();

    private IEnumerable<AuditFault> Compare(string area, IEntityType type, IRecord row, Dictionary<Guid, string> salts)
    {
        if (!_records.Remove((area, type.ClrType.Name, row.Id), out var values))
        {
            return [new AuditFault("Audit.Fault.RowUnknown", type.ClrType.Name, row.Id)];
        }

        return from property in type.GetProperties()
               where Differences.IsLogged(property) && !property.IsShadowProperty() && values.ContainsKey(property.Name)
               // Without its salt, which was erased with a person's data, a value can no longer be compared.
               where !Differences.IsPersonal(property) || salts.ContainsKey(row.Id)
               let text = Differences.Text(property.GetGetter().GetClrValue(row), property, salts.GetValueOrDefault(row.Id))
               where text != values[property.Name]
               select new AuditFault("Audit.Fault.Row", type.ClrType.Name, row.Id, property.Name);
    }
}
