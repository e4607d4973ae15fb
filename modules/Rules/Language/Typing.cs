namespace OcopModular.Rules.Language;

/// <summary>Which operands an operator takes; RulesEngine would find a mistake only when the rule first runs.</summary>
internal static class Typing
{
    public static Binary Combine(Operation operation, Node left, Node right, int column)
    {
        if (left.IsConstant && right.IsConstant)
        {
            // It would be reckoned in whole numbers or doubles: 7 / 2 == 3.
            throw new GrammarException("Grammar.Literals", column);
        }

        var kind = operation switch
        {
            Operation.And or Operation.Or => Logic(left, right),
            Operation.Equal or Operation.NotEqual => Equality(left, right),
            Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Divide => Arithmetic(left, right),
            _ => IsNumber(left) && IsNumber(right) ? Kind.Truth : null,
        };
        return kind is { } found ? new Binary(operation, left, right, found) : throw Refusal(operation, left, right, column);
    }

    public static Call Call(Token function, Node first, Node? second)
    {
        var isKnown = function.Text switch
        {
            "Min" or "Max" => first.Kind == Kind.Number && second?.Kind == Kind.Number,
            "Abs" => first.Kind == Kind.Number && second is null,
            "Round" => first.Kind == Kind.Number && (second is null || second is Literal { Value: decimal and >= 0 and <= 10 } digits && decimal.IsInteger((decimal)digits.Value!)),
            _ => throw new GrammarException("Grammar.Member", function.Column, "Math", function.Text),
        };
        if (!isKnown)
        {
            var mayBeUnstated = first.Kind == Kind.MaybeNumber || second?.Kind == Kind.MaybeNumber;
            throw new GrammarException(mayBeUnstated ? "Grammar.MathOfFact" : "Grammar.Arguments", function.Column, function.Text);
        }

        return first.IsConstant && (second is null || second.IsConstant)
            ? throw new GrammarException("Grammar.Literals", function.Column)
            : new Call(function.Text, first, second);
    }

    private static Kind? Logic(Node left, Node right) => left.Kind == Kind.Truth && right.Kind == Kind.Truth ? Kind.Truth : null;

    private static Kind? Equality(Node left, Node right) =>
        (IsNumber(left) && IsNumber(right)) || (IsTruth(left) && IsTruth(right)) || (left.Kind == Kind.Text && right.Kind == Kind.Text) || IsNullTest(left, right) || IsNullTest(right, left)
            ? Kind.Truth
            : null;

    private static Kind? Arithmetic(Node left, Node right)
    {
        if (!IsNumber(left) || !IsNumber(right))
        {
            return null;
        }

        return left.Kind == Kind.MaybeNumber || right.Kind == Kind.MaybeNumber ? Kind.MaybeNumber : Kind.Number;
    }

    private static bool IsNullTest(Node value, Node nothing) => nothing.Kind == Kind.Null && (value.Kind is Kind.MaybeNumber or Kind.MaybeTruth or Kind.Text);

    private static bool IsNumber(Node node) => node.Kind is Kind.Number or Kind.MaybeNumber;

    private static bool IsTruth(Node node) => node.Kind is Kind.Truth or Kind.MaybeTruth;

    private static GrammarException Refusal(Operation operation, Node left, Node right, int column)
    {
        var isFact = operation is Operation.And or Operation.Or && IsTruth(left) && IsTruth(right);
        return new GrammarException(isFact ? "Grammar.CompareFact" : "Grammar.Operands", column);
    }
}
