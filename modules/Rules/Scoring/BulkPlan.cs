using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Language;

namespace OcopModular.Rules.Scoring;

/// <summary>
/// A set's workflows reckoned out beforehand: a criterion that reads only its own pick becomes a table from pick to option, likewise a gate.
/// What reads more is reckoned for each sheet. Serves bulk work; RulesEngine says what counts, and a test proves the two equal.
/// </summary>
internal sealed class BulkPlan : IJudge
{
    public static BulkPlan Instance { get; } = new();

    private readonly System.Runtime.CompilerServices.ConditionalWeakTable<SetRules, Tables> _tables = [];

    public static bool ReadsOnlyItself(PlacedCriterion criterion) => ReadsOnly(criterion.Rule, criterion.Criterion.Code);

    public void Gates(Answers answers, Facts facts, Verdict into)
    {
        var tables = TablesOf(answers.Set);
        for (var i = 0; i < tables.Gates.Length; i++)
        {
            into.Gates[i] = tables.Gates[i] is { } table ? table.Fires[answers.Picks[table.Place]] : Holds(answers.Set.Gates[i].Rule, Given(answers, facts));
        }
    }

    public void Criteria(Answers answers, Facts facts, Verdict into)
    {
        var tables = TablesOf(answers.Set);
        for (var place = 0; place < tables.Options.Length; place++)
        {
            into.Options[place] = tables.Options[place] is { } table ? table[answers.Picks[place]] : FirstThatHolds(answers.Set.Criteria[place], Given(answers, facts));
        }
    }

    public IReadOnlyList<StarRule> Stars(RulePack pack, Score score)
    {
        var given = new Given(null, new Facts(), score);
        return [.. pack.Stars.Where(s => Holds(s.Rule, given))];
    }

    private static Given Given(Answers answers, Facts facts) => new(answers.Pick, facts, null);

    private static bool ReadsOnly(CheckedRule rule, string code) => rule.Facts.Count == 0 && rule.Nodes().OfType<PickOf>().All(p => p.Criterion == code);

    private static int FirstThatHolds(PlacedCriterion criterion, Given given)
    {
        for (var i = 0; i < criterion.Rule.Children.Count; i++)
        {
            if (Holds(criterion.Rule.Children[i], given))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Holds(CheckedRule rule, Given given)
    {
        try
        {
            return rule.Holds(given);
        }
        catch (ArithmeticException e)
        {
            throw new RuleFailedException(rule.Name, e.Message);
        }
    }

    private Tables TablesOf(SetRules set) => _tables.GetValue(set, s => new Tables(s));

    private sealed class Tables(SetRules set)
    {
        public int[]?[] Options { get; } = [.. set.Criteria.Select(c => ReadsOnlyItself(c) ? OptionsOf(c) : null)];

        public (int Place, bool[] Fires)?[] Gates { get; } = [.. set.Gates.Select(g => GateOf(set, g))];

        private static int[] OptionsOf(PlacedCriterion criterion) =>
            [.. Enumerable.Range(0, criterion.PickCount).Select(p => FirstThatHolds(criterion, Seeing(criterion, p)))];

        private static (int Place, bool[] Fires)? GateOf(SetRules set, GateRule gate)
        {
            var read = gate.Rule.Nodes().OfType<PickOf>().Select(p => p.Criterion).Distinct(StringComparer.Ordinal).ToList();
            if (gate.Rule.Facts.Count > 0 || read.Count != 1)
            {
                return null;
            }

            var criterion = set.ByCode[read[0]];
            return (criterion.Place, [.. Enumerable.Range(0, criterion.PickCount).Select(p => Holds(gate.Rule, Seeing(criterion, p)))]);
        }

        private static Given Seeing(PlacedCriterion criterion, int pick) => new(_ => criterion.Show((byte)pick), new Facts(), null);
    }
}
