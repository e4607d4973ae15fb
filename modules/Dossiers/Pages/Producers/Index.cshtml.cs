using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
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
    public ListQuery Query { get; set; } = new();

    public ListView<Row> List { get; private set; } = null!;

    private IQueryable<Producer> Found => db.Producers.VisibleTo(current.Actor).WithWords(p => p.Search, Query.Q);

    private ListPlan<Producer, Row> Plan => new ListPlan<Producer, Row>(
            "Producers", texts, p => new Row(p.Id, p.Name, p.Kind, p.CommuneName, p.Representative, db.Products.Count(x => x.ProducerId == p.Id)), "name", p => p.Id)
        .Column("name", "Producer.Name", r => r.Name, p => p.Search)
        .Column("kind", "Producer.Kind", r => texts[$"ProducerKind.{r.Kind}"].Value)
        .Column("commune", "Producer.Commune", r => r.Commune, p => p.CommuneName, p => p.Search)
        .Column("representative", "Producer.Representative", r => r.Representative)
        .Column("products", "Producer.Products", r => r.Products);

    public async Task OnGetAsync(CancellationToken ct)
    {
        List = await Plan.ReadAsync(Found, Query, [], ct);
        List.New = ("/Dossiers/Producers/New", texts["Producers.New"], Can.Register);
    }

    public Task<FileStreamResult> OnGetExcelAsync(CancellationToken ct) => this.ExcelAsync(Plan, Found, Query, ct);

    internal sealed record Row(Guid Id, string Name, ProducerKind Kind, string Commune, string Representative, int Products);
}
