using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Pages.Sessions;

/// <summary>Opens the scoring: says what will stand from then on, and asks for a reason where a rule is not kept.</summary>
[Authorize(Can.ManageRounds)]
internal sealed class OpenModel(EvaluationDb db, OpenSession opening, CurrentActor current, IStringLocalizer<Texts> texts) : SessionPage(db, current)
{
    private readonly EvaluationDb _db = db;

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Outcome> Warnings { get; private set; } = [];

    public Outcome Blocked { get; private set; }

    public int Candidates { get; private set; }

    public int Scoring { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        await LoadAsync(ct);
        Input.Version = Session.Version;
        return Session.State == SessionState.Planned ? Page() : Redirect(Back);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        await LoadAsync(ct);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            _db.Expect(Session, Input.Version);
            if (await opening.OpenAsync(Session, Input.Reason?.Trim(), ct) is { IsDone: false } refusal)
            {
                return this.Refuse(refusal, texts, refusal.Reason == "Session.ReasonMissing" ? "Input.Reason" : null);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Stale(texts);
        }

        this.Say(texts["Session.IsOpen"]);
        return Redirect(Back);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Warnings = await opening.WarningsAsync(Session, ct);
        Blocked = await opening.BlockedAsync(Session, ct);
        Candidates = await _db.Candidates.CountAsync(c => c.SessionId == Id, ct);
        Scoring = await _db.Members.CountAsync(m => m.SessionId == Id && m.Scores, ct);
    }

    internal sealed class Form
    {
        [Display(Name = "Reason"), StringLength(1000, ErrorMessage = "TooLong")]
        public string? Reason { get; set; }

        public int Version { get; set; }
    }
}
