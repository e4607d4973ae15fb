using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Search;

/// <summary>Producers by name, representative and registration number; phone and mail are nobody's key.</summary>
internal sealed class ProducerSearch(DossiersDb db) : SearchSource<DossiersDb, Producer>(db), IScoped
{
    public override string Icon => "building-cottage";

    public override string Permission => Can.Read;

    public override string UrlOf(Guid id) => $"/Dossiers/Producers/View/{id}";

    protected override IQueryable<SearchEntry> Entries(IQueryable<Producer> records) =>
        records.Select(p => new SearchEntry(p.Id, p.RegistrationNumber, p.Name, p.CommuneName, p.Representative) { Unit = p.CommuneId, Owner = p.Id });

    protected override IQueryable<Producer> Visible(IQueryable<Producer> records, DossiersDb db, Actor actor) => records.VisibleTo(actor);
}
