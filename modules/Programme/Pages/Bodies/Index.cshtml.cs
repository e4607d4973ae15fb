using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Programme.Contracts;
using OcopModular.Programme.Data;
using OcopModular.Programme.Domain;

namespace OcopModular.Programme.Pages.Bodies;

[Authorize(Can.Read)]
internal sealed class IndexModel(ProgrammeDb db, WorkingYear working) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public Filter Asked { get; set; } = new();

    public int Year => working.Value;

    public PageOf<Row> List { get; private set; } = null!;

    public bool IsYearOpen { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        IsYearOpen = await db.Years.AnyAsync(y => y.Year == Year, ct);
        var bodies = db.Bodies.Where(b => b.Year == Year && (Asked.Kind == null || b.Kind == Asked.Kind)).WithWords(b => b.Search, Asked.Q);
        var ordered = Asked.Sort switch
        {
            "decision" => bodies.OrderBy(b => b.DecisionDate).ThenBy(b => b.Id),
            _ => bodies.OrderByDescending(b => b.DecisionDate).ThenBy(b => b.Id),
        };
        List = await PageOf<Row>.FromAsync(
            ordered.Select(b => new Row(b.Id, b.Kind, b.Name, b.DecisionNumber, b.DecisionDate, b.Until, b.Members.Count, b.Members.Where(m => m.Seat == Seat.Chair).Select(m => m.Name).FirstOrDefault())),
            Asked, ct);
    }

    internal sealed class Filter : ListQuery
    {
        public BodyKind? Kind { get; set; }
    }

    internal sealed record Row(Guid Id, BodyKind Kind, string Name, string DecisionNumber, DateOnly DecisionDate, DateOnly? Until, int Members, string? Chair)
    {
        public BodyState State => Until is null ? BodyState.InForce : BodyState.Replaced;
    }
}
