using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Pages.Check;

/// <summary>Where the QR code of a certificate leads: open to everybody, without personal data, and no way to list.</summary>
[AllowAnonymous]
internal sealed class IndexModel(EvaluationDb db, TimeProvider clock) : PageModel
{
    /// <summary><c>null</c>: no certificate has this code.</summary>
    public CheckedCertificate? Certificate { get; private set; }

    public DateTime Now => clock.UtcNow();

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        Response.Headers.CacheControl = "no-store";
        var certificate = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.CheckCode == code, ct);
        Certificate = certificate is null ? null : CheckedCertificate.Of(certificate, clock.Today());
        Response.StatusCode = Certificate is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return Page();
    }
}

/// <summary>All that the public page may show.</summary>
/// <param name="Producer">An organisation's name; <c>null</c> for households and persons.</param>
internal sealed record CheckedCertificate(
    CertificateState State, string Product, string? Producer, string Commune, string District, string Number, string ProductCode, int Stars, string Decision, DateOnly IssuedOn, DateOnly ExpiresOn, DateOnly? WithdrawnOn)
{
    public static CheckedCertificate Of(Certificate c, DateOnly today) => new(
        c.StateOn(today), c.ProductName, PublicName.Of(c.ProducerName), c.CommuneName, c.District, c.Number, c.ProductCode, c.Stars, c.DecisionNumber, c.IssuedOn, c.ExpiresOn, c.WithdrawnOn);
}
