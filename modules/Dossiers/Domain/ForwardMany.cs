using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Domain;

/// <summary>Sends up several dossiers, each by its own act: what cannot be sent stays, the others go.</summary>
internal sealed class ForwardMany(DossiersDb db, ReportOnDossier act, CurrentActor current) : IScoped
{
    public async Task<IReadOnlyList<(string Name, Outcome Outcome)>> RunAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var done = new List<(string, Outcome)>();
        foreach (var id in current.Actor.Can(Can.Report) ? ids : [])
        {
            var dossier = await db.Dossiers.VisibleTo(current.Actor).Include(d => d.Product).SingleAsync(d => d.Id == id, ct);
            done.Add((dossier.Product.Name, await act.ForwardAsync(dossier, null, ct)));
        }

        return done;
    }
}
