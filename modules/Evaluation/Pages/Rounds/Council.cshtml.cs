using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Pages.Rounds;

/// <summary>Gives a round the council that has replaced its own.</summary>
[Authorize(Can.ManageRounds)]
internal sealed class CouncilModel(EvaluationDb db, OpenRound rounds, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Round Round { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Councils { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        Input.Version = Round.Version;
        return Page();
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
            db.Expect(Round, Input.Version);
            if (await rounds.ReplaceCouncilAsync(Round, Input.CouncilId!.Value, ct) is { IsDone: false } refusal)
            {
                return this.Refuse(refusal, texts);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Stale(texts);
        }

        this.Say(texts["Saved"]);
        return Redirect($"/Evaluation/Rounds/View/{Id}");
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await db.Rounds.VisibleTo(current.Actor, db).SingleOrDefaultAsync(r => r.Id == Id, ct) is not { } round)
        {
            return false;
        }

        Round = round;
        Councils = (await rounds.SittingAsync(round.Year, ct)).Where(c => c.Id != round.CouncilId).Select(c => new SelectListItem($"{c.Name} ({c.Decision.Number}, {c.Decision.Date.Show()})", c.Id.ToString())).ToList();
        return true;
    }

    internal sealed class Form
    {
        [Display(Name = "Round.Council"), Required(ErrorMessage = "Required")]
        public Guid? CouncilId { get; set; }

        public int Version { get; set; }
    }
}
