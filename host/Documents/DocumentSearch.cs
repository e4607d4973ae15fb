using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Host.Search;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using Microsoft.EntityFrameworkCore;

namespace OcopModular.Host.Documents;

/// <summary>Documents by number and title; who reads them is asked of the module whose record they are of.</summary>
internal sealed class DocumentSearch(HostDb db, DocumentKinds kinds) : SearchSource<HostDb, Document>(db), IScoped
{
    private readonly HostDb _db = db;

    public override string Icon => "file-text";

    public override string Permission => HostCan.Documents;

    public override string UrlOf(Guid id) => $"/Documents/View/{id}";

    public override async Task<IReadOnlyCollection<Guid>> VisibleAsync(IReadOnlyCollection<Guid> ids, Actor actor, CancellationToken ct)
    {
        var documents = await _db.Documents.AsNoTracking().Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.Kind, d.RecordId }).ToListAsync(ct);
        var visible = new List<Guid>();
        foreach (var of in documents.GroupBy(d => d.Kind))
        {
            var records = kinds.Find(of.Key) is { } kind ? await kind.ReadableAsync([.. of.Select(d => d.RecordId).Distinct()], ct) : [];
            visible.AddRange(of.Where(d => records.Contains(d.RecordId)).Select(d => d.Id));
        }

        return visible;
    }

    protected override IQueryable<SearchEntry> Entries(IQueryable<Document> records) =>
        records.Select(d => new SearchEntry(d.Id, d.NumberText, d.Title, $"{(d.NumberedOn == null ? "" : d.NumberedOn.Value.Show() + " · ")}{d.MadeBy}", $"{d.NumberYear}"));

    /// <summary>Never asked: whose a document is, its kind says.</summary>
    protected override IQueryable<Document> Visible(IQueryable<Document> records, HostDb db, Actor actor) => records.Where(d => false);
}
