using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Dossiers.Pages;

/// <summary>Shows an evidence file in place: a PDF drawn by our own script, a redrawn picture; all else is a download.</summary>
[Authorize(Can.Read)]
internal sealed class FileModel(DossiersDb db, CurrentActor current, IFileStore store) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public new Attachment File { get; private set; } = null!;

    public (FileCheck Check, string? Finding) Check { get; private set; }

    public bool CanOpen => Check.Check is FileCheck.Clean or FileCheck.NotScanned;

    public string Address => $"/Dossiers/File/{Id}?handler=Content";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } file)
        {
            return NotFound();
        }

        (File, Check) = (file, (await store.ChecksAsync([file.Sha256], ct))[file.Sha256]);
        return Page();
    }

    public async Task<IActionResult> OnGetContentAsync(bool thumbnail, CancellationToken ct) =>
        await FindAsync(ct) is not { } file || (thumbnail && !file.File.IsPicture) ? NotFound() : await this.FileAsync(store, file.File, thumbnail, ct);

    private Task<Attachment?> FindAsync(CancellationToken ct)
    {
        var mine = db.Dossiers.VisibleTo(current.Actor);
        return db.Attachments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id && mine.Any(d => d.Id == a.DossierId), ct);
    }
}
