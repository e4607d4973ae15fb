using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Dossiers.Pages;

[Authorize(Can.Edit)]
internal sealed class SubmitModel(Drafts drafts, FileDossier filing, IStringLocalizer<Texts> texts) : DraftPage(drafts)
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public string? PaperNumber => Draft.Dossier.PaperNumber;

    public int Answers => Draft.Answers.Count;

    public int Files => Draft.Files.Count;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Input.Version = Head.Version;
        return Head.IsEditable ? Page() : Redirect($"/Dossiers/View/{Id}");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        if (await UnlessStaleAsync(filing.RunAsync(Id, Input.Version, ct)) is { } outcome)
        {
            return outcome.IsDone ? Redirect($"/Dossiers/Receipt/{Id}") : this.Refuse(outcome, texts);
        }

        await FindAgainAsync(ct);
        Input.Version = Head.Version;
        return this.Stale(texts);
    }

    public string UrlOf(Gap gap) => gap.Anchor.Length == 0 ? $"/Dossiers/Producers/View/{Head.ProducerId}" : $"/Dossiers/{gap.Section}/{Id}#{gap.Anchor}";

    public string TextOf(Gap gap) => texts[gap.Text, gap.Section == Chapter.Registration ? texts[gap.Name].Value : gap.Name];

    internal sealed class Form
    {
        public int Version { get; set; }
    }
}
