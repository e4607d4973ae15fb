using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Sample;

/// <summary>How good the council finds a product, and which stars its minima allow.</summary>
/// <param name="Quality">Share of the points that a member aims at.</param>
/// <param name="FloorStars">Minima up to this star are kept by every member; 0 keeps none.</param>
/// <param name="MissesStars">In the first two criteria with a minimum for this star it is missed.</param>
internal sealed record Opinion(decimal Quality, int FloorStars, int MissesStars = 0);

/// <summary>Picks of careful members who differ a little, never by chance.</summary>
internal static class SamplePicks
{
    public static Dictionary<string, string> Of(CriteriaSet set, Opinion opinion, int member)
    {
        var missed = set.Criteria.Where(c => c.Options.Any(o => o.MinForStars == opinion.MissesStars)).Take(2).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        return set.Criteria.Select((c, i) => (c.Code, Pick: PickOf(c, opinion, (member * 7) + (i * 3), missed.Contains(c.Code))))
            .ToDictionary(p => p.Code, p => p.Pick, StringComparer.Ordinal);
    }

    private static string PickOf(Criterion criterion, Opinion opinion, int turn, bool misses)
    {
        var options = criterion.Options.Where(o => o.Case is null or 1).OrderBy(o => o.Points).ToList();
        var least = options.Where(o => o.MinForStars <= opinion.FloorStars).Select(o => o.Points).DefaultIfEmpty(-1).Max();
        var below = misses ? options.Where(o => o.MinForStars == opinion.MissesStars).Select(o => o.Points).Min() : decimal.MaxValue;
        var open = options.Where(o => o.Points >= least && o.Points < below).ToList();
        if (open.Count == 0)
        {
            return Pick.Nothing;
        }

        var wish = opinion.Quality * criterion.Max;
        var at = open.IndexOf(open.OrderBy(o => Math.Abs(o.Points - wish)).First()) + Leaning(turn);
        return open[Math.Clamp(at, 0, open.Count - 1)].Id;
    }

    /// <summary>Most often nothing, now and then a level up or down.</summary>
    private static int Leaning(int turn) => (turn % 23) switch { 4 => 1, 11 => -1, _ => 0 };
}
