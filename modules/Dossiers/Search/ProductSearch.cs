using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Search;

/// <summary>Products by name, producer and criteria set.</summary>
internal sealed class ProductSearch(DossiersDb db) : SearchSource<DossiersDb, Product>(db), IScoped
{
    public override string Icon => "leaf";

    public override string Permission => Can.Read;

    public override IReadOnlyList<Type> Follows => [typeof(Product), typeof(Producer)];

    public override string UrlOf(Guid id) => $"/Dossiers/Products/View/{id}";

    protected override IQueryable<SearchEntry> Entries(IQueryable<Product> records) =>
        records.Select(p => new SearchEntry(p.Id, null, p.Name, p.Producer.Name + " · " + p.CommuneName, p.SetName) { Unit = p.CommuneId, Owner = p.ProducerId });

    protected override IQueryable<Product> Visible(IQueryable<Product> records, DossiersDb db, Actor actor) => records.VisibleTo(actor);

    protected override IQueryable<Product> Touched(IQueryable<Product> records, IReadOnlyCollection<Guid> changed) =>
        records.Where(p => changed.Contains(p.Id) || changed.Contains(p.ProducerId));
}
