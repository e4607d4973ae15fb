using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Dossiers.Pages.Products;

[Authorize(Can.Read)]
internal sealed class IndexModel(DossiersDb db, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ProductFilter Query { get; set; } = new();

    public ListView<Row> List { get; private set; } = null!;

    private IQueryable<Product> Mine => db.Products.VisibleTo(current.Actor);

    private IQueryable<Product> Found => Query.Of(Mine);

    private ListPlan<Product, Row> Plan => new ListPlan<Product, Row>(
            "Products", texts, p => new Row(p.Id, p.Name, p.Producer.Name, p.CommuneName, p.Set, p.SetName, db.Dossiers.Where(d => d.ProductId == p.Id).OrderByDescending(d => d.OpenedAt).Select(d => (DossierState?)d.State).FirstOrDefault()), "name", p => p.Id)
        .Column("name", "Dossiers.ProductAndProducer", r => r.Name, p => p.Search)
        .ExcelOnly("Producer.Name", r => r.Producer)
        .Column("commune", "Producer.Commune", r => r.Commune, p => p.CommuneName, p => p.Search)
        .Column("set", "Product.Set", r => $"{r.Set} – {r.SetName}", p => p.Set, p => p.Search)
        .Column("newest", "Products.Newest", r => r.Newest is { } state ? texts[$"DossierState.{state}"].Value : null);

    public async Task OnGetAsync(CancellationToken ct)
    {
        List = await Plan.ReadAsync(Found, Query, await FiltersAsync(ct), ct);
        List.New = ("/Dossiers/Products/New", texts["Products.New"], Can.Edit);
    }

    public Task<FileStreamResult> OnGetExcelAsync(CancellationToken ct) => this.ExcelAsync(Plan, Found, Query, ct);

    private async Task<IReadOnlyList<ListFilter>> FiltersAsync(CancellationToken ct)
    {
        var groups = await Mine.Select(p => p.Group).Distinct().ToListAsync(ct);
        return
        [
            .. (await Mine.Select(p => new { p.CommuneId, p.CommuneName }).Distinct().ToListAsync(ct)).Select(c => (c.CommuneId, c.CommuneName)).CommuneFilter(Query.Commune, texts),
            new("group", texts["Products.Group"], [.. groups.Order(VietnameseOrder.Comparer).Select(g => new SelectListItem(g, g, g == Query.Group))]),
        ];
    }

    internal sealed record Row(Guid Id, string Name, string Producer, string Commune, int Set, string SetName, DossierState? Newest);
}
