using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Domain;

/// <summary>Begins a dossier for a product of one's own scope.</summary>
internal sealed class OpenDossier(DossiersDb db, Communes communes, CurrentActor current, TimeProvider clock) : IScoped
{
    public async Task<(Outcome Outcome, Guid Id)> RunAsync(Guid productId, DossierKind kind, CancellationToken ct)
    {
        var product = await db.Products.VisibleTo(current.Actor).Include(p => p.Producer).SingleOrDefaultAsync(p => p.Id == productId, ct);
        if (product is null)
        {
            return (Outcome.Refuse("Dossier.NoProduct"), Guid.Empty);
        }

        var year = clock.Today().Year;
        if (await HasOpenAsync(productId, year, ct))
        {
            return (Outcome.Refuse("Dossier.OneOpen", product.Name, year), Guid.Empty);
        }

        if (await communes.HomeAsync(product.Producer.CommuneId, ct) is not { } commune)
        {
            return (Outcome.Refuse("Producer.CommuneGone", product.Producer.CommuneName), Guid.Empty);
        }

        var dossier = Dossier.Open(Guid.CreateVersion7(clock.GetUtcNow()), product, commune, kind, year, clock.UtcNow());
        db.Add(dossier);
        db.Because(dossier, "Dossier.Opened");
        await db.SaveChangesAsync(ct);
        return (Outcome.Done, dossier.Id);
    }

    private Task<bool> HasOpenAsync(Guid productId, int year, CancellationToken ct) =>
        db.Dossiers.AnyAsync(d => d.ProductId == productId && d.Year == year && d.State != DossierState.Decided && d.State != DossierState.Withdrawn, ct);
}
