using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Dossiers.Pages;

[Authorize(Can.Read)]
internal sealed class FileModel(DossiersDb db, CurrentActor current, IFileStore store) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var mine = db.Dossiers.VisibleTo(current.Actor);
        var file = await db.Attachments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && mine.Any(d => d.Id == a.DossierId), ct);
        return file is null ? NotFound() : this.File(store, file.File, inline: true);
    }
}
