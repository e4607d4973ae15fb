using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Dossiers.Pages;

[Authorize(Can.Edit)]
internal sealed class RegistrationModel(Drafts drafts, FillRegistration fill, TimeProvider clock, IStringLocalizer<Texts> texts) : DraftPage(drafts)
{
    [BindProperty]
    public RegistrationInput Input { get; set; } = new();

    public IReadOnlyList<Difference> Both { get; private set; } = [];

    public bool MayEnterPaper => Actor.Can(Can.Report) && Draft.Dossier.Number is null;

    public Producer Producer => Draft.Producer;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Input = RegistrationInput.Of(Draft.Dossier);
        return Head.IsEditable ? Page() : Redirect($"/Dossiers/View/{Id}");
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

        if (await SaveAsync(ct) is not { } outcome)
        {
            return await StaleAsync(ct);
        }

        if (!outcome.IsDone)
        {
            return this.Refuse(outcome, texts);
        }

        this.Say(texts["Saved"]);
        return Redirect($"/Dossiers/SelfAssessment/{Id}");
    }

    [Repeatable]
    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Partial("_Saved", SavedNote.Failed(Input.Version, texts["Autosave.Invalid"]));
        }

        var outcome = await SaveAsync(ct);
        if (outcome is not { IsDone: true })
        {
            return NotKept(outcome, Input.Version, texts);
        }

        await FindAgainAsync(ct);
        var note = new SavedNote(Draft.Dossier.Version, texts["Autosave.At", clock.UtcNow().ShowTime()[^5..]], false);
        return Partial("_SavedTally", (note, (Tally?)null, Tasks(Chapter.Registration) with { IsUpdate = true }));
    }

    private Task<Outcome?> SaveAsync(CancellationToken ct)
    {
        var paper = MayEnterPaper ? new PaperReceipt(Input.ReceivedOn, Input.PaperNumber) : null;
        return UnlessStaleAsync(fill.RunAsync(Draft.Dossier, Input.Version, Input.ToRegistration(), Input.ToFacts(), paper, ct));
    }

    private async Task<IActionResult> StaleAsync(CancellationToken ct)
    {
        await FindAgainAsync(ct);
        Both = BothVersions.Of(Input, RegistrationInput.Of(Draft.Dossier), texts);
        ModelState.Remove("Input.Version");
        Input.Version = Head.Version;
        return this.Stale(texts, "Both.Stale");
    }
}
