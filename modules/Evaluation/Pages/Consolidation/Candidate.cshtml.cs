using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Pages.Consolidation;

/// <summary>All sheets of a candidate side by side, and what they come to.</summary>
[Authorize(Can.Consolidate)]
internal sealed class CandidateModel(EvaluationDb db, PanelReader reader, DiscussAgain discuss, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>A pass before the one that counts.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Pass { get; set; }

    public Panel Panel { get; private set; } = null!;

    public bool MayRead { get; private set; }

    /// <summary>Leads the meeting: chair, who stands in, secretary.</summary>
    public bool IsLead { get; private set; }

    public IReadOnlyList<Discussion> Discussions { get; private set; } = [];

    /// <summary>Passes before this one that the reader may see, for comparison.</summary>
    public IReadOnlyList<Panel> Earlier { get; private set; } = [];

    public PanelMatrix Matrix { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int pass, string? conclusion, CancellationToken ct)
    {
        if (await discuss.DiscussAsync(Id, pass, conclusion ?? "", ct) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.IsDone)
        {
            this.Say(texts["Consolidation.Discussed"]);
            return RedirectToPage(new { Id });
        }

        Pass = null;
        await LoadAsync(ct);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return this.Refuse(outcome, texts);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await reader.OfCandidateAsync(Id, Pass, ct) is not { } read)
        {
            return false;
        }

        (Panel, MayRead) = (read.Panel, read.MayRead);
        IsLead = await db.Members.LeadBy(current.Actor).AnyAsync(m => m.SessionId == Panel.Session.Id, ct);
        if (MayRead)
        {
            Matrix = new PanelMatrix(Panel);
            Discussions = await db.Discussions.AsNoTracking().Where(d => d.CandidateId == Id).OrderBy(d => d.Pass).ToListAsync(ct);
            Earlier = await EarlierAsync(ct);
        }

        return true;
    }

    private async Task<IReadOnlyList<Panel>> EarlierAsync(CancellationToken ct)
    {
        var earlier = new List<Panel>();
        for (var pass = 1; pass < Panel.Candidate.Pass; pass++)
        {
            if (await reader.OfCandidateAsync(Id, pass, ct) is { MayRead: true } read)
            {
                earlier.Add(read.Panel);
            }
        }

        return earlier;
    }
}

/// <summary>A star minimum of a criterion, held against the panel.</summary>
/// <param name="Short">How many points are missing; 0 when reached.</param>
/// <param name="IsNext">Stands between the candidate and the next star.</param>
internal sealed record MinimumView(int Stars, decimal Needs, decimal Short, bool IsNext);

/// <summary>The panel's figures in the order in which the table shows them.</summary>
internal sealed class PanelMatrix(Panel panel)
{
    private readonly ILookup<string, MissingMinimum> _missing = panel.Result?.Missing.ToLookup(m => m.Criterion) ?? Enumerable.Empty<MissingMinimum>().ToLookup(m => m.Criterion);

    /// <summary>The star that the candidate would get next.</summary>
    public int? NextStars => panel.Result is not { Gate: null } result ? null : result.Stars switch { null or < 3 => 3, 3 => 4, 4 => 5, _ => null };

    public IReadOnlyList<MissingMinimum> Gaps => NextStars is { } next ? panel.Result!.Missing.Where(m => m.ForStars <= next).ToList() : [];

    /// <summary>Criteria on which the members lie furthest apart.</summary>
    public IEnumerable<(Criterion Criterion, decimal Low, decimal High)> Apart =>
        panel.Set.Criteria.Select(c => (c, Low: Points(c).DefaultIfEmpty().Min(), High: Points(c).DefaultIfEmpty().Max())).Where(x => x.High - x.Low >= 2).OrderByDescending(x => x.High - x.Low).Take(5);

    public IEnumerable<decimal> Points(Criterion criterion) => panel.Scores.Select(s => s.Points.GetValueOrDefault(criterion.Code));

    public IEnumerable<decimal> Parts(Part part) => panel.Scores.Select(s => s.Parts.GetValueOrDefault(part.Code));

    public string PickOf(int sheet, Criterion criterion) => panel.Sealed[sheet].Sheet!.Picks().GetValueOrDefault(criterion.Code, "");

    public string RemarkOf(int sheet, Criterion criterion) => panel.Sealed[sheet].Sheet!.RemarkOn(criterion.Code);

    public decimal? MeanOf(Criterion criterion) => panel.Result?.Criteria.TryGetValue(criterion.Code, out var mean) == true ? mean : null;

    public decimal? MeanOf(Part part) => panel.Result?.Parts.TryGetValue(part.Code, out var mean) == true ? mean : null;

    public IEnumerable<MinimumView> MinimaOf(Criterion criterion) => criterion.Options.Where(o => o.MinForStars is not null).Select(o =>
    {
        var missing = _missing[criterion.Code].FirstOrDefault(m => m.ForStars == o.MinForStars && m.OptionId == o.Id);
        return new MinimumView(o.MinForStars!.Value, o.Points, missing is null ? 0 : missing.Needs - missing.Has, missing is not null && o.MinForStars <= NextStars);
    });

    /// <summary>For each of 3, 4 and 5 stars: how many minima there are, how many are missed.</summary>
    public IEnumerable<(int Stars, int All, int Missed)> MinimaByStars() => Enumerable.Range(3, 3).Select(stars => (
        stars,
        panel.Set.Criteria.SelectMany(c => c.Options).Count(o => o.MinForStars == stars),
        panel.Result?.Missing.Count(m => m.ForStars == stars) ?? 0)).Where(m => m.Item2 > 0);
}
