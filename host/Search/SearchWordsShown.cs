using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;

namespace OcopModular.Host.Search;

/// <summary>Results in words and marks.</summary>
internal static partial class SearchWordsShown
{
    public static string KindText(this IStringLocalizerFactory factory, ISearchSource source) => factory.TextsOf(source.GetType())[$"Kind.{source.Kind}"];

    /// <summary>The text in pieces, with those words marked that begin with a word of the query.</summary>
    public static IEnumerable<(string Text, bool IsMeant)> Pieces(string text, string? query)
    {
        var words = SearchWords.Of(query);
        return Piece().Matches(text).Select(p => (p.Value, IsMeant(p.Value, words)));
    }

    private static bool IsMeant(string piece, IReadOnlyList<string> words) =>
        SearchWords.Of(piece) is [{ } own] && words.Any(w => own.StartsWith(w, StringComparison.Ordinal));

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+|[^\p{L}\p{M}\p{Nd}]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Piece();
}
