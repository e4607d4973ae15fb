using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Domain;

/// <summary>The commune writes its report on the four contents and sends the dossier up.</summary>
internal sealed class ReportOnDossier(DossiersDb db, TimeProvider clock) : IScoped
{
    /// <param name="dossier">Found in the actor's scope.</param>
    /// <param name="version">The version that the form was opened with; 0 for a report not yet written.</param>
    public async Task<Outcome> WriteAsync(Dossier dossier, int? version, ReportContent content, CancellationToken ct)
    {
        if (dossier.State != DossierState.Filed)
        {
            return Outcome.Refuse("Dossier.WrongState");
        }

        var report = await db.Reports.SingleOrDefaultAsync(r => r.DossierId == dossier.Id, ct);
        var isNew = report is null;
        report ??= new Report { Id = Guid.CreateVersion7(clock.GetUtcNow()), DossierId = dossier.Id };
        if (report.Write(content, clock.Today(), clock.UtcNow()) is { IsDone: false } refused)
        {
            return refused;
        }

        if (isNew)
        {
            db.Add(report);
        }
        else if (version is { } expected)
        {
            db.Expect(report, expected);
        }

        db.Because(report, "Dossier.Reported", content.Number);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    public async Task<Outcome> ForwardAsync(Dossier dossier, int? version, CancellationToken ct)
    {
        var report = await db.Reports.Where(r => r.DossierId == dossier.Id).SingleOrDefaultAsync(ct);
        var outcome = dossier.Forward(report is not null, clock.UtcNow());
        if (outcome.IsDone)
        {
            if (version is { } expected)
            {
                db.Expect(dossier, expected);
            }

            db.Because(dossier, "Dossier.Forwarded", report!.Content.Number);
            db.Announce(new DossierForwarded(dossier.Id, dossier.Versions));
            await db.SaveChangesAsync(ct);
        }

        return outcome;
    }
}
