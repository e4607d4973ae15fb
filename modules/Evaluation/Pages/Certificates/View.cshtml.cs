using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Pages.Certificates;

[Authorize(Can.ReadCertificates)]
internal sealed class ViewModel(EvaluationDb db, CurrentActor current, TimeProvider clock, IStringLocalizer<Texts> T) : PageModel
{
    public Certificate Certificate { get; private set; } = null!;

    public CertificateState State => Certificate.StateOn(clock.Today());

    public IReadOnlyList<TimelineEntry> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await db.Certificates.AsNoTracking().VisibleTo(current.Actor, db).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } certificate)
        {
            return NotFound();
        }

        Certificate = certificate;
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(a => a.Record == id || a.Record == certificate.RecognitionId).OrderByDescending(a => a.At).ToListAsync(ct);
        History = entries.Select(e => new TimelineEntry(e.At, e.ActorName, T[$"Audit.{e.Action}"], e.Reason, null)).ToList();
        return Page();
    }
}
