using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Pages.Consolidation;

/// <summary>All candidates of a session: who is done, means and stars as far as the reader may know them.</summary>
[Authorize(Can.Consolidate)]
internal sealed class SessionModel(EvaluationDb db, PanelReader reader, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Session Session { get; private set; } = null!;

    public IReadOnlyList<ReadPanel> Panels { get; private set; } = [];

    public Readiness Readiness { get; private set; } = null!;

    public bool MayClose { get; private set; }

    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await reader.Sessions().SingleOrDefaultAsync(s => s.Id == Id, ct) is not { } session)
        {
            return NotFound();
        }

        Session = session;
        Panels = await reader.OfSessionAsync(session, ct);
        Readiness = new Readiness(Panels.Select(p => p.Panel).ToList());
        Members = Panels.SelectMany(p => p.Panel.Places).GroupBy(p => p.Member.StaffId)
            .Select(g => new MemberRow(g.First().Member, g.Count(p => p.IsSealed), g.Count(p => !p.HasInterest))).ToList();
        MayClose = session.State == SessionState.Scoring && current.Actor.Can(Can.Close) && await db.Members.ChairedBy(current.Actor).AnyAsync(m => m.SessionId == Id, ct);
        return Page();
    }

    internal sealed record MemberRow(SessionMember Member, int Sealed, int Of);
}
