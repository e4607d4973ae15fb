using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Pages.Rounds;

[Authorize(Can.ReadRounds)]
internal sealed class IndexModel(EvaluationDb db, CurrentActor current, WorkingYear year) : PageModel
{
    public int Year => year.Value;

    public IReadOnlyList<(Round Round, RoundCounts Counts)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var rounds = await db.Rounds.AsNoTracking().VisibleTo(current.Actor, db).Where(r => r.Year == Year).OrderByDescending(r => r.Number).ToListAsync(ct);
        var counts = await db.CountAsync(rounds.ConvertAll(r => r.Id), ct);
        Rows = rounds.ConvertAll(r => (r, counts[r.Id]));
    }
}
