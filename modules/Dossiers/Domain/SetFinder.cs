using System.Globalization;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Domain;

/// <summary>Finds criteria sets by the words that people use: with or without diacritics, whole words before parts.</summary>
internal static class SetFinder
{
    /// <summary>Everyday words that the decisions do not use.</summary>
    private static readonly Dictionary<string, string> OtherWords = new(StringComparer.Ordinal)
    {
        ["tra"] = "che",
        ["homestay"] = "du lich",
        ["cafe"] = "ca phe",
        ["nep"] = "gao",
        ["mien"] = "che bien",
    };

    public static IReadOnlyList<SetCard> Find(IEnumerable<SetCard> sets, string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return [.. sets];
        }

        return [.. sets.Select(s => (Set: s, Rank: RankOf(s, words.Trim()))).Where(r => r.Rank > 0).OrderByDescending(r => r.Rank).ThenBy(r => r.Set.Number).Select(r => r.Set)];
    }

    private static int RankOf(SetCard set, string words)
    {
        var asWritten = Padded($"{set.Name} {set.Subgroup} {set.Group}".ToLower(CultureInfo.GetCultureInfo("vi-VN")));
        var plain = Padded(SearchText.Of(set.Name, set.Subgroup, set.Group, set.Sector));
        var asked = SearchText.Words(words);
        return asWritten.Contains(Padded(words.ToLower(CultureInfo.GetCultureInfo("vi-VN"))), StringComparison.Ordinal) ? 4
            : asked.All(w => Has(plain, w)) ? SearchText.Of(set.Name).StartsWith(asked[0], StringComparison.Ordinal) ? 3 : 2
            : asked.Any(w => OtherWords.TryGetValue(w, out var other) && plain.Contains($" {other} ", StringComparison.Ordinal)) ? 1
            : 0;
    }

    private static bool Has(string plain, string word) => plain.Contains($" {word} ", StringComparison.Ordinal);

    private static string Padded(string text) => $" {text.Replace(',', ' ').Replace('.', ' ').Replace('(', ' ').Replace(')', ' ').Replace('/', ' ')} ";
}
