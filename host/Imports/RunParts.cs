using Microsoft.Extensions.Localization;
using OcopModular.Kernel;

namespace OcopModular.Host.Imports;

/// <summary>What the page of a sent list needs beside the list itself.</summary>
internal sealed class RunParts(ImportCatalogue imports, KeptSheets sheets, IStringLocalizer<Texts> texts) : IScoped
{
    public IImport? Find(ImportRun run) => imports.Find(run.Import);

    public bool May(IImport import) => imports.May(import);

    /// <summary>The sheet as it was sent, each row with its faults beside it: to be mended and sent again.</summary>
    public async Task<IEnumerable<Dictionary<string, object?>>?> WithFaultsAsync(ImportRun run, IReadOnlyList<ImportColumn> columns, SheetContent sheet, CancellationToken ct)
    {
        if (await sheets.ReadAsync(run.Sha256, ct) is not { } rows)
        {
            return null;
        }

        var faults = sheet.Faults.ToLookup(f => f.Row);
        var at = SheetMap.Of(rows, columns, sheet.Map).HeadingAt;
        var shown = columns.Where(c => sheet.Map.ContainsKey(c.Name)).ToList();
        return rows.Skip(at + 1).Select(row => With(row, faults[row.Number], shown, sheet));
    }

    private Dictionary<string, object?> With(SheetRow row, IEnumerable<ImportFault> faults, IReadOnlyList<ImportColumn> columns, SheetContent sheet)
    {
        var cells = row.Cells.ToDictionary(c => c.Column);
        var line = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [texts["Import.Row"]] = row.Number,
            [texts["Import.ToMend"]] = string.Join("; ", faults.Select(f => $"{f.Heading}: {f.Text}")),
        };
        foreach (var column in columns)
        {
            line[column.Heading] = cells.GetValueOrDefault(sheet.Map[column.Name]) is { } cell ? AsTyped(cell) : null;
        }

        return line;
    }

    private static string AsTyped(SheetCell cell) => cell.Kind switch
    {
        'd' => CellRules.Show(new ImportColumn("", "", "", ImportKind.Day), cell.Text),
        'n' => cell.Text.Replace('.', ','),
        _ => cell.Text,
    };
}
