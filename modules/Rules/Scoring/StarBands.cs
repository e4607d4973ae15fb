using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Language;

namespace OcopModular.Rules.Scoring;

/// <summary>The star bands must part 0 to 100 without gap or overlap: with all minima met and no fallback, each mean has exactly one star.</summary>
internal static class StarBands
{
    private const decimal Step = 0.01m;

    public static void Check(string pack, string file, IReadOnlyList<StarRule> rules, List<Finding> findings)
    {
        foreach (var rule in rules.Where(r => r.Stars is < 1 or > 5 || r.Rule.Facts.Count > 0))
        {
            findings.Add(new Finding(true, pack, file, rule.Rule.Name, null, rule.Rule.Facts.Count > 0 ? "Stars.Facts" : "Stars.Number", rule.Stars));
            return;
        }

        for (var mean = 0m; mean <= 100m; mean += Step)
        {
            try
            {
                var given = new Given(null, new Facts(), new Score(mean, fallback: false, _ => true));
                if (rules.Count(r => r.Rule.Holds(given)) == 1)
                {
                    continue;
                }

                var fired = rules.Where(r => r.Rule.Holds(given)).Select(r => r.Rule.Name).ToList();
                findings.Add(new Finding(true, pack, file, fired.LastOrDefault(), null, "Stars.Bands", mean, fired.Count == 0 ? "–" : string.Join(", ", fired)));
            }
            catch (ArithmeticException e)
            {
                // It would score nobody wrongly: a rule that fails gives no score.
                findings.Add(new Finding(false, pack, file, null, null, "Stars.Fails", mean, e.Message));
            }

            return;
        }
    }
}
