using System.Globalization;

namespace OcopModular.Rules.Commands;

/// <summary>The words cannot be understood.</summary>
internal sealed class ArgumentsException(string text, string word) : Exception(word)
{
    /// <summary>Key of the text that says why.</summary>
    public string Text { get; } = text;

    public string Word { get; } = word;
}

/// <summary>The words after <c>rules</c>.</summary>
internal sealed record Arguments(string Verb, string? Folder, string? In, string Out, string? Engine, CultureInfo Culture)
{
    /// <exception cref="ArgumentsException">The words cannot be understood.</exception>
    public static Arguments Read(IReadOnlyList<string> words)
    {
        var verb = words.Count > 0 ? words[0] : "";
        string[] known = verb switch
        {
            "score" => ["--in", "--out", "--rules", "--engine", "--lang"],
            "check" => ["--lang", "--rules"],
            "list" => ["--rules", "--lang"],
            _ => throw new ArgumentsException("Command.Verb", verb),
        };
        var (options, folder) = Options(words, known, takesFolder: verb == "check");
        var arguments = new Arguments(
            verb, folder ?? options.GetValueOrDefault("--rules"), options.GetValueOrDefault("--in"), options.GetValueOrDefault("--out", "-"), options.GetValueOrDefault("--engine"), Language(options.GetValueOrDefault("--lang", "vi")));
        return verb == "score" && arguments.In is null ? throw new ArgumentsException("Command.NoInput", "--in")
            : arguments.Engine is not (null or "rulesengine" or "plan") ? throw new ArgumentsException("Command.Engine", arguments.Engine)
            : arguments;
    }

    private static (Dictionary<string, string> Options, string? Folder) Options(IReadOnlyList<string> words, string[] known, bool takesFolder)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        string? folder = null;
        for (var i = 1; i < words.Count; i++)
        {
            var word = words[i];
            if (!word.StartsWith("--", StringComparison.Ordinal) && takesFolder && folder is null)
            {
                folder = word;
                continue;
            }

            if (!known.Contains(word) || i + 1 == words.Count || !options.TryAdd(word, words[++i]))
            {
                throw new ArgumentsException("Command.Word", word);
            }
        }

        return (options, folder);
    }

    private static CultureInfo Language(string language) =>
        language is "vi" or "en" ? CultureInfo.GetCultureInfo(language) : throw new ArgumentsException("Command.Word", language);
}
