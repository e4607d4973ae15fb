using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OcopModular.Dossiers.Contracts;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Pages.Score;

/// <summary>An evidence file beside the sheet, for who fills in the sheet, from the calling of the session until it is closed.</summary>
[Authorize(Can.Score)]
internal sealed class FileModel(OwnSheets own, IDossierBook dossiers, IFileStore store) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid file, CancellationToken ct)
    {
        if (await own.FindAsync(id, ct) is not { IsReadable: true } mine)
        {
            return NotFound();
        }

        var filed = await dossiers.FiledAsync(mine.Candidate.DossierId, mine.Candidate.DossierVersion, ct);
        return filed?.Evidence.FirstOrDefault(e => e.Id == file) is { } evidence ? await this.FileAsync(store, evidence.File, thumbnail: false, ct) : NotFound();
    }
}
