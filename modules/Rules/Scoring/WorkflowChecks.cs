using OcopModular.Rules.Domain;
using OcopModular.Rules.Language;

namespace OcopModular.Rules.Scoring;

/// <summary>Checks the shape of a workflow and each expression in it; only what passes is ever handed to RulesEngine.</summary>
internal sealed class WorkflowChecks(string pack, string file, List<Finding> findings)
{
    private const int MaxRules = 300;
    private const int MaxNesting = 4;
    private const int MaxName = 60;
    private const int MaxLocals = 10;

    /// <summary>The workflow with its expressions read, or <c>null</c> after a finding.</summary>
    public CheckedWorkflow? Check(WorkflowFile workflow, Inputs inputs)
    {
        var before = findings.Count(f => f.IsError);
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (workflow.Rules.Count == 0)
        {
            Refuse(null, "Rule.None", workflow.WorkflowName);
        }

        var rules = CheckAll(workflow.Rules, inputs, new Dictionary<string, Node>(StringComparer.Ordinal), names, 1);
        return findings.Count(f => f.IsError) == before ? new CheckedWorkflow(workflow.WorkflowName, rules) : null;
    }

    private List<CheckedRule> CheckAll(IReadOnlyList<RuleFile> rules, Inputs inputs, Dictionary<string, Node> locals, HashSet<string> names, int level)
    {
        var checkedRules = new List<CheckedRule>();
        foreach (var rule in rules)
        {
            if (names.Count >= MaxRules || level > MaxNesting)
            {
                Refuse(rule.RuleName, level > MaxNesting ? "Rule.TooDeep" : "Rule.TooMany", level > MaxNesting ? MaxNesting : MaxRules);
                break;
            }

            checkedRules.Add(CheckOne(rule, inputs, locals, names, level));
        }

        return checkedRules;
    }

    private CheckedRule CheckOne(RuleFile rule, Inputs inputs, Dictionary<string, Node> outer, HashSet<string> names, int level)
    {
        CheckName(rule, names);
        var locals = Locals(rule, inputs, outer);
        var hasChildren = rule.Rules is { Count: > 0 };
        if (hasChildren == rule.Expression is not null || hasChildren != rule.Operator is not null)
        {
            Refuse(rule.RuleName, "Rule.Shape");
            return new CheckedRule(rule, null, []);
        }

        if (hasChildren)
        {
            if (rule.Operator is not ("And" or "Or"))
            {
                Refuse(rule.RuleName, "Rule.Operator", rule.Operator!);
            }

            return new CheckedRule(rule, null, CheckAll(rule.Rules!, inputs, locals, names, level + 1));
        }

        return new CheckedRule(rule, Expression(rule.RuleName, () => Grammar.ReadRule(rule.Expression!, inputs, locals)), []);
    }

    private void CheckName(RuleFile rule, HashSet<string> names)
    {
        if (rule.RuleName.Length is 0 or > MaxName || rule.RuleName.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_')))
        {
            Refuse(rule.RuleName, "Rule.Name", MaxName);
        }

        if (!names.Add(rule.RuleName))
        {
            Refuse(rule.RuleName, "Rule.Twice", rule.RuleName);
        }
    }

    /// <summary>The names that hold inside the rule: those of its parents and its own.</summary>
    private Dictionary<string, Node> Locals(RuleFile rule, Inputs inputs, Dictionary<string, Node> outer)
    {
        if (rule.LocalParams is null)
        {
            return outer;
        }

        if (rule.LocalParams.Count > MaxLocals)
        {
            Refuse(rule.RuleName, "Rule.LocalCount", MaxLocals);
            return outer;
        }

        var locals = new Dictionary<string, Node>(outer, StringComparer.Ordinal);
        foreach (var local in rule.LocalParams)
        {
            if (!Grammar.IsLocalName(local.Name) || locals.ContainsKey(local.Name))
            {
                Refuse(rule.RuleName, "Rule.LocalName", local.Name);
            }
            else if (Expression(rule.RuleName, () => Grammar.Read(local.Expression, inputs, locals)) is { } value)
            {
                locals[local.Name] = value;
                if (value.IsConstant)
                {
                    Refuse(rule.RuleName, "Rule.LocalConstant", local.Name);
                }
            }
        }

        return locals;
    }

    private Node? Expression(string rule, Func<Node> read)
    {
        try
        {
            return read();
        }
        catch (GrammarException e)
        {
            findings.Add(new Finding(true, pack, file, rule, e.Column, e.Cause, e.Arguments));
            return null;
        }
    }

    private void Refuse(string? rule, string text, params object[] arguments) => findings.Add(new Finding(true, pack, file, rule, null, text, arguments));
}
