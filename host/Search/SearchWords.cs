using OcopModular.Kernel;

namespace OcopModular.Host.Search;

/// <summary>Words as the index keeps them, the same for both databases: letters and digits alone, no diacritics, numbers without leading zeros (05/2024 is 5/2024).</summary>
internal static class SearchWords
{
    public const int Most = 8;
    private const int Longest = 60;

    public static IReadOnlyList<string> Of(params string?[] texts)
    {
        var plain = SearchText.Of(texts).Select(c => char.IsLetterOrDigit(c) ? c : ' ').ToArray();
        return [.. new string(plain).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Word)];
    }

    /// <summary>The whole number, however its parts are divided.</summary>
    public static string Key(string? number) => string.Join(' ', Of(number));

    private static string Word(string word)
    {
        var cut = word.Length > Longest ? word[..Longest] : word;
        return cut.All(char.IsAsciiDigit) ? cut.TrimStart('0') is { Length: > 0 } digits ? digits : "0" : cut;
    }
}
