using System.Globalization;

namespace OcopModular.Rules.Language;

/// <summary>Which inputs an expression may read.</summary>
internal sealed record Inputs(bool Sheet = false, bool Facts = false, bool Score = false);

/// <summary>
/// The closed language of rule files. What it does not know is refused before RulesEngine sees it: RulesEngine's own language
/// reaches types and methods, and a deep expression would end the process.
/// </summary>
internal sealed partial class Grammar
{
    private const int MaxDepth = 32;

    /// <summary>Local parameters that use each other twice would double at each step.</summary>
    private const int MaxSize = 2000;
    private static readonly string[] Taken =
    [
        "sheet", "facts", "score", "true", "false", "null", "it", "parent", "root", "new", "iif", "is", "as", "np", "isnull", "and", "or", "not", "in", "mod",
        "eq", "equal", "ne", "neq", "notequal", "gt", "ge", "lt", "le", "cast", "convert", "out", "string", "object", "bool", "char", "int", "long", "decimal", "double", "float",
    ];

    private readonly List<Token> _tokens;
    private readonly Inputs _inputs;
    private readonly IReadOnlyDictionary<string, Node> _locals;
    private int _at;
    private int _depth;

    private Grammar(string text, Inputs inputs, IReadOnlyDictionary<string, Node> locals)
    {
        _tokens = Lexer.Cut(text);
        _inputs = inputs;
        _locals = locals;
    }

    private Token Here => _tokens[_at];

    /// <summary>Reads an expression of any kind, as of a local parameter.</summary>
    /// <exception cref="GrammarException">It does not belong to the language.</exception>
    public static Node Read(string text, Inputs inputs, IReadOnlyDictionary<string, Node> locals)
    {
        var grammar = new Grammar(text, inputs, locals);
        var node = grammar.Or();
        if (grammar.Here.Kind != TokenKind.End)
        {
            throw grammar.Unexpected();
        }

        return node.Size <= MaxSize ? node : throw new GrammarException("Grammar.TooBig", 1, MaxSize);
    }

    /// <summary>Reads the expression of a rule, which must be true or false.</summary>
    /// <exception cref="GrammarException">It does not belong to the language.</exception>
    public static Node ReadRule(string text, Inputs inputs, IReadOnlyDictionary<string, Node> locals)
    {
        var node = Read(text, inputs, locals);
        return node.Kind switch
        {
            Kind.Truth => node,
            Kind.MaybeTruth => throw new GrammarException("Grammar.CompareFact", 1),
            _ => throw new GrammarException("Grammar.NoTruth", 1),
        };
    }

    /// <summary>May a local parameter have this name: lower case first, and no word of RulesEngine's language.</summary>
    public static bool IsLocalName(string name) =>
        name.Length is > 0 and <= 40 && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !Taken.Contains(name.ToLowerInvariant());

    private GrammarException Unexpected() =>
        Here.Kind == TokenKind.End ? new GrammarException("Grammar.End", Here.Column) : new GrammarException("Grammar.Unexpected", Here.Column, Here.Text);

    private bool Take(string symbol)
    {
        var isThere = Here.Kind == TokenKind.Symbol && Here.Text == symbol;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private void Demand(string symbol)
    {
        if (!Take(symbol))
        {
            throw Here.Kind == TokenKind.End ? new GrammarException("Grammar.End", Here.Column) : new GrammarException("Grammar.Expected", Here.Column, symbol, Here.Text);
        }
    }

    private Node Or() => Chain(And, ("||", Operation.Or));

    private Node And() => Chain(Equality, ("&&", Operation.And));

    private Node Equality() => Chain(Order, ("==", Operation.Equal), ("!=", Operation.NotEqual));

    private Node Order() => Chain(Sum, ("<=", Operation.LessOrEqual), (">=", Operation.GreaterOrEqual), ("<", Operation.Less), (">", Operation.Greater));

    private Node Sum() => Chain(Product, ("+", Operation.Add), ("-", Operation.Subtract));

    private Node Product() => Chain(Unary, ("*", Operation.Multiply), ("/", Operation.Divide));

    private Node Chain(Func<Node> inner, params ReadOnlySpan<(string Symbol, Operation Operation)> operators)
    {
        var left = inner();
        while (Here.Kind == TokenKind.Symbol)
        {
            var column = Here.Column;
            Operation? found = null;
            foreach (var (symbol, operation) in operators)
            {
                if (Take(symbol))
                {
                    found = operation;
                    break;
                }
            }

            if (found is null)
            {
                return left;
            }

            left = Typing.Combine(found.Value, left, inner(), column);
        }

        return left;
    }

    private Node Unary()
    {
        var column = Here.Column;
        if (Take("!"))
        {
            var inner = Nested(Unary);
            return inner.Kind == Kind.Truth ? new Not(inner) : throw new GrammarException(inner.Kind == Kind.MaybeTruth ? "Grammar.CompareFact" : "Grammar.NoTruth", column);
        }

        if (Take("-"))
        {
            // Only before the figures themselves is a minus part of an exact literal.
            var isFigure = Here.Kind == TokenKind.Number;
            var inner = isFigure ? Primary() : Nested(Unary);
            return inner.Kind is Kind.Number or Kind.MaybeNumber && (isFigure || !inner.IsConstant)
                ? new Negate(inner)
                : throw new GrammarException("Grammar.NoNumber", column);
        }

        return Primary();
    }

    private Node Primary()
    {
        var token = Here;
        _at += token.Kind == TokenKind.End ? 0 : 1;
        switch (token.Kind)
        {
            case TokenKind.Text:
                return new Literal(Kind.Text, token.Text);
            case TokenKind.Number:
                return new Literal(Kind.Number, decimal.Parse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
            case TokenKind.Symbol when token.Text == "(":
                var inner = Nested(Or);
                Demand(")");
                return inner;
            case TokenKind.Name:
                return Named(token);
            default:
                _at -= token.Kind == TokenKind.End ? 0 : 1;
                throw Unexpected();
        }
    }

    private Node Nested(Func<Node> read)
    {
        if (++_depth > MaxDepth)
        {
            throw new GrammarException("Grammar.TooDeep", Here.Column, MaxDepth);
        }

        var node = read();
        _depth--;
        return node;
    }

    private Node Named(Token name) => name.Text switch
    {
        "true" => new Literal(Kind.Truth, true),
        "false" => new Literal(Kind.Truth, false),
        "null" => new Literal(Kind.Null, null),
        "sheet" when _inputs.Sheet => SheetMember(),
        "facts" when _inputs.Facts => FactMember(),
        "score" when _inputs.Score => ScoreMember(),
        "sheet" or "facts" or "score" => throw new GrammarException("Grammar.NoInput", name.Column, name.Text),
        "Math" => MathCall(),
        _ => _locals.TryGetValue(name.Text, out var value) ? new Local(name.Text, value) : throw new GrammarException("Grammar.Name", name.Column, name.Text),
    };

    private Token Member()
    {
        Demand(".");
        var member = Here;
        if (member.Kind != TokenKind.Name)
        {
            throw Unexpected();
        }

        _at++;
        return member;
    }

    private PickOf SheetMember()
    {
        var member = Member();
        if (member.Text != "Pick")
        {
            throw new GrammarException("Grammar.Member", member.Column, "sheet", member.Text);
        }

        Demand("(");
        var code = Here;
        if (code.Kind != TokenKind.Text)
        {
            throw Unexpected();
        }

        _at++;
        Demand(")");
        return new PickOf(code.Text);
    }
}
