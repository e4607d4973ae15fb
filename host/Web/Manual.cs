using Markdig;
using Microsoft.AspNetCore.Html;

namespace OcopModular.Host.Web;

/// <summary>A page of the manual; its first heading is its title.</summary>
internal sealed record ManualPage(string Name, string Title, IHtmlContent Content)
{
    public static ManualPage None { get; } = new("", "", HtmlString.Empty);

    public bool IsIndex => Name == Manual.Index;

    public string Url => IsIndex ? "/Help" : $"/Help/{Name}";
}

/// <summary>The Markdown files of the folder <c>Manual</c>, read once.</summary>
internal sealed class Manual
{
    public const string Index = "index";
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers().Build();
    private readonly Lazy<IReadOnlyList<ManualPage>> _pages = new(Read);

    /// <summary>The index first, the others by title.</summary>
    public IReadOnlyList<ManualPage> Pages => _pages.Value;

    private static IReadOnlyList<ManualPage> Read()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Manual");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.md") : [];
        return [.. files.Select(ReadPage).OrderBy(p => !p.IsIndex).ThenBy(p => p.Title, StringComparer.CurrentCulture)];
    }

    private static ManualPage ReadPage(string file)
    {
        var (head, body) = Split(File.ReadAllText(file));
        return new ManualPage(Path.GetFileNameWithoutExtension(file), head, new HtmlString(Markdown.ToHtml(body, Pipeline)));
    }

    private static (string Head, string Body) Split(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (text[..end].TrimStart('#', ' ').Trim(), text[end..]);
    }
}
