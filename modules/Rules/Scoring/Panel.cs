using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Language;

namespace OcopModular.Rules.Scoring;

/// <summary>Combines complete sheets into a result by the council's working rules; the same for both ways of running the workflows.</summary>
internal sealed class Panel(RulePack pack, SetRules set, IJudge judge, WorkingRules rules)
{
    /// <exception cref="RuleFailedException">A rule could not be run.</exception>
    public PanelResult Combine(IReadOnlyList<Answers> sheets, Facts facts)
    {
        DemandFacts(facts);
        var verdicts = sheets.Select(_ => new Verdict(set)).ToArray();
        for (var i = 0; i < sheets.Count; i++)
        {
            judge.Gates(sheets[i], facts, verdicts[i]);
        }

        if (FiredGate(verdicts) is { } gate)
        {
            return Stopped(gate);
        }

        for (var i = 0; i < sheets.Count; i++)
        {
            judge.Criteria(sheets[i], facts, verdicts[i]);
        }

        return Score(verdicts);
    }

    private static PanelResult Stopped(Gate gate) =>
        new(null, new Dictionary<string, decimal>(), new Dictionary<string, decimal>(), [], 0, null, 0, false, [], gate, []);

    /// <summary>A rule that names an unstated fact is not run: then there is no score.</summary>
    private void DemandFacts(Facts facts)
    {
        foreach (var rule in set.RulesOnFacts)
        {
            if (rule.Facts.FirstOrDefault(f => !f.IsStated(facts)) is { } missing)
            {
                throw new RuleFailedException(rule.Name, missing.Key);
            }
        }
    }

    private Gate? FiredGate(Verdict[] verdicts)
    {
        for (var i = 0; i < set.Gates.Count; i++)
        {
            var fired = verdicts.Count(v => v.Gates[i]);
            if (rules.GateBy == GateBy.Majority ? fired * 2 > verdicts.Length : fired > 0)
            {
                return set.Gates[i].Gate;
            }
        }

        return null;
    }

    private PanelResult Score(Verdict[] verdicts)
    {
        var sums = new decimal[set.Criteria.Count];
        var parts = new decimal[set.Set.Parts.Count];
        var totals = new decimal[verdicts.Length];
        foreach (var criterion in set.Criteria)
        {
            for (var i = 0; i < verdicts.Length; i++)
            {
                var points = verdicts[i].PointsAt(criterion.Place);
                sums[criterion.Place] += points;
                parts[criterion.Part] += points;
                totals[i] += points;
            }
        }

        var mean = totals.Sum() / verdicts.Length;
        var missing = Missing(verdicts, sums);
        var fired = judge.Stars(pack, new Score(mean, pack.Fallback, stars => missing.TrueForAll(m => m.ForStars != stars)));
        var best = fired.MaxBy(s => s.Stars);
        return new PanelResult(
            mean, Parts(parts, verdicts.Length), Means(sums, verdicts.Length), totals, totals.Max() - totals.Min(), best?.Stars, Band(mean), best?.Certified ?? false, missing, null, [.. fired.Select(s => s.Rule.Name)]);
    }

    /// <summary>The star whose band holds the mean: what the star rules say when no minimum is missed.</summary>
    private int Band(decimal mean)
    {
        var given = new Given(null, new Facts(), new Score(mean, pack.Fallback, _ => true));
        return pack.Stars.Where(s => s.Rule.Holds(given)).Select(s => s.Stars).DefaultIfEmpty().Max();
    }

    private List<MissingMinimum> Missing(Verdict[] verdicts, decimal[] sums)
    {
        var missing = new List<MissingMinimum>();
        foreach (var minimum in set.Minima)
        {
            var place = minimum.In.Place;
            var needs = minimum.Option.Points;
            var isReached = rules.MinimumAgainst == MinimumAgainst.EverySheet
                ? Array.TrueForAll(verdicts, v => v.PointsAt(place) >= needs)
                : sums[place] >= needs * verdicts.Length;
            if (!isReached)
            {
                missing.Add(new MissingMinimum(minimum.In.Criterion.Code, minimum.Stars, sums[place] / verdicts.Length, needs, minimum.Option.Id, minimum.Option.Title));
            }
        }

        return missing;
    }

    private Dictionary<string, decimal> Parts(decimal[] sums, int sheets) =>
        set.Set.Parts.Select((p, i) => (p.Code, Mean: sums[i] / sheets)).ToDictionary(p => p.Code, p => p.Mean, StringComparer.Ordinal);

    private Dictionary<string, decimal> Means(decimal[] sums, int sheets)
    {
        var means = new Dictionary<string, decimal>(sums.Length, StringComparer.Ordinal);
        foreach (var criterion in set.Criteria)
        {
            means[criterion.Criterion.Code] = sums[criterion.Place] / sheets;
        }

        return means;
    }
}
