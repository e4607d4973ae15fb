using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel;
using OcopModular.NewModule.Data;
using OcopModular.NewModule.Domain;

namespace OcopModular.NewModule.Pages;

[Authorize(Can.Read)]
internal sealed class ViewModel(NewModuleDb db, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public NewRecord Record { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Records.AsNoTracking().VisibleTo(current.Actor).SingleOrDefaultAsync(r => r.Id == Id, ct) is not { } record)
        {
            return NotFound();
        }

        Record = record;
        return Page();
    }
}
