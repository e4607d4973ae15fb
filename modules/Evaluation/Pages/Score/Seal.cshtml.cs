using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Pages.Score;

/// <summary>Says what sealing means, in numbers, before it is done.</summary>
[Authorize(Can.Score)]
internal sealed class SealModel(OwnSheets own, SealSheet seal, IScorer scorer, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public OwnSheet Mine { get; private set; } = null!;

    public SheetScore Score { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        !await LoadAsync(ct) || !Mine.IsOpen ? NotFound() : Mine.Sheet?.IsSealed == true ? RedirectToPage("Sheet", new { Id }) : Page();

    public async Task<IActionResult> OnPostAsync(int version, CancellationToken ct)
    {
        try
        {
            if (await seal.SealAsync(Id, version, ct) is not { } outcome)
            {
                return NotFound();
            }

            if (outcome.IsDone)
            {
                this.Say(texts["Score.SealedToast"]);
                return RedirectToPage("Sheet", new { Id });
            }

            await LoadAsync(ct);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return this.Refuse(outcome, texts);
        }
        catch (DbUpdateConcurrencyException)
        {
            await LoadAsync(ct);
            return this.Stale(texts);
        }
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await own.FindAsync(Id, ct) is not { } mine)
        {
            return false;
        }

        Mine = mine;
        Score = scorer.ScoreSheet(mine.Candidate.Pack, mine.Candidate.Set, mine.Picks);
        return true;
    }
}
