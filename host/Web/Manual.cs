using Markdig;
using Microsoft.AspNetCore.Html;
using OcopModular.Host.Accounts;
using OcopModular.Kernel;

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

    /// <summary>Pages for those who run the machine; others would only stumble over them.</summary>
    private static readonly string[] ForOperators = ["van-hanh", "quan-tri"];
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers().Build();
    private readonly Lazy<IReadOnlyList<ManualPage>> _pages = new(Read);

    /// <summary>The index first, the others by title; those of operators are listed for operators.</summary>
    public IReadOnlyList<ManualPage> For(Actor actor) => actor.Can(HostCan.ManageStaff) ? Pages : [.. Pages.Where(p => !ForOperators.Contains(p.Name))];

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
        return new ManualPage(Path.GetFileNameWithoutExtension(file), head, new HtmlString(Scrolling(Markdown.ToHtml(body, Pipeline))));
    }

    /// <summary>What may be wider than a telephone scrolls by itself, and by the keyboard.</summary>
    private static string Scrolling(string html) => html
        .Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal)
        .Replace("<table>", "<div class=\"o-scroll\" tabindex=\"0\"><table>", StringComparison.Ordinal)
        .Replace("</table>", "</table></div>", StringComparison.Ordinal);

    private static (string Head, string Body) Split(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (text[..end].TrimStart('#', ' ').Trim(), text[end..]);
    }
}
