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

/// <summary>Calls a planned session off; its candidates wait for another.</summary>
[Authorize(Can.ManageRounds)]
internal sealed class CancelModel(EvaluationDb db, ReplanSession replan, CurrentActor current, IStringLocalizer<Texts> texts) : SessionPage(db, current)
{
    private readonly EvaluationDb _db = db;

    [BindProperty]
    public Form Input { get; set; } = new();

    public int Candidates { get; private set; }

    public DateOnly HeldOn => Session.HeldOn;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        Input.Version = Session.Version;
        return Session.State == SessionState.Planned ? Page() : Redirect(Back);
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
            _db.Expect(Session, Input.Version);
            if (await replan.CancelAsync(Session, Input.Reason.Trim(), ct) is { IsDone: false } refusal)
            {
                return this.Refuse(refusal, texts);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Stale(texts);
        }

        this.Say(texts["Session.WasCalledOff", HeldOn.Show()]);
        return Redirect(Back);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        Candidates = await _db.Candidates.CountAsync(c => c.SessionId == Id, ct);
        return await FindAsync(ct);
    }

    internal sealed class Form
    {
        [Display(Name = "Reason"), Required(ErrorMessage = "Required"), StringLength(1000, ErrorMessage = "TooLong")]
        public string Reason { get; set; } = "";

        public int Version { get; set; }
    }
}
