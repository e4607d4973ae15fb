using OcopModular.Rules.Contracts;
using OcopModular.Rules.Language;

namespace OcopModular.Rules.Domain;

/// <summary>A rule of a workflow whose expressions all belong to the closed language.</summary>
internal sealed record CheckedRule(RuleFile File, Node? Expression, IReadOnlyList<CheckedRule> Children)
{
    public string Name => File.RuleName;

    /// <summary>The facts that the rule names: it is run only when all are stated.</summary>
    public IReadOnlyList<Fact> Facts { get; } = [.. FactsOf(Expression, Children).Distinct()];

    /// <summary>Does the rule hold, as RulesEngine reckons it.</summary>
    public bool Holds(Given given) =>
        Expression is not null ? Evaluator.Holds(Expression, given)
        : File.Operator == "And" ? Children.All(c => c.Holds(given))
        : Children.Any(c => c.Holds(given));

    public IEnumerable<Node> Nodes() => (Expression?.All() ?? []).Concat(Children.SelectMany(c => c.Nodes()));

    private static IEnumerable<Fact> FactsOf(Node? expression, IReadOnlyList<CheckedRule> children) =>
        (expression?.All().OfType<FactOf>().Select(f => f.Fact) ?? []).Concat(children.SelectMany(c => c.Facts));
}

internal sealed record CheckedWorkflow(string Name, IReadOnlyList<CheckedRule> Rules);

internal sealed record GateRule(CheckedRule Rule, Gate Gate);

internal sealed record StarRule(CheckedRule Rule, int Stars, bool Certified);

internal sealed record PaperRule(CheckedRule Rule, RequiredPaper Paper, IReadOnlyList<DossierKind> Kinds);

internal sealed record DisqualifierRule(CheckedRule Rule, Disqualifier Disqualifier);

internal sealed record SuggestionRule(CheckedRule Rule, Suggestion Suggestion);

/// <summary>Until when a dossier filed under an older pack may still be finished under it.</summary>
internal sealed record Transition(IReadOnlyList<string> From, DossierKind Kind, DateOnly FinishBy, string Citation);

/// <summary>A rule pack (bộ quy tắc) that has passed its checks; never changed.</summary>
/// <param name="EngineKey">Hash of the workflows alone: packs that differ in procedure only share one engine.</param>
internal sealed record RulePack(
    PackCard Card,
    bool Fallback,
    IReadOnlyList<Transition> Transitions,
    IReadOnlyDictionary<int, SetRules> Sets,
    CheckedWorkflow StarWorkflow,
    IReadOnlyList<StarRule> Stars,
    IReadOnlyList<Finding> Findings,
    string EngineKey)
{
    public string Name => Card.Name;
}
