using System.Text;
using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;

namespace OcopModular.Rules.Scoring;

/// <summary>Scores through RulesEngine: what a page shows and a result is decided on.</summary>
internal sealed class Scorer(RuleBook book) : IScorer
{
    // Holding them keeps the compiled workflows alive.
    private readonly Dictionary<string, Engine> _engines = book.Loaded.Packs.ToDictionary(p => p.Name, Engine.Of, StringComparer.Ordinal);

    public SheetScore ScoreSheet(string pack, int set, IReadOnlyDictionary<string, string> picks)
    {
        var rules = book.Rules(pack, set);
        var answers = Read(rules, "", picks);
        var verdict = new Verdict(rules);
        DemandNoFacts(rules);
        _engines[pack].Gates(answers, new Facts(), verdict);
        _engines[pack].Criteria(answers, new Facts(), verdict);
        var answered = rules.Criteria.Where(c => answers.Picks[c.Place] != PlacedCriterion.Unanswered).ToList();
        var points = answered.ToDictionary(c => c.Criterion.Code, c => verdict.PointsAt(c.Place), StringComparer.Ordinal);
        var parts = rules.Set.Parts.Select((p, i) => (p.Code, Sum: answered.Where(c => c.Part == i).Sum(c => verdict.PointsAt(c.Place)))).ToDictionary(p => p.Code, p => p.Sum, StringComparer.Ordinal);
        var unanswered = rules.Criteria.Where(c => answers.Picks[c.Place] == PlacedCriterion.Unanswered).Select(c => c.Criterion.Code).ToList();
        var gate = Array.IndexOf(verdict.Gates, true);
        return new SheetScore(points, parts, points.Values.Sum(), unanswered, gate < 0 ? null : rules.Gates[gate].Gate);
    }

    public PanelResult ScorePanel(string pack, int set, IReadOnlyList<MemberSheet> sheets, WorkingRules rules)
    {
        var found = book.Rules(pack, set);
        if (sheets.Count == 0)
        {
            throw new ArgumentException("A panel has at least one sheet.", nameof(sheets));
        }

        var answers = sheets.Select(s => Read(found, s.Member, s.Picks)).ToList();
        foreach (var sheet in answers)
        {
            var place = Array.IndexOf(sheet.Picks, PlacedCriterion.Unanswered);
            if (place >= 0)
            {
                throw new ArgumentException($"{sheet.Member} has not answered {found.Criteria[place].Criterion.Code}.", nameof(sheets));
            }
        }

        return new Panel(book.Rules(pack), found, _engines[pack], rules).Combine(answers, new Facts());
    }

    public IReadOnlyList<Suggestion> Suggest(string pack, int set, Facts facts)
    {
        var rules = book.Rules(pack, set);
        return [.. rules.Suggestions.Where(s => s.Rule.Facts.All(f => f.IsStated(facts)) && _engines[pack].Holds(Engine.Suggestions(rules), s.Rule, facts)).Select(s => s.Suggestion)];
    }

    /// <summary>Compiles the workflows of a set before somebody waits for them.</summary>
    public void WarmUp(RulePack pack, SetRules set) => _engines[pack.Name].WarmUp(pack, set);

    private static Answers Read(SetRules set, string member, IReadOnlyDictionary<string, string> picks)
    {
        var answers = new Answers(set) { Member = member };
        foreach (var (code, pick) in picks)
        {
            if (!set.ByCode.TryGetValue(code, out var placed))
            {
                throw new ArgumentException($"Set {set.Number} has no criterion {code}.", nameof(picks));
            }

            var read = pick is null ? PlacedCriterion.Unanswered : placed.Read(Encoding.UTF8.GetBytes(pick));
            answers.Picks[placed.Place] = read == PlacedCriterion.Unanswered ? throw new ArgumentException($"{code} does not know the pick {pick ?? "null"}.", nameof(picks)) : read;
        }

        return answers;
    }

    private static void DemandNoFacts(SetRules set)
    {
        if (set.RulesOnFacts is [var rule, ..])
        {
            throw new RuleFailedException(rule.Name, rule.Facts[0].Key);
        }
    }
}
