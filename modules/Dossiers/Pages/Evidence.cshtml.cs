using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Pages;

[Authorize(Can.Edit)]
[LargeUpload]
internal sealed class EvidenceModel(Drafts drafts, AttachEvidence attach, IStringLocalizer<Texts> texts) : DraftPage(drafts)
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<PaperRow> Papers { get; private set; } = [];

    public IReadOnlyList<Attachment> Files { get; private set; } = [];

    public IReadOnlyList<SelectListItem> CriterionChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> PaperChoices { get; private set; } = [];

    public long Used => Files.Sum(f => f.Length);

    public async Task<IActionResult> OnGetAsync(string? criterion, string? paper, bool tooLarge, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        (Input.Criterion, Input.Paper) = (criterion, paper);
        if (tooLarge)
        {
            ModelState.AddModelError("Input.Files", texts["Evidence.RequestTooLarge", LargeUploadAttribute.Most / 1024 / 1024]);
        }

        return Head.IsEditable ? Page() : Redirect($"/Dossiers/View/{Id}");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        if (Input.Files.Count + Input.Uploads.Count == 0)
        {
            ModelState.AddModelError("Input.Files", texts["Evidence.ChooseFile"]);
        }

        if (!IsKnown(Input.Criterion, CriterionChoices) || !IsKnown(Input.Paper, PaperChoices))
        {
            ModelState.AddModelError("", texts["Evidence.UnknownPlace"]);
        }

        var kept = ModelState.IsValid ? await KeepAsync(ct) : 0;
        if (ModelState.IsValid)
        {
            this.Say(texts["Evidence.Kept", kept]);
            return Redirect($"/Dossiers/Evidence/{Id}");
        }

        await FindAgainAsync(ct);
        ListFiles();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid file, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        var outcome = await attach.RemoveAsync(Id, file, ct);
        if (!outcome.IsDone)
        {
            return this.Refuse(outcome, texts);
        }

        this.Say(texts["Evidence.Removed"]);
        return Redirect($"/Dossiers/Evidence/{Id}");
    }

    private static bool IsKnown(string? value, IEnumerable<SelectListItem> choices) => string.IsNullOrEmpty(value) || choices.Any(c => c.Value == value);

    /// <summary>Each file by itself: what can be kept is kept, every other one is named with its reason.</summary>
    private async Task<int> KeepAsync(CancellationToken ct)
    {
        var about = new About(Input.Files.Count + Input.Uploads.Count == 1 ? Input.Title : null, Input.Criterion, Input.Paper);
        var kept = 0;
        foreach (var file in Input.Files)
        {
            await using var content = file.OpenReadStream();
            kept += Note(file.FileName, await attach.AddAsync(Id, content, file.FileName, about, ct));
        }

        foreach (var upload in Input.Uploads.Distinct())
        {
            var (name, outcome) = await attach.AddUploadAsync(Id, upload, about, ct);
            kept += Note(name, outcome);
        }

        return kept;
    }

    private int Note(string name, Outcome outcome)
    {
        if (!outcome.IsDone)
        {
            ModelState.AddModelError("Input.Files", $"{UploadNames.Show(name)}: {texts.Say(outcome)}");
        }

        return outcome.IsDone ? 1 : 0;
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return false;
        }

        ListFiles();
        return true;
    }

    private void ListFiles()
    {
        Files = [.. Draft.Files.OrderBy(f => f.AddedAt)];
        var papers = Draft.Papers.Where(Completeness.IsFile).ToList();
        Papers = [.. papers.Select(p => new PaperRow(p, [.. Files.Where(f => f.Paper == p.Code)]))];
        PaperChoices = [new(texts["Evidence.NoPaper"], ""), .. papers.Select(p => new SelectListItem(p.Title, p.Code))];
        CriterionChoices = [new(texts["Evidence.NoCriterion"], ""), .. (Draft.Set?.Criteria ?? []).Select(c => new SelectListItem($"{c.Code} {c.Title}", c.Code))];
    }

    internal sealed record PaperRow(RequiredPaper Paper, IReadOnlyList<Attachment> Files);

    internal sealed class Form
    {
        [Display(Name = "Evidence.Files")]
        public IReadOnlyList<IFormFile> Files { get; set; } = [];

        public List<Guid> Uploads { get; set; } = []; // resumable ones that the page's script has finished

        [Display(Name = "Evidence.Title"), StringLength(200, ErrorMessage = "TooLong")]
        public string? Title { get; set; }

        [Display(Name = "Evidence.Criterion")]
        public string? Criterion { get; set; }

        [Display(Name = "Evidence.Paper")]
        public string? Paper { get; set; }
    }
}
