using Microsoft.AspNetCore.Mvc;
using MiniExcelLibs;

namespace OcopModular.Host.Web;

/// <summary>A list as an Excel file, written row by row: the memory does not grow with the list.</summary>
internal static class ExcelFile
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="rows">Heading → value; text stays text, also where it begins like a formula.</param>
    public static async Task<FileStreamResult> OfAsync(string name, IAsyncEnumerable<Dictionary<string, object?>> rows, CancellationToken ct)
    {
        // A sheet is a zip: it is written to a file that is gone when it was sent.
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await file.SaveAsAsync(rows.ToBlockingEnumerable(ct), cancellationToken: ct);
        file.Position = 0;
        return new FileStreamResult(file, ContentType) { FileDownloadName = name };
    }
}
