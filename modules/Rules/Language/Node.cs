namespace OcopModular.Rules.Language;

/// <summary>Kind of a value in the expression language.</summary>
internal enum Kind
{
    Text,
    Number,
    Truth,

    /// <summary>A number fact, which may be unstated.</summary>
    MaybeNumber,

    /// <summary>A yes-or-no fact, which may be unstated.</summary>
    MaybeTruth,
    Null,
}

internal enum Operation
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,
    Or,
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// <summary>A checked expression.</summary>
/// <param name="IsConstant">Holds no input: nothing may be reckoned between two of them.</param>
internal abstract record Node(Kind Kind, bool IsConstant)
{
    private int? _size;

    public abstract IEnumerable<Node> Children { get; }

    /// <summary>Steps that a reckoning may take, a local parameter counted where it is used.</summary>
    public int Size => _size ??= Math.Min(1 + Children.Sum(c => c.Size), 1_000_000);

    /// <summary>This node and all below it, those of local parameters included.</summary>
    public IEnumerable<Node> All()
    {
        var open = new Stack<Node>([this]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var child in node.Children)
            {
                open.Push(child);
            }
        }
    }
}

internal sealed record Literal(Kind Kind, object? Value) : Node(Kind, true)
{
    public override IEnumerable<Node> Children => [];
}

/// <summary><c>sheet.Pick("A.1.1")</c>.</summary>
internal sealed record PickOf(string Criterion) : Node(Kind.Text, false)
{
    public override IEnumerable<Node> Children => [];
}

internal sealed record FactOf(Fact Fact) : Node(Fact.Kind, false)
{
    public override IEnumerable<Node> Children => [];
}

internal sealed record MeanOf() : Node(Kind.Number, false)
{
    public override IEnumerable<Node> Children => [];
}

internal sealed record FallbackOf() : Node(Kind.Truth, false)
{
    public override IEnumerable<Node> Children => [];
}

internal sealed record MetOf(int Stars) : Node(Kind.Truth, false)
{
    public override IEnumerable<Node> Children => [];
}

/// <summary>A local parameter, standing for its expression.</summary>
internal sealed record Local(string Name, Node Value) : Node(Value.Kind, Value.IsConstant)
{
    public override IEnumerable<Node> Children => [Value];
}

internal sealed record Not(Node Inner) : Node(Kind.Truth, Inner.IsConstant)
{
    public override IEnumerable<Node> Children => [Inner];
}

internal sealed record Negate(Node Inner) : Node(Inner.Kind, Inner.IsConstant)
{
    public override IEnumerable<Node> Children => [Inner];
}

internal sealed record Binary(Operation Operation, Node Left, Node Right, Kind Kind) : Node(Kind, Left.IsConstant && Right.IsConstant)
{
    public override IEnumerable<Node> Children => [Left, Right];
}

/// <summary><c>Math.Min</c>, <c>Max</c>, <c>Abs</c>, <c>Round</c>.</summary>
internal sealed record Call(string Function, Node First, Node? Second) : Node(Kind.Number, First.IsConstant && (Second is null or { IsConstant: true }))
{
    public override IEnumerable<Node> Children => Second is null ? [First] : [First, Second];
}
