using System.Globalization;

namespace OcopModular.Rules.Contracts;

/// <summary>How the headings of the criteria read on pages.</summary>
public static class Headings
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly HashSet<string> Abbreviations = new(StringComparer.Ordinal) { "OCOP", "ATTP", "ISO", "HACCP", "GMP", "CNTT", "UBND" };

    /// <summary>Printed headings in capitals are read as a sentence.</summary>
    public static string Sentence(string title)
    {
        if (title.Any(char.IsLower))
        {
            return title;
        }

        var words = title.Split(' ').Select(w => Abbreviations.Contains(w.Trim('(', ')', ',', '.')) ? w : w.ToLower(Vietnamese));
        var text = string.Join(' ', words);
        return text.Length == 0 ? text : char.ToUpper(text[0], Vietnamese) + text[1..];
    }
}
