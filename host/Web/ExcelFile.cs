using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Web;

/// <summary>A list as an Excel file, written row by row; text stays text, also where it begins like a formula.</summary>
internal sealed class ExcelFile(TimeProvider clock) : IExcel, IScoped
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int Width = 24;

    public async Task<FileStreamResult> WriteAsync(string name, IReadOnlyList<ListHeading> headings, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct)
    {
        // A sheet is a zip: it is written to a file that is gone when it was sent.
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

        // An empty row carries the headings of a list without rows.
        var named = rows.DefaultIfEmpty(new object?[headings.Count]).Select(r => headings.Zip(r.Select(Cell)).ToDictionary(c => c.First.Text, c => c.Second));
        await file.SaveAsAsync(named.ToBlockingEnumerable(ct), configuration: Configuration(headings), cancellationToken: ct);
        file.Position = 0;
        return new FileStreamResult(file, ContentType) { FileDownloadName = $"{name}-{clock.Today().ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.xlsx" };
    }

    private static OpenXmlConfiguration Configuration(IReadOnlyList<ListHeading> headings) => new()
    {
        FreezeRowCount = 1,
        DynamicColumns = [.. headings.Select(h => h.IsDay ? new DynamicExcelColumn(h.Text) { Format = "dd/MM/yyyy", Width = Width } : new DynamicExcelColumn(h.Text) { Width = Width })],
    };

    private static object? Cell(object? value) => value switch
    {
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        Enum other => $"{other}",
        _ => value,
    };
}
