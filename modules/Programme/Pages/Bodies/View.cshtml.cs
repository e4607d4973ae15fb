using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Programme.Contracts;
using OcopModular.Programme.Data;
using OcopModular.Programme.Domain;

namespace OcopModular.Programme.Pages.Bodies;

[Authorize(Can.Read)]
internal sealed class ViewModel(ProgrammeDb db, IEnumerable<ICouncilUse> uses) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Body Body { get; private set; } = null!;

    public IReadOnlyList<BodyMember> Members { get; private set; } = [];

    public Neighbour? ReplacedBy { get; private set; }

    public Neighbour? Replaces { get; private set; }

    public bool IsUsed { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Bodies.AsNoTracking().Include(b => b.Members).SingleOrDefaultAsync(b => b.Id == Id, ct) is not { } body)
        {
            return NotFound();
        }

        Body = body;
        Members = body.Members.OrderBy(m => m.Place).ToList();
        ReplacedBy = await db.Bodies.Where(b => b.Id == body.ReplacedById).Select(b => new Neighbour(b.Id, b.DecisionNumber, b.DecisionDate)).SingleOrDefaultAsync(ct);
        Replaces = await db.Bodies.Where(b => b.ReplacedById == Id).Select(b => new Neighbour(b.Id, b.DecisionNumber, b.DecisionDate)).SingleOrDefaultAsync(ct);
        IsUsed = body.Kind == BodyKind.Council && await uses.AnyUsesAsync(Id, ct);
        return Page();
    }

    internal sealed record Neighbour(Guid Id, string DecisionNumber, DateOnly DecisionDate);
}

internal static class CouncilUseExtensions
{
    public static async Task<bool> AnyUsesAsync(this IEnumerable<ICouncilUse> uses, Guid council, CancellationToken ct)
    {
        foreach (var use in uses)
        {
            if (await use.IsUsedAsync(council, ct))
            {
                return true;
            }
        }

        return false;
    }
}
