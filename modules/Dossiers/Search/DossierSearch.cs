using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Search;

/// <summary>Dossiers by number, product, producer and commune.</summary>
internal sealed class DossierSearch(DossiersDb db) : SearchSource<DossiersDb, Dossier>(db), IScoped
{
    public override string Icon => "folders";

    public override string Permission => Can.Read;

    public override IReadOnlyList<Type> Follows => [typeof(Dossier), typeof(Product), typeof(Producer)];

    public override string UrlOf(Guid id) => $"/Dossiers/View/{id}";

    protected override IQueryable<SearchEntry> Entries(IQueryable<Dossier> records) =>
        records.Select(d => new SearchEntry(d.Id, d.Number, d.Product.Name, d.Product.Producer.Name + " · " + d.CommuneName + " · " + d.Year, d.PaperNumber) { Unit = d.CommuneId, Owner = d.ProducerId });

    protected override IQueryable<Dossier> Visible(IQueryable<Dossier> records, DossiersDb db, Actor actor) => records.VisibleTo(actor);

    protected override IQueryable<Dossier> Touched(IQueryable<Dossier> records, IReadOnlyCollection<Guid> changed) =>
        records.Where(d => changed.Contains(d.Id) || changed.Contains(d.ProductId) || changed.Contains(d.ProducerId));
}
