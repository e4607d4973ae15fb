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
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Pages;

[Authorize(Can.Read)]
internal sealed class IndexModel(DossiersDb db, CheckDeadlines deadlines, CurrentActor current, ForwardMany forward, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public DossierFilter Query { get; set; } = new();

    public ListView<Row> List { get; private set; } = null!;

    private CheckDeadline Deadline { get; set; } = null!;

    private IQueryable<Dossier> Mine => db.Dossiers.VisibleTo(current.Actor);

    private IQueryable<Dossier> Found => Query.Of(Mine, Deadline);

    private ListPlan<Dossier, Row> Plan => new ListPlan<Dossier, Row>(
            "Dossiers", texts, d => new Row(d.Id, d.Product.Name, d.Product.Producer.Name, d.CommuneName, d.Kind, d.State, d.Number, d.FiledOn, d.Set, d.Product.SetName, d.Year, d.ForwardedAt), "-edited", d => d.Id)
        .Order("edited", d => d.EditedAt)
        .Column("product", "Dossiers.ProductAndProducer", r => r.Product, d => d.Search)
        .ExcelOnly("Producer.Name", r => r.Producer)
        .Column("number", "Dossier.Number", r => r.Number, d => d.FiledOn, d => d.Number)
        .ExcelOnly("Dossier.Kind", r => texts[$"DossierKind.{r.Kind}"].Value)
        .ExcelOnly("Dossier.FiledOn", r => r.FiledOn)
        .Column("commune", "Producer.Commune", r => r.Commune, d => d.CommuneName)
        .Column("set", "Product.Set.Short", r => r.Set)
        .ExcelOnly("Product.Set", r => r.SetName)
        .Column("state", "Dossier.State", r => texts[$"DossierState.{r.State}"].Value)
        .Column("due", "Dossier.Due", r => DueOf(r))
        .ExcelOnly("Dossier.Year", r => r.Year);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Deadline = await deadlines.ReadAsync(ct);
        List = await Plan.ReadAsync(Found, Query, await FiltersAsync(ct), ct);
        List.New = ("/Dossiers/New", texts["Dossiers.New"], Can.Edit);
        List.Acts = [new ListAct("Forward", texts["Dossiers.Forward"], Can.Report)];
    }

    public async Task<FileStreamResult> OnGetExcelAsync(CancellationToken ct)
    {
        Deadline = await deadlines.ReadAsync(ct);
        return await this.ExcelAsync(Plan, Found, Query, ct);
    }

    /// <summary>The day by which the standing body answers.</summary>
    public DateOnly? DueOf(Row row) => row is { State: DossierState.Forwarded, ForwardedAt: { } at } ? Deadline.DueOf(at) : null;

    /// <summary>Sends up those of the chosen dossiers whose report is written; each on its own, and says which were not.</summary>
    public async Task<IActionResult> OnPostForwardAsync(ListChoice choice, CancellationToken ct)
    {
        Deadline = await deadlines.ReadAsync(ct);
        var ids = await Found.Where(d => choice.All || choice.Chosen.Contains(d.Id)).Select(d => d.Id).Take(ListChoice.Most).ToListAsync(ct);
        return this.SayDone(await forward.RunAsync(ids, ct), texts);
    }

    private async Task<IReadOnlyList<ListFilter>> FiltersAsync(CancellationToken ct)
    {
        var communes = await Mine.Select(d => new { d.CommuneId, d.CommuneName }).Distinct().ToListAsync(ct);
        var years = await Mine.Select(d => d.Year).Distinct().ToListAsync(ct);
        var sets = await Mine.Select(d => new { d.Set, d.Product.SetName }).Distinct().OrderBy(s => s.Set).ToListAsync(ct);
        return
        [
            new("state", texts["Dossier.State"], [.. Enum.GetValues<DossierState>().Select(s => new SelectListItem(texts[$"DossierState.{s}"], $"{s}", s == Query.State))]),
            new("course", texts["Dossiers.Course"], [.. Enum.GetValues<WantedCourse>().Select(c => new SelectListItem(texts[$"WantedCourse.{c}"], $"{c}", c == Query.Course))]),
            .. communes.Select(c => (c.CommuneId, c.CommuneName)).CommuneFilter(Query.Commune, texts),
            new("set", texts["Product.Set"], [.. sets.Select(s => new SelectListItem($"{s.Set} – {s.SetName}", $"{s.Set}", s.Set == Query.Set))]),
            new("kind", texts["Dossier.Kind"], [.. Enum.GetValues<DossierKind>().Select(k => new SelectListItem(texts[$"DossierKind.{k}"], $"{k}", k == Query.Kind))]),
            new("year", texts["Dossier.Year"], [.. years.Union(Query.Year is { } asked ? [asked] : []).OrderDescending().Select(y => new SelectListItem($"{y}", $"{y}", y == Query.Year))]),
        ];
    }

    internal sealed record Row(Guid Id, string Product, string Producer, string Commune, DossierKind Kind, DossierState State, string? Number, DateOnly? FiledOn, int Set, string SetName, int Year, DateTime? ForwardedAt) : IRow;
}
