using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OcopModular.Host.Accounts;
using OcopModular.Host.Documents;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Documents;

/// <summary>The Word file of a document (<c>draft</c>) or its signed scan (<c>scan</c>), as a download.</summary>
[Authorize(HostCan.Documents)]
internal sealed class FileModel(DocumentShelf shelf, IFileStore store) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, string which, CancellationToken ct)
    {
        var document = (await shelf.FindAsync(id, ct))?.Document;
        var file = which switch { "draft" => document?.Draft, "scan" => document?.Scan, _ => null };
        return file is null ? NotFound() : await this.FileAsync(store, file, thumbnail: false, ct);
    }
}
