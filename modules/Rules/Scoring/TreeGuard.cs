using System.Linq.Expressions;
using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;
using RulesEngine.ExpressionBuilders;

namespace OcopModular.Rules.Scoring;

/// <summary>The second net behind the grammar: what RulesEngine made of a text holds nothing but the inputs, literals, operators and the few functions of the language.</summary>
internal sealed class TreeGuard : ExpressionVisitor
{
    private static readonly HashSet<Type> Owners = [typeof(Facts), typeof(Score)];
    private static readonly HashSet<Type> Values = [typeof(string), typeof(bool), typeof(bool?), typeof(int), typeof(int?), typeof(long), typeof(double), typeof(double?), typeof(decimal), typeof(decimal?), typeof(object)];
    private static readonly HashSet<string> Functions = new(["Min", "Max", "Abs", "Round"], StringComparer.Ordinal);

    private static readonly HashSet<ExpressionType> Operators =
    [
        ExpressionType.Equal, ExpressionType.NotEqual, ExpressionType.LessThan, ExpressionType.LessThanOrEqual, ExpressionType.GreaterThan, ExpressionType.GreaterThanOrEqual,
        ExpressionType.AndAlso, ExpressionType.OrElse, ExpressionType.Add, ExpressionType.Subtract, ExpressionType.Multiply, ExpressionType.Divide,
        ExpressionType.Not, ExpressionType.Negate, ExpressionType.Convert, ExpressionType.Constant, ExpressionType.Parameter, ExpressionType.MemberAccess, ExpressionType.Call,
    ];

    private readonly HashSet<ParameterExpression> _inputs;

    private TreeGuard(IEnumerable<ParameterExpression> inputs) => _inputs = [.. inputs];

    /// <summary>Reads every expression as RulesEngine will, and runs none.</summary>
    /// <exception cref="RuleFailedException">A rule reaches further than the language.</exception>
    public static void Demand(CheckedWorkflow workflow, IReadOnlyList<ParameterExpression> inputs)
    {
        var parser = new RuleExpressionParser(Engine.Settings());
        foreach (var rule in workflow.Rules)
        {
            Demand(parser, rule, inputs);
        }
    }

    /// <summary>Reads one text; what it is not allowed to hold is an exception.</summary>
    /// <exception cref="NotSupportedException">The tree reaches further than the language.</exception>
    public static Expression Read(RuleExpressionParser parser, string text, IReadOnlyList<ParameterExpression> inputs, Type? kind)
    {
        var tree = parser.Parse(text, [.. inputs], kind);
        new TreeGuard(inputs).Visit(tree);
        return tree;
    }

    public override Expression? Visit(Expression? node) =>
        node is null || Operators.Contains(node.NodeType) ? base.Visit(node) : throw Refused(node);

    protected override Expression VisitConstant(ConstantExpression node) => Values.Contains(node.Type) ? node : throw Refused(node);

    protected override Expression VisitParameter(ParameterExpression node) => _inputs.Contains(node) ? node : throw Refused(node);

    protected override Expression VisitMember(MemberExpression node) =>
        node.Expression is not null && Owners.Contains(node.Member.DeclaringType!) && Values.Contains(node.Type) ? base.VisitMember(node) : throw Refused(node);

    protected override Expression VisitUnary(UnaryExpression node) => Values.Contains(node.Type) ? base.VisitUnary(node) : throw Refused(node);

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        var (owner, name) = (node.Method.DeclaringType, node.Method.Name);
        var isKnown = (owner == typeof(Sheet) && name == nameof(Sheet.Pick)) || (owner == typeof(Score) && name == nameof(Score.Met)) || (owner == typeof(Math) && Functions.Contains(name));
        return isKnown ? base.VisitMethodCall(node) : throw Refused(node);
    }

    private static void Demand(RuleExpressionParser parser, CheckedRule rule, IReadOnlyList<ParameterExpression> outer)
    {
        var inputs = outer.ToList();
        try
        {
            foreach (var local in rule.File.LocalParams ?? [])
            {
                inputs.Add(Expression.Parameter(Read(parser, local.Expression, inputs, kind: null).Type, local.Name));
            }

            if (rule.File.Expression is { } text)
            {
                Read(parser, text, inputs, typeof(bool));
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new RuleFailedException(rule.Name, e.Message);
        }

        foreach (var child in rule.Children)
        {
            Demand(parser, child, inputs);
        }
    }

    private static NotSupportedException Refused(Expression node) => new($"'{node}' ({node.NodeType}) does not belong to the language.");
}
