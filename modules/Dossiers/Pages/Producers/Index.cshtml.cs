using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Dossiers.Pages.Producers;

[Authorize(Can.Read)]
internal sealed class IndexModel(DossiersDb db, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ProducerFilter Query { get; set; } = new();

    public ListView<Row> List { get; private set; } = null!;

    private IQueryable<Producer> Mine => db.Producers.VisibleTo(current.Actor);

    private IQueryable<Producer> Found => Query.Of(Mine);

    private ListPlan<Producer, Row> Plan => new ListPlan<Producer, Row>(
            "Producers", texts, p => new Row(p.Id, p.Name, p.Kind, p.CommuneName, p.Representative, db.Products.Count(x => x.ProducerId == p.Id)), "name", p => p.Id)
        .Column("name", "Producer.Name", r => r.Name, p => p.Search)
        .Column("kind", "Producer.Kind", r => texts[$"ProducerKind.{r.Kind}"].Value)
        .Column("commune", "Producer.Commune", r => r.Commune, p => p.CommuneName, p => p.Search)
        .Column("representative", "Producer.Representative", r => r.Representative)
        .Column("products", "Producer.Products", r => r.Products);

    public async Task OnGetAsync(CancellationToken ct)
    {
        List = await Plan.ReadAsync(Found, Query, await FiltersAsync(ct), ct);
        List.New = ("/Dossiers/Producers/New", texts["Producers.New"], Can.Register);
    }

    public Task<FileStreamResult> OnGetExcelAsync(CancellationToken ct) => this.ExcelAsync(Plan, Found, Query, ct);

    private async Task<IReadOnlyList<ListFilter>> FiltersAsync(CancellationToken ct) =>
    [
        new("kind", texts["Producer.Kind"], [.. Enum.GetValues<ProducerKind>().Select(k => new SelectListItem(texts[$"ProducerKind.{k}"], $"{k}", k == Query.Kind))]),
        .. (await Mine.Select(p => new { p.CommuneId, p.CommuneName }).Distinct().ToListAsync(ct)).Select(c => (c.CommuneId, c.CommuneName)).CommuneFilter(Query.Commune, texts),
    ];

    internal sealed record Row(Guid Id, string Name, ProducerKind Kind, string Commune, string Representative, int Products);
}
