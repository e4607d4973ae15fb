using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Contracts;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Pages.Score;

[Authorize(Can.Score)]
internal sealed class SheetModel(OwnSheets own, FillSheet fill, IScorer scorer, IDossierBook dossiers, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public OwnSheet Mine { get; private set; } = null!;

    public SheetScore Score { get; private set; } = null!;

    public FiledDossier? Filed { get; private set; }

    public bool IsLocked => !Mine.IsOpen || Mine.Sheet?.IsSealed == true;

    public int Criteria => Mine.Set.Criteria.Count();

    public int Answered => Mine.Picks.Count;

    public decimal Most => Mine.Set.Parts.Sum(p => p.Max);

    private ILookup<string, Suggestion> Suggestions { get; set; } = Enumerable.Empty<Suggestion>().ToLookup(s => s.Criterion);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await LoadAsync(ct) && Mine.IsReadable ? await WithDossierAsync(ct) : NotFound();

    /// <summary>The whole form, for who has no script.</summary>
    public async Task<IActionResult> OnPostAsync(string? then, CancellationToken ct)
    {
        if (await fill.SaveAsync(Id, SheetForm.Read(Request.Form), ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.IsDone)
        {
            await LoadAsync(ct);
            ModelState.AddModelError("", texts.Say(outcome));
            Response.StatusCode = StatusOf(outcome);
            return await WithDossierAsync(ct);
        }

        this.Say(texts["Score.Saved"]);
        return then == "seal" ? RedirectToPage("Seal", new { Id }) : RedirectToPage(new { Id });
    }

    /// <summary>One pick or remark as it is made; sent again after a lost line, it changes nothing more.</summary>
    [Repeatable]
    public async Task<IActionResult> OnPostPickAsync(CancellationToken ct)
    {
        if (await fill.SaveAsync(Id, SheetForm.Read(Request.Form), ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.IsDone)
        {
            return new ContentResult { StatusCode = StatusOf(outcome), Content = texts.Say(outcome), ContentType = "text/plain; charset=utf-8" };
        }

        await LoadAsync(ct);
        return Partial("_Progress", this);
    }

    public CriterionView View(Criterion criterion) => new(
        criterion,
        Mine.Picks.GetValueOrDefault(criterion.Code),
        Mine.Sheet?.RemarkOn(criterion.Code) ?? "",
        Score.Points.TryGetValue(criterion.Code, out var points) ? points : null,
        Suggestions[criterion.Code].ToList(),
        Filed?.SelfAssessment.FirstOrDefault(a => a.Criterion == criterion.Code),
        criterion.AssessedBy == AssessedBy.Commune ? Filed?.CommuneReport : null,
        Filed?.Evidence.Count(e => e.Criterion == criterion.Code) ?? 0,
        IsLocked);

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

    private async Task<IActionResult> WithDossierAsync(CancellationToken ct)
    {
        Filed = await dossiers.FiledAsync(Mine.Candidate.DossierId, Mine.Candidate.DossierVersion, ct);
        if (Filed is not null)
        {
            Suggestions = scorer.Suggest(Mine.Candidate.Pack, Mine.Candidate.Set, Filed.Facts).ToLookup(s => s.Criterion);
        }

        return Page();
    }

    /// <summary>What cannot be taken is the sender's error; what is frozen is a conflict.</summary>
    private static int StatusOf(Outcome refusal) => refusal.Reason is "Score.IsSealed" or "Score.SessionClosed" or "Score.SessionNotOpen" ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
}

/// <summary>A criterion as the member sees it.</summary>
/// <param name="Pick"><c>null</c>: not answered.</param>
/// <param name="Points">Of the pick.</param>
internal sealed record CriterionView(
    Criterion Criterion,
    string? Pick,
    string Remark,
    decimal? Points,
    IReadOnlyList<Suggestion> Suggestions,
    SelfAnswer? Own,
    CommuneReport? Report,
    int Evidence,
    bool IsLocked)
{
    public bool IsDone => Pick is not null;

    public Option? Chosen => Criterion.Options.FirstOrDefault(o => o.Id == Pick);

    public Option? OptionOf(string id) => Criterion.Options.FirstOrDefault(o => o.Id == id);
}
