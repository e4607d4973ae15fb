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
internal sealed class SubmitModel(FileDossier filing, DossierRules rules, DossiersDb db, CurrentActor current, IStringLocalizer<Texts> texts) : DraftPage(filing, db, current)
{
    private readonly FileDossier _filing = filing;

    [BindProperty]
    public Form Input { get; set; } = new();

    public PackCard? Pack { get; private set; }

    public DateOnly FilingDay { get; private set; }

    public string? PaperNumber => Draft.Dossier.PaperNumber;

    public int Answers => Draft.Answers.Count;

    public int Files => Draft.Files.Count;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        Input.Version = Head.Version;
        return Head.IsEditable ? Page() : Redirect($"/Dossiers/View/{Id}");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        try
        {
            Db.ChangeTracker.Clear();
            var outcome = await _filing.RunAsync(Id, Input.Version, ct);
            return outcome.IsDone ? Redirect($"/Dossiers/Receipt/{Id}") : this.Refuse(outcome, texts);
        }
        catch (DbUpdateConcurrencyException)
        {
            Db.ChangeTracker.Clear();
            await LoadAsync(ct);
            Input.Version = Head.Version;
            return this.Stale(texts);
        }
    }

    public string UrlOf(Gap gap) => gap.Anchor.Length == 0 ? $"/Dossiers/Producers/View/{Head.ProducerId}" : $"/Dossiers/{gap.Section}/{Id}#{gap.Anchor}";

    public string TextOf(Gap gap) => texts[gap.Text, gap.Section == Chapter.Registration ? texts[gap.Name].Value : gap.Name];

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return false;
        }

        (Pack, FilingDay) = (rules.PackOf(Draft.Dossier), rules.FilingDay(Draft.Dossier));
        return true;
    }

    internal sealed class Form
    {
        public int Version { get; set; }
    }
}
