using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Pages.Consolidation;

/// <summary>The table of points for the minutes (biên bản), to be printed.</summary>
[Authorize(Can.Consolidate)]
internal sealed class PrintModel(EvaluationDb db, PanelReader reader, IAuditSeals seals) : PageModel
{
    public Session Session { get; private set; } = null!;

    public IReadOnlyList<Panel> Panels { get; private set; } = [];

    public IReadOnlyList<SessionMember> Members { get; private set; } = [];

    /// <summary>Signed after the closing: what the log held then.</summary>
    public AuditSeal? Seal { get; private set; }

    /// <summary>Candidates that the reader may not know yet.</summary>
    public int Hidden { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await reader.Sessions().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } session)
        {
            return NotFound();
        }

        Session = session;
        Seal = session.ClosedAt is { } closed ? await seals.FirstSinceAsync(closed, ct) : null;
        var all = await reader.OfSessionAsync(session, ct);
        Panels = all.Where(p => p.MayRead && p.Panel.Result is not null).Select(p => p.Panel).ToList();
        Hidden = all.Count - Panels.Count;
        Members = (await db.Members.AsNoTracking().Where(m => m.SessionId == id).ToListAsync(ct)).OrderBy(m => m.Seat).ThenBy(m => m.Name, StringComparer.Ordinal).ToList();
        return Page();
    }
}
