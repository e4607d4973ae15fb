using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Pages.Certificates;

[Authorize(Can.ReadCertificates)]
internal sealed class ViewModel(EvaluationDb db, CurrentActor current, TimeProvider clock) : PageModel
{
    public Certificate Certificate { get; private set; } = null!;

    public CertificateState State => Certificate.StateOn(clock.Today());

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await db.Certificates.AsNoTracking().VisibleTo(current.Actor, db).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } certificate)
        {
            return NotFound();
        }

        Certificate = certificate;
        return Page();
    }
}
