using System.Text.RegularExpressions;

namespace OcopModular.Tests.Architecture;

/// <summary>Finds in a view what a reader would see but no resource holds, and what the content policy would refuse.</summary>
internal static partial class RazorText
{
    /// <summary>Names that are the same in every language.</summary>
    private static readonly string[] Names = ["OCOP", "OcopModular", "CSV", "JSON", "PDF", "Excel", "XLSX", "ESC", "QR", "Ctrl", "Enter", "Tab", "PgDn", "PgUp", "SHA"];

    /// <summary>Words between tags, and in attributes that are read out, that come from no expression.</summary>
    public static IEnumerable<string> LooseWords(string view)
    {
        var markup = WithoutCode(view);
        var between = Between().Matches(markup).SelectMany(m => m.Groups[1].Value.Split('{', '}')).Where(p => p.IndexOfAny([';', '=']) < 0);
        var spoken = Spoken().Matches(markup).Select(m => m.Groups[1].Value);
        return between.Concat(spoken).Select(w => w.Trim()).Where(w => Words().Matches(w).Any(m => !Names.Contains(m.Value)));
    }

    /// <summary>Script, style and handlers written into the page.</summary>
    public static IEnumerable<string> Inline(string html) => InlineCode().Matches(html).Select(m => m.Value);

    private static string WithoutCode(string view)
    {
        var text = Comment().Replace(Directive().Replace(view, ""), " ");
        text = Statement().Replace(Entity().Replace(text, " "), " ");
        for (var at = text.IndexOf('@'); at >= 0; at = at < text.Length ? text.IndexOf('@', at) : -1)
        {
            var await = text.AsSpan(at + 1).StartsWith("await ") ? "await ".Length : 0;
            var end = EndOfExpression(text, at + 1 + await);
            text = text[..at] + " " + text[end..];
        }

        return Branch().Replace(text, " ");
    }

    private static int EndOfExpression(string text, int at)
    {
        if (at < text.Length && text[at] == '{')
        {
            var end = Close(text, at);
            // A block with markup in it is read on; its statements stand outside tags.
            return text[at..end].Contains("</", StringComparison.Ordinal) ? at + 1 : end;
        }

        while (at < text.Length)
        {
            var c = text[at];
            if (c is '(' or '[')
            {
                at = Close(text, at);
            }
            else if (char.IsLetterOrDigit(c) || c == '_' || (c is '.' or '?' or '!' && at + 1 < text.Length && (char.IsLetter(text[at + 1]) || text[at + 1] is '.' or '(' or '[')))
            {
                at++;
            }
            else if (c == ' ' && at + 1 < text.Length && text[at + 1] == '(' && Keyword().IsMatch(text[..at]))
            {
                at = Close(text, at + 1);
                break;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static int Close(string text, int at)
    {
        var depth = 0;
        var isQuoted = false;
        for (; at < text.Length; at++)
        {
            isQuoted ^= text[at] == '"' && text[at - 1] != '\\';
            depth += isQuoted ? 0 : text[at] is '(' or '[' or '{' ? 1 : text[at] is ')' or ']' or '}' ? -1 : 0;
            if (depth == 0 && !isQuoted)
            {
                return at + 1;
            }
        }

        return at;
    }

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline, 60_000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*@(using|model|inject|page|addTagHelper|removeTagHelper|inherits|attribute|namespace|implements)\b.*$", RegexOptions.Multiline, 60_000)]
    private static partial Regex Directive();

    /// <summary>A line of C# inside a block.</summary>
    [GeneratedRegex(@"^[ \t]*[^<@\s][^\n]*[=(][^\n]*;[ \t]*\r?$", RegexOptions.Multiline, 60_000)]
    private static partial Regex Statement();

    [GeneratedRegex(@"&#?\w+;", RegexOptions.None, 60_000)]
    private static partial Regex Entity();

    [GeneratedRegex(@"\b(?:if|foreach|for|while|switch)\s*\((?>[^()]+|\((?<d>)|\)(?<-d>))*(?(d)(?!))\)|\belse\b|\bcase\b[^:]*:|\bdefault:|\bbreak;", RegexOptions.None, 60_000)]
    private static partial Regex Branch();

    [GeneratedRegex(@"@(if|foreach|for|while|switch|using|lock|section)$", RegexOptions.None, 60_000)]
    private static partial Regex Keyword();

    [GeneratedRegex(@"</?[a-zA-Z](?:""[^""]*""|[^<>""])*>([^<>]*\p{L}{2,}[^<>]*)(?=</?[a-zA-Z])", RegexOptions.None, 60_000)]
    private static partial Regex Between();

    [GeneratedRegex(@"\s(?:title|placeholder|aria-label|alt|label|hint)=""([^""@]*\p{L}{2,}[^""]*)""", RegexOptions.None, 60_000)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"\p{L}{2,}", RegexOptions.None, 60_000)]
    private static partial Regex Words();

    [GeneratedRegex(@"<script(?![^>]*\ssrc=)[^>]*>|<style[\s>]|<[a-zA-Z][^<>]*\s(?:style|on[a-z]+)\s*=", RegexOptions.IgnoreCase, 60_000)]
    private static partial Regex InlineCode();
}
