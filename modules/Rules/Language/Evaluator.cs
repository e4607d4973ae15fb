using OcopModular.Rules.Contracts;

namespace OcopModular.Rules.Language;

/// <summary>What a checked expression is reckoned on.</summary>
internal sealed record Given(Func<string, string>? Pick, Facts Facts, Score? Score);

/// <summary>Reckons a checked expression without compiling it: for the checks and the plan. RulesEngine has the last word, a test holds the two together.</summary>
internal static class Evaluator
{
    public static bool Holds(Node rule, Given given) => (bool)Of(rule, given)!;

    public static object? Of(Node node, Given given) => node switch
    {
        Literal literal => literal.Value,
        PickOf pick => given.Pick!(pick.Criterion),
        FactOf fact => fact.Fact.Read(given.Facts),
        MeanOf => given.Score!.Mean,
        FallbackOf => given.Score!.Fallback,
        MetOf met => given.Score!.Met(met.Stars),
        Local local => Of(local.Value, given),
        Not not => !(bool)Of(not.Inner, given)!,
        Negate negate => Of(negate.Inner, given) is decimal number ? -number : null,
        Binary { Operation: Operation.And } both => Holds(both.Left, given) && Holds(both.Right, given),
        Binary { Operation: Operation.Or } either => Holds(either.Left, given) || Holds(either.Right, given),
        Binary binary => Reckon(binary.Operation, Of(binary.Left, given), Of(binary.Right, given)),
        Call call => Math(call, (decimal)Of(call.First, given)!, call.Second is null ? null : (decimal)Of(call.Second, given)!),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static object? Reckon(Operation operation, object? left, object? right) => operation switch
    {
        Operation.Equal => Equals(left, right),
        Operation.NotEqual => !Equals(left, right),
        _ => left is decimal a && right is decimal b ? Numbers(operation, a, b) : operation is Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Divide ? null : false,
    };

    private static object Numbers(Operation operation, decimal a, decimal b) => operation switch
    {
        Operation.Less => a < b,
        Operation.LessOrEqual => a <= b,
        Operation.Greater => a > b,
        Operation.GreaterOrEqual => a >= b,
        Operation.Add => a + b,
        Operation.Subtract => a - b,
        Operation.Multiply => a * b,
        _ => a / b,
    };

    private static decimal Math(Call call, decimal first, decimal? second) => call.Function switch
    {
        "Min" => decimal.Min(first, second!.Value),
        "Max" => decimal.Max(first, second!.Value),
        "Abs" => decimal.Abs(first),
        _ => decimal.Round(first, (int)(second ?? 0), MidpointRounding.ToEven),
    };
}
