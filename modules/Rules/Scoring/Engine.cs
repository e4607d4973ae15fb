using System.Collections.Concurrent;
using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;
using RulesEngine.Models;
using Rule = RulesEngine.Models.Rule;

namespace OcopModular.Rules.Scoring;

/// <summary>A pack's workflows in Microsoft RulesEngine: one engine for each content hash, never changed, shared by all threads. A workflow is compiled when first run.</summary>
internal sealed class Engine : IJudge
{
    private static readonly ConcurrentDictionary<string, WeakReference<Engine>> Known = new(StringComparer.Ordinal);
    private readonly Lazy<RulesEngine.RulesEngine> _engine;
    private readonly ConcurrentDictionary<string, bool> _guarded = new(StringComparer.Ordinal);

    private Engine(RulePack pack) => _engine = new(() => new RulesEngine.RulesEngine([.. Workflows(pack)], Settings()));

    /// <summary>The engine of the pack's content; it lives as long as somebody holds it.</summary>
    public static Engine Of(RulePack pack)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(pack.EngineKey, out var reference) || !reference.TryGetTarget(out var engine))
            {
                engine = new Engine(pack);
                Known[pack.EngineKey] = new WeakReference<Engine>(engine);
            }

            return engine;
        }
    }

    /// <summary>The settings without which an error would read as "not met" and a rule could reach more than its inputs.</summary>
    public static ReSettings Settings() => new()
    {
        AutoRegisterInputType = false,
        CustomTypes = [typeof(Sheet), typeof(Facts), typeof(Score)],
        IsExpressionCaseSensitive = true,
        EnableExceptionAsErrorMessage = false,
        EnableFormattedErrorMessage = false,
        AutoExecuteActions = false,
        NestedRuleExecutionMode = NestedRuleExecutionMode.Performance,
        CacheConfig = new() { SizeLimit = 20000 },
    };

    /// <summary>Compiles what a set needs.</summary>
    public void WarmUp(RulePack pack, SetRules set)
    {
        var answers = new Answers(set);
        var verdict = new Verdict(set);
        if (set.RulesOnFacts.Count == 0)
        {
            Gates(answers, new Facts(), verdict);
            Criteria(answers, new Facts(), verdict);
        }

        Stars(pack, new Score(0, pack.Fallback, _ => true));
    }

    public void Gates(Answers answers, Facts facts, Verdict into)
    {
        if (answers.Set.GateWorkflow is not { } workflow)
        {
            return;
        }

        var results = Run(workflow, SheetOf(answers), Fact(facts));
        for (var i = 0; i < into.Gates.Length; i++)
        {
            into.Gates[i] = results[answers.Set.Gates[i].Rule.Name].IsSuccess;
        }
    }

    public void Criteria(Answers answers, Facts facts, Verdict into)
    {
        var results = Run(answers.Set.CriteriaWorkflow, SheetOf(answers), Fact(facts));
        foreach (var criterion in answers.Set.Criteria)
        {
            var fired = results[criterion.Rule.Name].ChildResults?.FirstOrDefault(c => c.IsSuccess)?.Rule.RuleName;
            into.Options[criterion.Place] = fired is null ? -1 : IndexOf(criterion, fired);
        }
    }

    public IReadOnlyList<StarRule> Stars(RulePack pack, Score score)
    {
        var results = Run(pack.StarWorkflow, new RuleParameter("score", score), Fact(new Facts()));
        return [.. pack.Stars.Where(s => results[s.Rule.Name].IsSuccess)];
    }

    /// <summary>Does a rule on facts alone hold; it must not be asked while a fact that it names is unstated.</summary>
    public bool Holds(string workflow, CheckedRule rule, Facts facts) => Run(Alone(workflow, rule), Fact(facts))[rule.Name].IsSuccess;

    private static int IndexOf(PlacedCriterion criterion, string fired)
    {
        var children = criterion.Rule.Children;
        for (var i = 0; i < children.Count; i++)
        {
            if (children[i].Name == fired)
            {
                return i;
            }
        }

        return -1;
    }

    private static RuleParameter SheetOf(Answers answers) =>
        new("sheet", new Sheet(answers.Set.Criteria.ToDictionary(c => c.Criterion.Code, c => c.Show(answers.Picks[c.Place]), StringComparer.Ordinal)));

    private static RuleParameter Fact(Facts facts) => new("facts", facts);

    private Dictionary<string, RuleResultTree> Run(CheckedWorkflow workflow, params RuleParameter[] given)
    {
        try
        {
            Guard(workflow, given);
            // Without actions nothing is awaited: the task is finished when it is handed over.
            var results = _engine.Value.ExecuteAllRulesAsync(workflow.Name, given).AsTask().GetAwaiter().GetResult();
            var failed = results.Find(r => !string.IsNullOrEmpty(r.ExceptionMessage));
            return failed is null ? results.ToDictionary(r => r.Rule.RuleName, StringComparer.Ordinal) : throw new RuleFailedException(failed.Rule.RuleName, failed.ExceptionMessage);
        }
        catch (Exception e) when (e is not (RuleFailedException or OutOfMemoryException))
        {
            throw new RuleFailedException(Blame(workflow, given) ?? workflow.Name, e.Message);
        }
    }

    /// <summary>Once a workflow, before RulesEngine compiles it.</summary>
    private void Guard(CheckedWorkflow workflow, RuleParameter[] given)
    {
        if (!_guarded.ContainsKey(workflow.Name))
        {
            TreeGuard.Demand(workflow, [.. given.Select(g => g.ParameterExpression)]);
            _guarded[workflow.Name] = true;
        }
    }

    /// <summary>The rule that fails, found by running them one by one in our own evaluator: RulesEngine names it only in prose.</summary>
    private static string? Blame(CheckedWorkflow workflow, RuleParameter[] given)
    {
        var sheet = given.Select(g => g.Value).OfType<Sheet>().FirstOrDefault();
        var inputs = new Language.Given(sheet is null ? null : sheet.Pick, given.Select(g => g.Value).OfType<Facts>().First(), given.Select(g => g.Value).OfType<Score>().FirstOrDefault());
        return workflow.Rules.SelectMany(r => r.Children.Count > 0 ? r.Children : [r]).FirstOrDefault(r => Fails(r, inputs))?.Name;
    }

    private static bool Fails(CheckedRule rule, Language.Given inputs)
    {
        try
        {
            rule.Holds(inputs);
            return false;
        }
        catch (ArithmeticException)
        {
            return true;
        }
    }

    /// <summary>Rules on facts are run one by one, since those that name an unstated fact are not run at all.</summary>
    private static CheckedWorkflow Alone(string workflow, CheckedRule rule) => new($"{workflow}#{rule.Name}", [rule]);

    private static IEnumerable<Workflow> Workflows(RulePack pack)
    {
        yield return Native(pack.StarWorkflow);
        foreach (var set in pack.Sets.Values)
        {
            yield return Native(set.CriteriaWorkflow);
            if (set.GateWorkflow is not null)
            {
                yield return Native(set.GateWorkflow);
            }

            foreach (var suggestion in set.Suggestions)
            {
                yield return Native(Alone(Suggestions(set), suggestion.Rule));
            }
        }
    }

    public static string Suggestions(SetRules set) => $"{set.Number}/suggestions";

    private static Workflow Native(CheckedWorkflow workflow) => new() { WorkflowName = workflow.Name, Rules = [.. workflow.Rules.Select(r => Native(r.File))] };

    private static Rule Native(RuleFile rule) => new()
    {
        RuleName = rule.RuleName,
        Operator = rule.Operator,
        Expression = rule.Expression,
        LocalParams = rule.LocalParams?.Select(l => new ScopedParam { Name = l.Name, Expression = l.Expression }).ToList(),
        Rules = rule.Rules?.Select(Native).ToList(),
    };
}
