using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Pages.Consolidation;

/// <summary>Says in numbers what closing does, before the chair does it.</summary>
[Authorize(Can.Close)]
internal sealed class CloseModel(EvaluationDb db, CloseSession close, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Session Session { get; private set; } = null!;

    public Readiness Readiness { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        Input.Version = Session.Version;
        return Session.State == SessionState.Closed ? RedirectToPage("Session", new { Id }) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            return await close.CloseAsync(Id, Input.Version, Input.Reason, ct) switch
            {
                null => NotFound(),
                { IsDone: true } => Done(),
                { } refusal => Refused(refusal),
            };
        }
        catch (DbUpdateConcurrencyException)
        {
            await LoadAsync(ct);
            return this.Stale(texts);
        }
    }

    private RedirectToPageResult Done()
    {
        this.Say(texts["Consolidation.Closed"]);
        return RedirectToPage("Session", new { Id });
    }

    private IActionResult Refused(Outcome refusal)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return this.Refuse(refusal, texts, refusal.Reason == "Consolidation.ReasonMissing" ? "Input.Reason" : null);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        var mine = db.Members.ChairedBy(current.Actor);
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id && (s.State == SessionState.Scoring || s.State == SessionState.Closed) && mine.Any(m => m.SessionId == s.Id), ct);
        if (session is null)
        {
            return false;
        }

        Session = session;
        Readiness = await close.ReadinessAsync(session, ct);
        return true;
    }

    internal sealed class Form
    {
        [Display(Name = "Consolidation.CloseReason"), StringLength(1000, ErrorMessage = "TooLong")]
        public string? Reason { get; set; }

        public int Version { get; set; }
    }
}
