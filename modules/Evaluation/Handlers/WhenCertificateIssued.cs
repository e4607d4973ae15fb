using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Handlers;

/// <summary>Tells of a certificate its commune and its producer.</summary>
internal sealed class CertificateNotices(EvaluationDb db, INotices notices) : IScoped
{
    public async Task TellAsync(Certificate certificate, string what, string icon, CancellationToken ct)
    {
        var producer = await db.Candidates.Where(c => c.Id == certificate.CandidateId).Select(c => c.ProducerId).SingleAsync(ct);
        var notice = new Notice($"certificate-{what}-{certificate.Id:N}", typeof(Texts), $"Notice.Certificate{what}", [certificate.ProductName, certificate.Number, certificate.ExpiresOn.Show()], $"/Evaluation/Certificates/View/{certificate.Id}", icon);
        await notices.TellAsync(notice, a => a.Can(Can.ReadCertificates) && (a.OnlyProducer is { } own ? own == producer : a.OnlyUnits?.Contains(certificate.CommuneId) == true), ct);
    }
}

internal sealed class WhenCertificateIssued(EvaluationDb db, CertificateNotices notices) : IWhen<CertificateIssued>
{
    public async Task HandleAsync(CertificateIssued happened, CancellationToken ct) =>
        await notices.TellAsync(await db.Certificates.AsNoTracking().SingleAsync(c => c.Id == happened.CertificateId, ct), "Issued", "certificate", ct);
}

/// <summary>Says in time that a certificate ends: as many days before as the pack under which it was given demands.</summary>
internal sealed class RemindOfExpiry(EvaluationDb db, CertificateNotices notices, IRuleBook rules, TimeProvider clock) : IScheduledWork, IScoped
{
    private const int LongestNotice = 365;

    public string Name => "certificates-expiring";

    public string Schedule => "0 30 6 * * ?";

    public async Task<string?> RunAsync(CancellationToken ct)
    {
        var (today, last) = (clock.Today(), clock.Today().AddDays(LongestNotice));
        var ending = await (from c in db.Certificates.AsNoTracking()
                            where c.WithdrawnOn == null && c.ExpiresOn >= today && c.ExpiresOn <= last
                            join a in db.Candidates on c.CandidateId equals a.Id
                            select new { Certificate = c, a.Pack }).ToListAsync(ct);
        var due = ending.Where(e => e.Certificate.ExpiresOn <= today.AddDays(rules.Pack(e.Pack).RenewalNoticeDays)).ToList();
        foreach (var one in due)
        {
            await notices.TellAsync(one.Certificate, "Expiring", "certificate-2", ct);
        }

        return due.Count > 0 ? string.Join(", ", due.Select(d => d.Certificate.Number)) : null;
    }
}
