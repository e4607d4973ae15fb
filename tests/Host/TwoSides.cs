using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Host.Documents;
using OcopModular.Host.Imports;
using OcopModular.Kernel;
using OcopModular.Tests.Architecture;
using OcopModular.Tests.Dossiers;
using OcopModular.Tests.Evaluation;
using OcopModular.Tests.Imports;

namespace OcopModular.Tests.HostTests;

/// <summary>The first and the last id of one table.</summary>
internal sealed record TableIds(string Table, IReadOnlyList<Guid> Ids);

/// <summary>A commune, its producer and the council that scores it, with records in every state; all names hold the mark.</summary>
internal sealed record Side(string Mark, IReadOnlyList<Person> People, IReadOnlyList<TableIds> Tables);

/// <summary>Makes the records of a module that stands for itself; found by this interface.</summary>
internal interface ISideRecords
{
    /// <param name="mark">To stand in names, so that it is seen wherever it must not be.</param>
    Task MakeAsync(App app, Person officer, Guid commune, string mark);
}

/// <summary>Two sides that must not know of each other.</summary>
internal static class TwoSides
{
    private static IEnumerable<ISideRecords> Others { get; } = typeof(TwoSides).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(ISideRecords))).Select(t => (ISideRecords)Activator.CreateInstance(t)!).ToList();

    public static async Task<(Side One, Side Other)> BuildAsync(App app)
    {
        var known = new HashSet<Guid>();
        return (await SideAsync(app, "CanhGacMot", known), await SideAsync(app, "CanhGacHai", known));
    }

    /// <summary>Every row of every table as text: whatever a request changes is seen.</summary>
    public static Task<Dictionary<string, string>> RowsAsync(App app) => InScopeAsync(app, async services =>
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (db, table) in Tables(services, _ => true))
        {
            rows[table] = string.Join('\n', await LinesAsync(db, $"SELECT * FROM \"{table}\""));
        }

        return rows;
    });

    private static async Task<Side> SideAsync(App app, string mark, HashSet<Guid> known)
    {
        var filed = await Story.BeginAsync(app, $"Xã {mark}", mark: " " + mark);
        await filed.FileAsync();
        await filed.ReportAsync();
        await DocumentAsync(app, filed);
        var draft = await Story.BeginAsync(app, inCommune: filed.Commune, mark: $" {mark} nháp");
        await draft.FillAsync(withPapers: false);
        var sitting = await SittingAsync(app, filed, mark);
        await CertificateAsync(app, filed, mark);
        await SendListAsync(app, filed.Officer, mark);
        foreach (var records in Others)
        {
            await records.MakeAsync(app, filed.Officer, filed.Commune, mark);
        }

        var producer = await app.PersonAsync(Role.Producer, producer: filed.Producer);
        return new Side(mark, [filed.Officer, producer, sitting.Chair, sitting.Secretary, sitting.Members[0]], await NewIdsAsync(app, known));
    }

    private static async Task SendListAsync(App app, Person officer, string mark)
    {
        using var sheet = new MemoryStream(Sheets.Of([Sheets.ProducerHeadings, Sheets.Producer(1, $"Xã {mark}")]));
        var (outcome, _) = await app.ActAsync(officer, s => s.GetRequiredService<ImportDesk>().TakeAsync(s.GetRequiredService<ImportCatalogue>().Find("producers")!, sheet, $"{mark}.xlsx", default));
        outcome.Should().Be(Outcome.Done);
    }

    private static async Task<OpenSitting> SittingAsync(App app, Story filed, string mark)
    {
        var sitting = await app.SittingAsync(commune: filed.Commune);
        await app.DoAsync<EvaluationDb>(db => db.Candidates.Where(c => c.Id == sitting.Candidate).ExecuteUpdateAsync(s => s
            .SetProperty(c => c.DossierId, filed.Dossier).SetProperty(c => c.ProductId, filed.Product).SetProperty(c => c.ProducerId, filed.Producer)
            .SetProperty(c => c.ProductName, $"Trà {mark}").SetProperty(c => c.ProducerName, $"HTX {mark}").SetProperty(c => c.CommuneName, $"Xã {mark}")));
        var answers = new Answers(sitting.Picks(0.7m), new Dictionary<string, string>(), $"Nhận xét {mark}");
        foreach (var person in sitting.Scorers)
        {
            (await app.ActAsync(person, s => s.GetRequiredService<FillSheet>().SaveAsync(sitting.Candidate, answers, default)))!.Value.IsDone.Should().BeTrue();
        }

        (await sitting.SealAsync(sitting.Members[1]))!.Value.IsDone.Should().BeTrue();
        return sitting;
    }

    private static Task<Guid?> DocumentAsync(App app, Story filed) => app.ActAsync(filed.Officer, async services =>
    {
        var kind = services.GetRequiredService<DocumentKinds>().Find(OwnerOfIds.Papers)!;
        var subject = await kind.FindAsync(filed.Dossier, default);
        return (await services.GetRequiredService<MakeDocuments>().MakeAsync(kind, subject!, filed.Dossier, default)).Id;
    });

    private static async Task CertificateAsync(App app, Story filed, string mark)
    {
        var closed = await app.ClosedSessionAsync(new Scored(60, 3, $"Trà {mark}", $"HTX {mark}") { Commune = filed.Commune, ProducerId = filed.Producer });
        var decision = new DecisionFacts($"{mark}/QĐ-UBND", new DateOnly(2024, 11, 4), "Người Ký Quyết Định", "Chủ tịch");
        (await app.AskAsync<RecordDecision, Outcome>(act => act.RecordAsync(closed.Id, decision, default))).Should().Be(Outcome.Done);
    }

    /// <summary>Ids that no earlier side has; accounts and the shared tables are nobody's side, the lists that people sent are.</summary>
    private static Task<List<TableIds>> NewIdsAsync(App app, HashSet<Guid> known) => InScopeAsync(app, async services =>
    {
        var found = new List<TableIds>();
        foreach (var (db, table) in Tables(services, t => !t.StartsWith("kernel_", StringComparison.Ordinal) && (t is "host_import_run" or "host_document" || !t.StartsWith("host_", StringComparison.Ordinal))))
        {
            var entity = db.Model.GetEntityTypes().Single(e => e.GetTableName() == table);
            if (entity.FindPrimaryKey()?.Properties is [{ } key] && key.ClrType == typeof(Guid))
            {
                var all = await LinesAsync(db, $"SELECT \"{key.GetColumnName()}\" FROM \"{table}\"");
                var mine = all.Select(Guid.Parse).Where(known.Add).ToList();
                found.Add(new TableIds(table, mine.Count > 1 ? [mine[0], mine[^1]] : mine));
            }
        }

        return found.Where(t => t.Ids.Count > 0).ToList();
    });

    private static List<(DbContext Db, string Table)> Tables(IServiceProvider services, Func<string, bool> fits) =>
        House.Contexts(services).SelectMany(c => c.Model.GetEntityTypes().Select(e => (Db: c, Table: e.GetTableName()!))).Where(t => t.Table is not null && fits(t.Table)).DistinctBy(t => t.Table).ToList();

    private static async Task<T> InScopeAsync<T>(App app, Func<IServiceProvider, Task<T>> askAsync)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await askAsync(scope.ServiceProvider);
    }

    private static async Task<List<string>> LinesAsync(DbContext db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
