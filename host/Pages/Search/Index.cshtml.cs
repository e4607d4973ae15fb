using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Search;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Search;

/// <summary>Tìm kiếm: one box over everything that one may see.</summary>
[Authorize(HostCan.Enter)]
internal sealed class IndexModel(SearchDesk desk, IStringLocalizerFactory factory) : PageModel
{
    private const int OfEach = 5;
    private const int Suggested = 3;

    [BindProperty(SupportsGet = true, Name = "")]
    public SearchFilter Query { get; set; } = new();

    public IReadOnlyList<SearchGroup> Groups { get; private set; } = [];

    /// <summary>The page of the one kind that was chosen.</summary>
    public PageOf<SearchHit>? Chosen { get; private set; }

    public bool IsAsked => SearchWords.Of(Query.Q).Count > 0;

    public int Total => Groups.Sum(g => g.Hits.Count);

    public bool IsMore => Groups.Any(g => g.IsMore);

    public string TextOf(SearchGroup group) => factory.KindText(group.Source);

    public static string CountOf(SearchGroup group) => group.IsMore ? $"{group.Hits.Count}+" : $"{group.Hits.Count}";

    public IReadOnlyList<(SearchGroup Group, IReadOnlyList<SearchHit> Hits)> Shown =>
        Chosen is null ? [.. Groups.Select(g => (g, (IReadOnlyList<SearchHit>)[.. g.Hits.Take(OfEach)]))] : [.. Groups.Where(g => g.Source.Kind == Query.Kind).Select(g => (g, Chosen.Items))];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Groups = await desk.FindAsync(Query.Q, null, SearchDesk.Most, ct);
        if (Groups.FirstOrDefault(g => g.Source.Kind == Query.Kind) is { } chosen)
        {
            Chosen = await PageOf<SearchHit>.FromAsync(chosen.Hits.AsQueryable(), Query, ct);
        }
    }

    /// <summary>What the box offers while one types.</summary>
    public async Task<PartialViewResult> OnGetOfferAsync(CancellationToken ct)
    {
        Groups = await desk.FindAsync(Query.Q, null, Suggested, ct);
        return Partial("_Offer", this);
    }

    internal sealed class SearchFilter : ListQuery
    {
        public string? Kind { get; set; }
    }
}
