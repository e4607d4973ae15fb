using OcopModular.Kernel;
using OcopModular.NewModule.Data;
using OcopModular.NewModule.Domain;

namespace OcopModular.NewModule.Search;

/// <summary>By number and name, in the search box.</summary>
internal sealed class NewRecordSearch(NewModuleDb db) : SearchSource<NewModuleDb, NewRecord>(db), IScoped
{
    public override string Icon => "icon-of-module";

    public override string Permission => Can.Read;

    public override string UrlOf(Guid id) => $"/NewModule/View/{id}";

    protected override IQueryable<SearchEntry> Entries(IQueryable<NewRecord> records) =>
        records.Select(r => new SearchEntry(r.Id, r.Number, r.Name, r.CommuneName) { Unit = r.CommuneId });

    protected override IQueryable<NewRecord> Visible(IQueryable<NewRecord> records, NewModuleDb db, Actor actor) => records.VisibleTo(actor);
}
