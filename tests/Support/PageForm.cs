using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace OcopModular.Tests.Support;

/// <summary>A form with what a browser would send: set fields by name, then send.</summary>
internal sealed class PageForm
{
    public const string TokenField = "__RequestVerificationToken";
    private readonly Page _page;
    private readonly IHtmlFormElement _form;
    private readonly List<(string Name, string Value)> _fields = [];
    private readonly List<(string Name, string FileName, byte[] Content)> _files = [];

    public PageForm(Page page, IHtmlFormElement form)
    {
        _page = page;
        _form = form;
        _fields.AddRange(Controls().SelectMany(Sent));
    }

    /// <summary>Names that a person can fill or that travel along.</summary>
    public IReadOnlyList<string> Names => Controls().Select(c => c.GetAttribute("name")!).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>What would be sent for this name; setting it needs a control of that name.</summary>
    public string? this[string name]
    {
        get => _fields.Where(f => f.Name == name).Select(f => f.Value).FirstOrDefault();
        set
        {
            Demand(name);
            Force(name, value ?? "");
        }
    }

    /// <summary>Ticks a box or chooses a radio button that stands on the page.</summary>
    public void Tick(string name, string value = "true")
    {
        if (!Controls().Any(c => c.GetAttribute("name") == name && (c.GetAttribute("value") ?? "on") == value))
        {
            throw new InvalidOperationException($"{_page.Address} offers no '{name}' = '{value}', but: {string.Join(", ", Controls().Where(c => c.GetAttribute("name") == name).Select(c => c.GetAttribute("value")))}");
        }

        if (Controls().Any(c => c.GetAttribute("name") == name && c.GetAttribute("type") == "radio"))
        {
            _fields.RemoveAll(f => f.Name == name);
        }

        _fields.Add((name, value));
    }

    public void Untick(string name, string? value = null) => _fields.RemoveAll(f => f.Name == name && (value is null ? f.Value != "false" : f.Value == value));

    /// <summary>Chooses an option by the text that the person reads.</summary>
    public void Choose(string name, string text)
    {
        var options = Controls().OfType<IHtmlSelectElement>().Where(s => s.Name == name).SelectMany(s => s.Options).ToList();
        var option = options.Find(o => Page.TextOf(o) == text) ?? options.Find(o => Page.TextOf(o).Contains(text, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{_page.Address} offers no '{text}' for '{name}', but: {string.Join(" | ", options.Select(Page.TextOf))}");
        this[name] = option.Value;
    }

    public void Attach(string name, string fileName, byte[] content)
    {
        Demand(name);
        _files.Add((name, fileName, content));
    }

    /// <summary>Sends a value that the page does not offer.</summary>
    public void Force(string name, string value)
    {
        _fields.RemoveAll(f => f.Name == name);
        _fields.Add((name, value));
    }

    public void Remove(string name) => _fields.RemoveAll(f => f.Name == name);

    /// <param name="button">Text or selector of the button; without one the form's first.</param>
    /// <param name="follows">Follows the redirect of the answer.</param>
    public Task<Page> SendAsync(string? button = null, bool follows = true)
    {
        var pressed = Button(button);
        var fields = pressed?.GetAttribute("name") is { Length: > 0 } name ? [.. _fields, (name, pressed.GetAttribute("value") ?? "")] : _fields;
        var target = pressed?.GetAttribute("formaction") ?? _form.GetAttribute("action");
        var path = string.IsNullOrEmpty(target) ? _page.Address : _page.Resolve(target);
        if (!string.Equals(_form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}"));
            return _page.Browser.OpenAsync($"{path.Split('?')[0]}?{query}");
        }

        return _page.Browser.PostAsync(path, Body(fields), follows);
    }

    private HttpContent Body(IEnumerable<(string Name, string Value)> fields)
    {
        if (_form.GetAttribute("enctype") != "multipart/form-data")
        {
            return new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        }

        var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            body.Add(new StringContent(value), name);
        }

        foreach (var (name, fileName, content) in _files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            body.Add(part, name, fileName);
        }

        return body;
    }

    private IElement? Button(string? which)
    {
        var buttons = Controls(named: false).Where(c => c.LocalName == "button" ? c.GetAttribute("type") is null or "submit" : c.GetAttribute("type") == "submit").ToList();
        return which is null ? buttons.FirstOrDefault() : buttons.Find(b => Page.TextOf(b) == which || Matches(b, which)) ?? buttons.FirstOrDefault();
    }

    private static bool Matches(IElement element, string which) => which[0] is '#' or '.' or '[' && element.Matches(which);

    private void Demand(string name)
    {
        if (!Names.Contains(name, StringComparer.Ordinal))
        {
            throw new InvalidOperationException($"The form on {_page.Address} has no field '{name}', but: {string.Join(", ", Names)}");
        }
    }

    private IEnumerable<IElement> Controls(bool named = true)
    {
        var id = _form.Id;
        IEnumerable<IElement> outside = string.IsNullOrEmpty(id) ? [] : _form.Owner!.QuerySelectorAll($"[form=\"{id}\"]");
        return _form.QuerySelectorAll("input, select, textarea, button").Where(c => c.GetAttribute("form") is not { } other || other == id).Concat(outside).Distinct()
            .Where(c => !c.HasAttribute("disabled") && (!named || (c.LocalName != "button" && !string.IsNullOrEmpty(c.GetAttribute("name")))));
    }

    private static IEnumerable<(string Name, string Value)> Sent(IElement control)
    {
        var name = control.GetAttribute("name")!;
        return control switch
        {
            IHtmlSelectElement select => select.Options.Where(o => o.IsSelected).Select(o => (name, o.Value)),
            IHtmlTextAreaElement area => [(name, area.Value)],
            IHtmlInputElement { Type: "checkbox" or "radio" } box => box.HasAttribute("checked") ? [(name, box.GetAttribute("value") ?? "on")] : [],
            IHtmlInputElement { Type: "submit" or "button" or "image" or "reset" or "file" } => [],
            _ => [(name, control.GetAttribute("value") ?? "")],
        };
    }
}
