using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Imports;

/// <summary>What the page of a sent list needs beside the list itself.</summary>
internal sealed class RunParts(ImportCatalogue imports, KeptSheets sheets, IExcel excel, IStringLocalizer<Texts> texts) : IScoped
{
    public IImport? Find(ImportRun run) => imports.Find(run.Import);

    public bool May(IImport import) => imports.May(import);

    /// <summary>The sheet as it was sent, each row with its faults beside it: to be mended and sent again.</summary>
    public async Task<FileStreamResult?> WithFaultsAsync(ImportRun run, IReadOnlyList<ImportColumn> columns, SheetContent sheet, CancellationToken ct)
    {
        if (await sheets.ReadAsync(run.Sha256, ct) is not { } rows)
        {
            return null;
        }

        var faults = sheet.Faults.ToLookup(f => f.Row);
        var at = SheetMap.Of(rows, columns, sheet.Map).HeadingAt;
        var shown = columns.Where(c => sheet.Map.ContainsKey(c.Name)).ToList();
        ListHeading[] headings = [.. new[] { texts["Import.Row"].Value, texts["Import.ToMend"].Value }.Concat(shown.Select(c => c.Heading)).Select(h => new ListHeading("", h))];
        return await excel.WriteAsync(texts["Import.FaultsName"], headings, rows.Skip(at + 1).Select(row => With(row, faults[row.Number], shown, sheet)).ToAsyncEnumerable(), ct);
    }

    private static IReadOnlyList<object?> With(SheetRow row, IEnumerable<ImportFault> faults, IReadOnlyList<ImportColumn> columns, SheetContent sheet)
    {
        var cells = row.Cells.ToDictionary(c => c.Column);
        return [row.Number, string.Join("; ", faults.Select(f => $"{f.Heading}: {f.Text}")), .. columns.Select(c => cells.GetValueOrDefault(sheet.Map[c.Name]) is { } cell ? AsTyped(cell) : null)];
    }

    private static string AsTyped(SheetCell cell) => cell.Kind switch
    {
        'd' => CellRules.Show(new ImportColumn("", "", "", ImportKind.Day), cell.Text),
        'n' => cell.Text.Replace('.', ','),
        _ => cell.Text,
    };
}
