using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;

namespace OcopModular.Evaluation.Pages.Consolidation;

/// <summary>The sessions in which the actor sits, as far as they have begun.</summary>
[Authorize(Can.Consolidate)]
internal sealed class IndexModel(EvaluationDb db, PanelReader reader) : PageModel
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Rows = await reader.Sessions().OrderByDescending(s => s.HeldOn).ThenByDescending(s => s.Id)
            .Select(s => new Row(s, db.Candidates.Count(c => c.SessionId == s.Id), db.Members.Count(m => m.SessionId == s.Id && m.Scores)))
            .ToListAsync(ct);

    internal sealed record Row(Session Session, int Candidates, int Members);
}
