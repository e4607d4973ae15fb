using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace OcopModular.Tests.Support;

/// <summary>An answer of the host, read as a browser reads it.</summary>
internal sealed class Page(Browser browser, HttpStatusCode status, string address, IReadOnlyDictionary<string, string> headers, byte[] content, IHtmlDocument document)
{
    public Browser Browser { get; } = browser;

    public HttpStatusCode Status { get; } = status;

    /// <summary>Path and query at which the redirects ended.</summary>
    public string Address { get; } = address;

    public IReadOnlyDictionary<string, string> Headers { get; } = headers;

    /// <summary>Where an answer that was not followed leads.</summary>
    public string? Location => Headers.GetValueOrDefault("Location");

    public byte[] Content { get; } = content;

    public IHtmlDocument Document { get; } = document;

    /// <summary>All text that a reader sees, white space made single.</summary>
    public string Text => TextOf(Document.Body);

    /// <summary>Text of the only element that fits.</summary>
    public string TextIn(string selector) => TextOf(Document.QuerySelectorAll(selector).Single());

    public IReadOnlyList<string> TextsIn(string selector) => Document.QuerySelectorAll(selector).Select(TextOf).ToList();

    /// <summary>Addresses of all links of our own host.</summary>
    public IEnumerable<string> Links => Document.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith('/'));

    /// <summary>Follows the link with this text or selector.</summary>
    public Task<Page> ClickAsync(string link) => Browser.OpenAsync(Resolve(Find("a[href]", link).GetAttribute("href")!));

    /// <summary>The form that has this selector, button text or field; without one, the page's only posting form in its main part.</summary>
    public PageForm Form(string? which = null) => new(this, FindForm(which));

    /// <summary>Fills a posting form and sends it with a button of it, as <c>Submit(f => f["Input.Name"] = "…")</c>.</summary>
    /// <param name="fill">Sets fields by name.</param>
    /// <param name="button">Text or selector of the button; it also says which form is meant.</param>
    public Task<Page> SubmitAsync(Action<PageForm>? fill = null, string? button = null)
    {
        var form = Form(button);
        fill?.Invoke(form);
        return form.SendAsync(button);
    }

    internal string Resolve(string path)
    {
        var uri = new Uri(new Uri("http://localhost" + Address), path);
        return uri.PathAndQuery;
    }

    internal static string TextOf(INode? node) => node is null ? "" : string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsSelector(string which) => which[0] is '#' or '.' or '[' || which.StartsWith("form", StringComparison.Ordinal) || which.StartsWith("button", StringComparison.Ordinal);

    private IElement Find(string kind, string which)
    {
        var found = IsSelector(which) ? Document.QuerySelectorAll(which).ToList() : Document.QuerySelectorAll(kind).Where(e => TextOf(e) == which || e.GetAttribute("aria-label") == which).ToList();
        return found.Count > 0 ? found[0] : throw new InvalidOperationException($"{Address} ({Status}) has no {kind} '{which}', but: {string.Join(" | ", Document.QuerySelectorAll(kind).Select(TextOf))}");
    }

    private IHtmlFormElement FindForm(string? which)
    {
        if (which is null)
        {
            var all = Document.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").ToList();
            all = all.Count > 0 ? all : Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]").ToList();
            return all.Count == 1 ? all[0] : throw new InvalidOperationException($"{Address} ({Status}) has {all.Count} posting forms; say which by a button's text or a selector. {Text}");
        }

        var field = Document.QuerySelector($"[name=\"{which}\"]");
        var element = field ?? Find("button, input[type=submit]", which);
        return element as IHtmlFormElement ?? FormOf(element) ?? throw new InvalidOperationException($"'{which}' on {Address} belongs to no form.");
    }

    private IHtmlFormElement? FormOf(IElement element) =>
        element.GetAttribute("form") is { Length: > 0 } id ? Document.GetElementById(id) as IHtmlFormElement : element.Closest("form") as IHtmlFormElement;
}
