using OcopModular.Kernel;

namespace OcopModular.Host.Search;

/// <summary>A found record.</summary>
internal sealed record SearchHit(Place Place, string Url, string? Number, string Title, string Detail);

/// <summary>What was found of one kind.</summary>
/// <param name="IsMore">There are more than were counted.</param>
internal sealed record SearchGroup(ISearchSource Source, IReadOnlyList<SearchHit> Hits, bool IsMore);

/// <summary>Finds over everything that one may see: the index proposes, the scope of each kind decides, before anything is counted.</summary>
internal sealed class SearchDesk(SearchQuery query, IEnumerable<ISearchSource> sources, CurrentActor current) : IScoped
{
    /// <summary>How many of a kind are counted and paged; who has more adds a word.</summary>
    public const int Most = 500;
    private const int SmallestBatch = 20;
    private const int LargestBatch = 500;

    /// <param name="kind">Of one kind alone.</param>
    /// <param name="most">How many of each kind are looked for.</param>
    /// <returns>The kinds with something found; one that holds the whole number first, then those with the words in number or title.</returns>
    public async Task<IReadOnlyList<SearchGroup>> FindAsync(string? text, string? kind, int most, CancellationToken ct)
    {
        var words = SearchWords.Of(text).Distinct().Take(SearchWords.Most).ToList();
        var found = new List<SearchGroup>();
        foreach (var source in sources.Where(s => words.Count > 0 && current.Actor.Can(s.Permission) && (kind is null || s.Kind == kind)))
        {
            var hits = await FindAsync(source, words, most + 1, ct);
            if (hits.Count > 0)
            {
                found.Add(new SearchGroup(source, [.. hits.Take(most)], hits.Count > most));
            }
        }

        return [.. found.OrderBy(g => g.Hits[0].Place).ThenBy(g => g.Source.Kind, StringComparer.Ordinal)];
    }

    private async Task<List<SearchHit>> FindAsync(ISearchSource source, IReadOnlyList<string> words, int most, CancellationToken ct)
    {
        var seen = new HashSet<Guid>();
        var hits = new List<SearchHit>();
        foreach (var place in Enum.GetValues<Place>())
        {
            var lines = await ReadAsync(source, place, words, seen, most - hits.Count, ct);
            hits.AddRange(InOrder(lines, words).Select(l => new SearchHit(place, source.UrlOf(l.Record), l.Number, l.Title, l.Detail)));
        }

        return hits;
    }

    /// <summary>Reads on until enough may be seen.</summary>
    private async Task<List<SearchLine>> ReadAsync(ISearchSource source, Place place, IReadOnlyList<string> words, HashSet<Guid> seen, int most, CancellationToken ct)
    {
        var lines = new List<SearchLine>();
        var (before, size) = (long.MaxValue, Math.Clamp(most * 2, SmallestBatch, LargestBatch));
        while (lines.Count < most)
        {
            var batch = await query.ReadAsync(source, place, words, current.Actor, (before, size), ct);
            var fresh = batch.Where(l => seen.Add(l.Record)).ToList();
            var visible = fresh.Count == 0 ? [] : (await source.VisibleAsync([.. fresh.Select(l => l.Record)], current.Actor, ct)).ToHashSet();
            lines.AddRange(fresh.Where(l => visible.Contains(l.Record)).Take(most - lines.Count));
            if (batch.Count < size)
            {
                break;
            }

            before = batch[^1].Id;
        }

        return lines;
    }

    /// <summary>Where the words stand side by side as they were typed comes first, then the newest.</summary>
    private static IEnumerable<SearchLine> InOrder(List<SearchLine> lines, IReadOnlyList<string> words)
    {
        var phrase = string.Join(' ', words);
        return lines.OrderByDescending(l => $" {l.Head}".Contains($" {phrase}", StringComparison.Ordinal));
    }
}
