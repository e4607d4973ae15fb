using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Programme.Data;
using OcopModular.Programme.Domain;

namespace OcopModular.Programme.Pages.Years;

[Authorize(Can.Read)]
internal sealed class IndexModel(ProgrammeDb db) : PageModel
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Rows = await db.Years.OrderByDescending(y => y.Year)
            .Select(y => new Row(y.Year, y.PlanNumber, y.PlanDate, y.PlanSigner, y.OpenedAt, db.Bodies.Where(b => b.Year == y.Year && b.Until == null).Select(b => new BodyName(b.Id, b.Kind, b.DecisionNumber)).ToList()))
            .ToListAsync(ct);

    internal sealed record Row(int Year, string PlanNumber, DateOnly PlanDate, string PlanSigner, DateTime OpenedAt, List<BodyName> Bodies);

    internal sealed record BodyName(Guid Id, BodyKind Kind, string DecisionNumber);
}
