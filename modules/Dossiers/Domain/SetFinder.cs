using System.Globalization;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Domain;

/// <summary>Finds criteria sets by the words that people use: with or without diacritics, whole words before parts.</summary>
internal static class SetFinder
{
    /// <summary>Everyday words that the decisions do not use → their words.</summary>
    private static readonly Dictionary<string, string> OtherWords = new(StringComparer.Ordinal)
    {
        ["tra"] = "chè",
        ["homestay"] = "du lịch",
        ["cafe"] = "cà phê",
        ["nep"] = "gạo",
        ["nho"] = "quả",
    };

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private enum Fit
    {
        None,
        Part,
        Start,
        OtherWord,
        AsWritten,
    }

    public static IReadOnlyList<SetCard> Find(IEnumerable<SetCard> sets, string? words)
    {
        if (string.IsNullOrWhiteSpace(words) || Plain(words).Length == 0)
        {
            return [.. sets];
        }

        var found = sets.Select(s => (Set: s, Fit: FitOf(s, Plain(words)))).Where(f => f.Fit != Fit.None).ToList();
        // With its marks typed, "chè" does not mean "chế biến".
        var least = found.Exists(f => f.Fit == Fit.AsWritten) && HasMarks(words) ? Fit.OtherWord : Fit.Part;
        return [.. found.Where(f => f.Fit >= least).OrderByDescending(f => f.Fit).ThenBy(f => f.Set.Number).Select(f => f.Set)];
    }

    private static Fit FitOf(SetCard set, string words)
    {
        var written = Padded($"{set.Name} {set.Subgroup} {set.Group}".ToLower(Vietnamese));
        var plain = Padded(SearchText.Of(set.Name, set.Subgroup, set.Group, set.Sector));
        var asked = SearchText.Words(words);
        return Has(written, words.ToLower(Vietnamese)) ? Fit.AsWritten
            : asked.Any(w => OtherWords.TryGetValue(w, out var other) && Has(written, other)) ? Fit.OtherWord
            : !asked.All(w => Has(plain, w)) ? Fit.None
            : NamesFirst(set, asked) ? Fit.Start
            : Fit.Part;
    }

    /// <summary>Its name begins with the word. "Chế biến" does not count for "che": half of the sets are processing, and who means it types both words.</summary>
    private static bool NamesFirst(SetCard set, IReadOnlyList<string> asked)
    {
        var name = Padded(SearchText.Of(set.Name));
        return (asked.Contains("bien") ? name : name.Replace(" che bien ", " ", StringComparison.Ordinal)).StartsWith($" {asked[0]} ", StringComparison.Ordinal);
    }

    private static bool HasMarks(string words) => words.Any(c => c > '\u007f');

    private static bool Has(string text, string words) => text.Contains($" {words} ", StringComparison.Ordinal);

    private static string Padded(string text) => $" {Plain(text)} ";

    /// <summary>Words alone: names of sets hold commas and brackets, and who types one may leave them out.</summary>
    private static string Plain(string text) => string.Join(' ', text.Split([' ', ',', '.', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries));
}
