using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Pages.Rounds;

/// <summary>Takes a candidate out of its round before it is scored.</summary>
[Authorize(Can.ManageRounds)]
internal sealed class TakeOutModel(EvaluationDb db, PutIntoRound put, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Candidate Candidate { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Input.Version = Candidate.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            db.Expect(Candidate, Input.Version);
            if (await put.TakeOutAsync(Candidate, Input.Reason.Trim(), ct) is { IsDone: false } refusal)
            {
                return this.Refuse(refusal, texts);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Stale(texts);
        }

        this.Say(texts["Round.WasTakenOut", Candidate.ProductName]);
        return Redirect($"/Evaluation/Rounds/View/{Candidate.RoundId}");
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        Candidate = (await db.Candidates.VisibleTo(current.Actor, db).SingleOrDefaultAsync(c => c.Id == Id, ct))!;
        return Candidate is not null;
    }

    internal sealed class Form
    {
        [Display(Name = "Reason"), Required(ErrorMessage = "Required"), StringLength(1000, ErrorMessage = "TooLong")]
        public string Reason { get; set; } = "";

        public int Version { get; set; }
    }
}
