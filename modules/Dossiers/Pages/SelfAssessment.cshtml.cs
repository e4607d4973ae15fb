using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Pages;

[Authorize(Can.Edit)]
internal sealed class SelfAssessmentModel(Drafts drafts, KeepAnswers keep, DossierRules rules, TimeProvider clock, IStringLocalizer<Texts> texts) : DraftPage(drafts)
{
    /// <summary>The version that the form was opened with.</summary>
    [BindProperty(Name = "Input.Version")]
    public int Expected { get; set; }

    public CriteriaSet? Set => Draft.Set;

    public IReadOnlyDictionary<string, GivenAnswer> Answers { get; private set; } = new Dictionary<string, GivenAnswer>(StringComparer.Ordinal);

    public ILookup<string, Attachment> Files { get; private set; } = Array.Empty<Attachment>().ToLookup(a => a.Id.ToString());

    public ILookup<string, Suggestion> Suggestions { get; private set; } = Array.Empty<Suggestion>().ToLookup(s => s.Criterion);

    public IReadOnlyList<Difference> Both { get; private set; } = [];

    public Tally? Total { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        Answers = Kept();
        Expected = Head.Version;
        Total = TallyOf(Answers);
        return Head.IsEditable ? Page() : Redirect($"/Dossiers/View/{Id}");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        Answers = Posted();
        var outcome = await SaveAsync(Answers, ct);
        if (outcome is null)
        {
            Total = TallyOf(Answers);
            return await StaleAsync(ct);
        }

        if (outcome is { IsDone: false } refused)
        {
            return this.Refuse(refused, texts);
        }

        this.Say(texts["Saved"]);
        return Redirect($"/Dossiers/Evidence/{Id}");
    }

    [Repeatable]
    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        var given = Posted();
        var outcome = await SaveAsync(given, ct);
        if (outcome is not { IsDone: true })
        {
            return NotKept(outcome, Expected, texts);
        }

        await FindAgainAsync(ct);
        var note = new SavedNote(Draft.Dossier.Version, texts["Autosave.At", clock.UtcNow().ShowTime()[^5..]], false);
        return Partial("_SavedTally", (note, TallyOf(given), Tasks(Chapter.SelfAssessment) with { IsUpdate = true }));
    }

    public GivenAnswer AnswerTo(Criterion criterion) => Answers.GetValueOrDefault(criterion.Code) ?? new GivenAnswer("", null);

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return false;
        }

        Files = Draft.Files.Where(f => f.Criterion is not null).ToLookup(f => f.Criterion!);
        Suggestions = Set is null ? Suggestions : rules.Suggest(Set, Draft.Dossier.Facts).ToLookup(s => s.Criterion);
        return true;
    }

    private Dictionary<string, GivenAnswer> Kept() => Draft.Answers.ToDictionary(a => a.Criterion, a => new GivenAnswer(a.Pick, a.Note), StringComparer.Ordinal);

    /// <summary>Only the criteria of the set are read from the form.</summary>
    private Dictionary<string, GivenAnswer> Posted() =>
        (Set?.Criteria ?? []).ToDictionary(c => c.Code, c => new GivenAnswer(Request.Form[$"pick.{c.Code}"].ToString(), Request.Form[$"note.{c.Code}"]), StringComparer.Ordinal);

    private Task<Outcome?> SaveAsync(IReadOnlyDictionary<string, GivenAnswer> given, CancellationToken ct) => UnlessStaleAsync(keep.RunAsync(Draft.Dossier, Expected, given, ct));

    private async Task<IActionResult> StaleAsync(CancellationToken ct)
    {
        await FindAgainAsync(ct);
        var kept = Kept();
        Both = [.. (Set?.Criteria ?? []).SelectMany(c => Compare(c, AnswerTo(c), kept.GetValueOrDefault(c.Code) ?? new GivenAnswer("", null)))];
        ModelState.Remove("Input.Version");
        Expected = Head.Version;
        return this.Stale(texts, "Both.Stale");
    }

    private IEnumerable<Difference> Compare(Criterion criterion, GivenAnswer mine, GivenAnswer theirs)
    {
        if (mine.Pick != theirs.Pick)
        {
            yield return new Difference($"{criterion.Code} {criterion.Title}", Show(criterion, mine.Pick), Show(criterion, theirs.Pick));
        }

        if ((mine.Note ?? "") != (theirs.Note ?? ""))
        {
            yield return new Difference(texts["Answer.NoteOn", criterion.Code], mine.Note ?? "–", theirs.Note ?? "–");
        }
    }

    private string Show(Criterion criterion, string pick) =>
        pick.Length == 0 ? texts["Answer.None"] : pick == Pick.Nothing ? texts["Answer.Nothing"] : criterion.Options.FirstOrDefault(o => o.Id == pick)?.Title ?? pick;

    private Tally? TallyOf(IReadOnlyDictionary<string, GivenAnswer> answers)
    {
        if (Set is null)
        {
            return null;
        }

        var picks = answers.Where(a => a.Value.Pick.Length > 0 && Set.Criteria.Any(c => c.Code == a.Key && c.Accepts(a.Value.Pick))).ToDictionary(a => a.Key, a => a.Value.Pick, StringComparer.Ordinal);
        var score = rules.Score(Set, picks);
        return new Tally([.. Set.Parts.Select(p => new TallyPart(p.Code, p.Title, score.Parts.GetValueOrDefault(p.Code), p.Max))], score.Total, Set.Parts.Sum(p => p.Max), score.Unanswered.Count, [.. Set.Criteria.Select(c => new CriterionPoints(c, answers.GetValueOrDefault(c.Code)?.Pick ?? ""))]);
    }
}

internal sealed record TallyPart(string Code, string Title, decimal Points, decimal Max);

internal sealed record Tally(IReadOnlyList<TallyPart> Parts, decimal Total, decimal Max, int Unanswered, IReadOnlyList<CriterionPoints> Criteria);
