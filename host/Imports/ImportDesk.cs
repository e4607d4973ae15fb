using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Host.Files;
using OcopModular.Kernel;

namespace OcopModular.Host.Imports;

/// <summary>Finds imports by name, where the actor may.</summary>
internal sealed class ImportCatalogue(IEnumerable<IImport> imports, CurrentActor current) : IScoped
{
    public IReadOnlyList<IImport> Mine => [.. imports.Where(i => current.Actor.Can(i.Permission))];

    public IImport? Find(string name) => imports.FirstOrDefault(i => i.Name == name);

    public bool May(IImport import) => current.Actor.Can(import.Permission);
}

/// <summary>A kept sheet, read.</summary>
internal sealed class KeptSheets(IFileStore store, SheetProcess process, Intake intake) : IScoped
{
    /// <summary>Reads a file that was just received, and keeps it where it can be used.</summary>
    public async Task<(StoredFile? File, IReadOnlyList<SheetRow> Rows, Outcome Outcome)> TakeAsync(Stream content, string name, Func<IReadOnlyList<SheetRow>, Outcome> use, CancellationToken ct)
    {
        var path = intake.NewPath();
        try
        {
            if (!await Intake.ReceiveAsync(content, path, ct))
            {
                return (null, [], Intake.TooLarge(FileKind.Largest));
            }

            var (rows, outcome) = await process.ReadAsync(path, ct);
            outcome = outcome.IsDone ? use(rows) : outcome;
            if (!outcome.IsDone)
            {
                return (null, [], outcome);
            }

            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
            var taken = await store.TakeAsync(file, name, ct);
            return (taken.File, rows, taken.Outcome);
        }
        finally
        {
            Intake.Discard(path);
        }
    }

    /// <returns>The rows, or <c>null</c> where the store does not open the file (any more, or yet).</returns>
    public async Task<IReadOnlyList<SheetRow>?> ReadAsync(string sha256, CancellationToken ct)
    {
        await using var kept = await store.OpenAsync(sha256, thumbnail: false, ct);
        var path = intake.NewPath();
        try
        {
            return kept is not null && await Intake.ReceiveAsync(kept, path, ct) && await process.ReadAsync(path, ct) is { Outcome.IsDone: true } read ? read.Rows : null;
        }
        finally
        {
            Intake.Discard(path);
        }
    }
}

/// <summary>Takes lists, looks at them again with other columns, confirms and drops them; each belongs to who sent it.</summary>
internal sealed class ImportDesk(HostDb db, KeptSheets sheets, SheetCheck check, CurrentActor current, TimeProvider clock) : IScoped
{
    public const int MostFaults = 1_000;
    private const int FirstRows = 5;

    public IQueryable<ImportRun> Mine => db.ImportRuns.Where(r => r.AccountId == current.Actor.Id);

    public async Task<(Outcome Outcome, Guid Id)> TakeAsync(IImport import, Stream content, string name, CancellationToken ct)
    {
        var columns = await import.ColumnsAsync(ct);
        var (file, rows, outcome) = await sheets.TakeAsync(content, name, r => HasHeadings(r, columns), ct);
        if (file is null)
        {
            return (outcome, Guid.Empty);
        }

        var map = SheetMap.Of(rows, columns, chosen: null);
        var run = new ImportRun { Id = Guid.CreateVersion7(clock.GetUtcNow()), Import = import.Name, AccountId = current.Actor.Id, FileName = file.Name, Sha256 = file.Sha256, SentAt = clock.UtcNow() };
        var sheet = new ImportSheet { Id = run.Id };
        Fill(run, sheet, columns, map, await CheckAsync(import, columns, rows, map, ct));
        db.AddRange(run, sheet);
        db.Because(run, "Import.Sent");
        await db.SaveChangesAsync(ct);
        return (Outcome.Done, run.Id);
    }

    /// <summary>Looks again, with columns that the person chose.</summary>
    public async Task<Outcome> MapAsync(ImportRun run, IImport import, IReadOnlyDictionary<string, int> chosen, CancellationToken ct)
    {
        if (run.State != ImportState.Checked || await sheets.ReadAsync(run.Sha256, ct) is not { } rows)
        {
            return Outcome.Refuse("Import.NotOpen");
        }

        var columns = await import.ColumnsAsync(ct);
        var map = SheetMap.Of(rows, columns, chosen);
        var sheet = await db.ImportSheets.SingleAsync(s => s.Id == run.Id, ct);
        run.Problem = null;
        Fill(run, sheet, columns, map, await CheckAsync(import, columns, rows, map, ct));
        db.Because(run, "Import.Checked");
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    /// <summary>A second confirmation finds the first one and changes nothing.</summary>
    public async Task<Outcome> ConfirmAsync(ImportRun run, CancellationToken ct)
    {
        if (!run.MayBeConfirmed)
        {
            return run.State is ImportState.Saving or ImportState.Done ? Outcome.Done : Outcome.Refuse("Import.NotGood");
        }

        (run.State, run.Problem) = (ImportState.Saving, null);
        db.Because(run, "Import.Confirmed");
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    public async Task DropAsync(ImportRun run, CancellationToken ct)
    {
        if (run.State is ImportState.Checked or ImportState.Failed)
        {
            (run.State, run.EndedAt) = (ImportState.Dropped, clock.UtcNow());
            db.Because(run, "Import.Dropped");
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task<CheckedSheet> CheckAsync(IImport import, IReadOnlyList<ImportColumn> columns, IReadOnlyList<SheetRow> rows, SheetMap map, CancellationToken ct) =>
        Missing(columns, map).Count > 0 ? new CheckedSheet { Rows = rows.Count - map.HeadingAt - 1 } : await check.RunAsync(import, columns, rows, map, ct);

    private void Fill(ImportRun run, ImportSheet sheet, IReadOnlyList<ImportColumn> columns, SheetMap map, CheckedSheet found)
    {
        run.Take(found);
        var first = found.Good.Take(FirstRows).Select(g => (IReadOnlyList<string>)[.. columns.Select(c => CellRules.Show(c, g.Row[c.Name]))]);
        sheet.Write(new SheetContent(current.Actor.Session, map.Headings, map.Map, Missing(columns, map), [.. found.Faults.Take(MostFaults)], [.. first], found.Seen()));
    }

    private static Outcome HasHeadings(IReadOnlyList<SheetRow> rows, IReadOnlyList<ImportColumn> columns) =>
        rows.Count == 0 ? Outcome.Refuse("Import.Empty")
        : SheetMap.Of(rows, columns, chosen: null).Map.Count == 0 ? Outcome.Refuse("Import.NoHeading", string.Join(", ", columns.Take(3).Select(c => c.Heading)))
        : Outcome.Done;

    private static IReadOnlyList<string> Missing(IReadOnlyList<ImportColumn> columns, SheetMap map) => [.. columns.Where(c => c.IsRequired && !map.Map.ContainsKey(c.Name)).Select(c => c.Heading)];
}
