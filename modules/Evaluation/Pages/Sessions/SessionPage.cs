using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Pages.Sessions;

/// <summary>A page that changes a session while it is planned.</summary>
internal abstract class SessionPage(EvaluationDb db, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Session Session { get; private set; } = null!;

    public string Back => $"/Evaluation/Sessions/View/{Id}";

    /// <summary>Whether a refusal is mended with another day.</summary>
    internal static bool IsAboutDay(Outcome refusal) => refusal.Reason is "Session.DayPassed" or "Session.CouncilReplaced" or "Session.TermOver" or "Session.FinishByPassed";

    protected async Task<bool> FindAsync(CancellationToken ct)
    {
        Session = (await db.Sessions.VisibleTo(current.Actor, db).SingleOrDefaultAsync(s => s.Id == Id, ct))!;
        return Session is not null;
    }
}
