namespace OcopModular.Rules.Language;

internal enum TokenKind
{
    Name,
    Number,
    Text,
    Symbol,
    End,
}

/// <param name="Column">1-based place in the expression.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Column);

/// <summary>Why an expression is refused: the key of a text, its arguments, the column.</summary>
internal sealed class GrammarException(string cause, int column, params object[] arguments) : Exception($"{cause} at {column}")
{
    public string Cause { get; } = cause;

    public int Column { get; } = column;

    public object[] Arguments { get; } = arguments;
}

/// <summary>Cuts an expression into tokens; whatever begins no token of the language is refused where it stands.</summary>
internal static class Lexer
{
    public const int MaxLength = 500;
    public const int MaxTokens = 400;

    /// <summary>Figures that a double keeps exactly, since RulesEngine reads literals as such first.</summary>
    private const int MaxDigits = 15;

    private static readonly string[] Symbols = ["==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "+", "-", "*", "/", "(", ")", ".", ","];

    public static List<Token> Cut(string text)
    {
        if (text.Length > MaxLength)
        {
            throw new GrammarException("Grammar.TooLong", MaxLength + 1, text.Length, MaxLength);
        }

        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }

            var token = Next(text, at);
            tokens.Add(token);
            at += token.Kind == TokenKind.Text ? token.Text.Length + 2 : token.Text.Length;
            if (tokens.Count > MaxTokens)
            {
                throw new GrammarException("Grammar.TooManyTokens", token.Column, MaxTokens);
            }
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length + 1));
        return tokens;
    }

    private static Token Next(string text, int at)
    {
        var c = text[at];
        if (char.IsAsciiLetter(c) || c == '_')
        {
            return new Token(TokenKind.Name, Run(text, at, x => char.IsAsciiLetterOrDigit(x) || x == '_'), at + 1);
        }

        if (char.IsAsciiDigit(c))
        {
            return new Token(TokenKind.Number, Number(text, at), at + 1);
        }

        if (c == '"')
        {
            return new Token(TokenKind.Text, Quoted(text, at), at + 1);
        }

        var symbol = Array.Find(Symbols, s => string.CompareOrdinal(text, at, s, 0, s.Length) == 0);
        return symbol is null ? throw new GrammarException("Grammar.Character", at + 1, Show(c)) : new Token(TokenKind.Symbol, symbol, at + 1);
    }

    private static string Run(string text, int at, Func<char, bool> belongs)
    {
        var end = at;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return text[at..end];
    }

    private static string Number(string text, int at)
    {
        var whole = Run(text, at, char.IsAsciiDigit);
        var end = at + whole.Length;
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            whole += "." + Run(text, end + 1, char.IsAsciiDigit);
        }

        end = at + whole.Length;
        if (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.'))
        {
            throw new GrammarException("Grammar.Number", at + 1, whole + text[end]);
        }

        return whole.Count(char.IsAsciiDigit) > MaxDigits ? throw new GrammarException("Grammar.Number", at + 1, whole) : whole;
    }

    private static string Quoted(string text, int at)
    {
        var inner = Run(text, at + 1, c => c is not ('"' or '\\') && !char.IsControl(c));
        var end = at + 1 + inner.Length;
        return end < text.Length && text[end] == '"' ? inner : throw new GrammarException("Grammar.Text", at + 1);
    }

    private static string Show(char c) => char.IsControl(c) || char.IsSurrogate(c) ? $"U+{(int)c:X4}" : c.ToString();
}
