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

/// <summary>Gives a planned session another day or place.</summary>
[Authorize(Can.ManageRounds)]
internal sealed class MoveModel(EvaluationDb db, ReplanSession replan, CurrentActor current, IStringLocalizer<Texts> texts) : SessionPage(db, current)
{
    private readonly EvaluationDb _db = db;

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>As it stands in the books, also when another day was refused.</summary>
    public DateOnly HeldOn { get; private set; }

    public DateOnly EndsBefore { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        Input = new Form { HeldOn = Session.HeldOn, Place = Session.Place, Version = Session.Version };
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
            if (await replan.MoveAsync(Session, Input.HeldOn!.Value, Input.Place.Trim(), Input.Reason.Trim(), ct) is { IsDone: false } refusal)
            {
                return this.Refuse(refusal, texts, IsAboutDay(refusal) ? "Input.HeldOn" : null);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Stale(texts);
        }

        this.Say(texts["Saved"]);
        return Redirect(Back);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return false;
        }

        HeldOn = Session.HeldOn;
        EndsBefore = await _db.Rounds.Where(r => r.Id == Session.RoundId).Select(r => r.EndsBefore).SingleAsync(ct);
        return true;
    }

    internal sealed class Form
    {
        [Display(Name = "Session.HeldOn"), Required(ErrorMessage = "Required")]
        public DateOnly? HeldOn { get; set; }

        [Display(Name = "Session.Place"), Required(ErrorMessage = "Required"), StringLength(300, ErrorMessage = "TooLong")]
        public string Place { get; set; } = "";

        [Display(Name = "Reason"), Required(ErrorMessage = "Required"), StringLength(1000, ErrorMessage = "TooLong")]
        public string Reason { get; set; } = "";

        public int Version { get; set; }
    }
}
