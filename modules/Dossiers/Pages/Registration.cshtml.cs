using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Pages;

[Authorize(Can.Edit)]
internal sealed partial class RegistrationModel(FileDossier filing, DossiersDb db, CurrentActor current, TimeProvider clock, IStringLocalizer<Texts> texts) : DraftPage(filing, db, current)
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Difference> Both { get; private set; } = [];

    public bool MayEnterPaper => Actor.Can(Can.Report) && Draft.Dossier.Number is null;

    public Producer Producer => Draft.Producer;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Input = Form.Of(Draft.Dossier);
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

        var (outcome, isStale) = await SaveAsync(ct);
        if (isStale)
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

        var (outcome, isStale) = await SaveAsync(ct);
        if (isStale || !outcome.IsDone)
        {
            Response.StatusCode = isStale ? 409 : 422;
            return Partial("_Saved", SavedNote.Failed(Input.Version, isStale ? texts["Autosave.Stale"] : texts.Say(outcome)));
        }

        return Partial("_Saved", new SavedNote(Draft.Dossier.Version, texts["Autosave.At", clock.UtcNow().ShowTime()[^5..]], false));
    }

    private async Task<(Outcome Outcome, bool IsStale)> SaveAsync(CancellationToken ct)
    {
        var dossier = Draft.Dossier;
        var outcome = MayEnterPaper ? dossier.ReceiveOnPaper(Input.ReceivedOn, Input.PaperNumber, clock.Today()) : Outcome.Done;
        outcome = outcome.IsDone ? dossier.Fill(Input.ToRegistration(), Input.ToFacts(), clock.UtcNow()) : outcome;
        if (!outcome.IsDone)
        {
            return (outcome, false);
        }

        try
        {
            Db.Expect(dossier, Input.Version);
            Db.Because(dossier, "Dossier.Edited");
            await Db.SaveChangesAsync(ct);
            return (outcome, false);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (outcome, true);
        }
    }

    private async Task<IActionResult> StaleAsync(CancellationToken ct)
    {
        await FindAgainAsync(ct);
        Both = BothVersions.Of(Input, Form.Of(Draft.Dossier), texts);
        ModelState.Remove("Input.Version");
        Input.Version = Head.Version;
        return this.Stale(texts);
    }
}

/// <summary>What an autosave answers: the version that the next save expects, and what to tell the user.</summary>
internal sealed record SavedNote(int Version, string Text, bool IsFailed)
{
    public static SavedNote Failed(int version, string text) => new(version, text, true);
}
