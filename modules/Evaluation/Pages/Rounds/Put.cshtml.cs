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

/// <summary>Puts the chosen dossiers into the round.</summary>
[Authorize(Can.ManageRounds)]
internal sealed class PutModel(EvaluationDb db, PutIntoRound put, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    public WaitingList Waiting { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        if (await put.PutAsync(Id, Chosen, ct) is { IsDone: false } refusal)
        {
            // Somebody may have been quicker since the list was read.
            Waiting = Waiting with { Dossiers = await put.WaitingAsync(ct) };
            return this.Refuse(refusal, texts);
        }

        this.Say(texts["Round.WasPut", Chosen.Distinct().Count()]);
        return Redirect($"/Evaluation/Rounds/View/{Id}");
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await db.Rounds.AsNoTracking().VisibleTo(current.Actor, db).SingleOrDefaultAsync(r => r.Id == Id, ct) is not { } round)
        {
            return false;
        }

        Waiting = new WaitingList(round, await put.WaitingAsync(ct));
        return true;
    }
}
