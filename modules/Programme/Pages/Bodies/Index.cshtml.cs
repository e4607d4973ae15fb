using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Programme.Contracts;
using OcopModular.Programme.Data;
using OcopModular.Programme.Domain;

namespace OcopModular.Programme.Pages.Bodies;

[Authorize(Can.Read)]
internal sealed class IndexModel(ProgrammeDb db, WorkingYear working, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public Filter Asked { get; set; } = new();

    public int Year => working.Value;

    public ListView<Row> List { get; private set; } = null!;

    public bool IsYearOpen { get; private set; }

    private IQueryable<Body> Found => db.Bodies.Where(b => b.Year == Year && (Asked.Kind == null || b.Kind == Asked.Kind)).WithWords(b => b.Search, Asked.Q);

    private ListPlan<Body, Row> Plan => new ListPlan<Body, Row>(
            "Bodies", texts, b => new Row(b.Id, b.Kind, b.Name, b.DecisionNumber, b.DecisionDate, b.Until, b.Members.Count, b.Members.Where(m => m.Seat == Seat.Chair).Select(m => m.Name).FirstOrDefault()), "-decision", b => b.Id)
        .Column("name", "Body.Name", r => r.Name, b => b.Search)
        .ExcelOnly("Body.Kind", r => texts[$"BodyKind.{r.Kind}"].Value)
        .Column("decision", "Decision", r => r.DecisionNumber, b => b.DecisionDate)
        .ExcelOnly("Decision.Date", r => r.DecisionDate)
        .Column("head", "Body.Head", r => r.Chair)
        .Column("members", "Body.Members", r => r.Members)
        .Column("state", "Status", r => texts[$"BodyState.{r.State}"].Value);

    public async Task OnGetAsync(CancellationToken ct)
    {
        IsYearOpen = await db.Years.AnyAsync(y => y.Year == Year, ct);
        List = await Plan.ReadAsync(Found, Asked, [new("kind", texts["Body.Kind"], [.. Enum.GetValues<BodyKind>().Select(k => new SelectListItem(texts[$"BodyKind.{k}"], $"{k}", k == Asked.Kind))])], ct);
    }

    public Task<FileStreamResult> OnGetExcelAsync(CancellationToken ct) => this.ExcelAsync(Plan, Found, Asked, ct);

    internal sealed class Filter : ListQuery
    {
        public BodyKind? Kind { get; set; }
    }

    internal sealed record Row(Guid Id, BodyKind Kind, string Name, string DecisionNumber, DateOnly DecisionDate, DateOnly? Until, int Members, string? Chair)
    {
        public BodyState State => Until is null ? BodyState.InForce : BodyState.Replaced;
    }
}
