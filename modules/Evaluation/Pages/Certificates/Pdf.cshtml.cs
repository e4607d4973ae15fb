using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Documents;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Pages.Certificates;

/// <summary>The certificate for the printer.</summary>
[Authorize(Can.ReadCertificates)]
internal sealed class PdfModel(EvaluationDb db, CurrentActor current, CertificatePdf pdf, PublicAddress address) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await db.Certificates.AsNoTracking().VisibleTo(current.Actor, db).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } certificate)
        {
            return NotFound();
        }

        var content = pdf.Draw(certificate, address.OfCheck(certificate.CheckCode, Request));
        Response.Headers.CacheControl = "private, no-cache";
        return File(content, "application/pdf", $"Giay-chung-nhan-{certificate.ProductCode}.pdf");
    }
}
