using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using OcopModular.Kernel.Ui;
using OcopModular.Tests.Architecture;

namespace OcopModular.Tests.HostTests;

/// <summary>A door with the ids of a record, and for a post the fields that the record's own people would send.</summary>
internal sealed record IdCall(Door Door, string Path, IReadOnlyList<Guid> Ids, IReadOnlyList<(string Name, string Value)> Fields)
{
    private const string Nobody = "019a0000-0000-7000-8000-0000000000";

    /// <summary>The same call for a record that does not exist.</summary>
    public IdCall OfNobody() => this with { Path = Without(Path), Fields = Fields.Select(f => (f.Name, Without(f.Value))).ToList() };

    /// <summary>A text in which the record is named as the one that does not exist.</summary>
    public string Without(string text) => Ids.Select((id, i) => (id, i)).Aggregate(text, (t, x) => t.Replace(x.id.ToString(), $"{Nobody}{x.i:00}", StringComparison.OrdinalIgnoreCase));
}

/// <summary>One of a record's own people: finds which ids open which door, and what its forms would send.</summary>
internal sealed partial class OwnerOfIds(Browser browser, List<TableIds> tables)
{
    /// <summary>The kind of document that both sides have.</summary>
    public const string Papers = "Dossiers.Registration";

    private readonly List<Guid> _opening = [];

    public async Task<bool> MayEnterAsync(Door door) => !IsRefused(await browser.OpenOnlyAsync(Fill(door, [Guid.Empty, Guid.Empty])));

    public async Task<IReadOnlyList<IdCall>> CallsAsync(Door door, IEnumerable<Door> ofRoute)
    {
        var calls = new List<IdCall>();
        foreach (var (ids, page) in await OpeningAsync(door))
        {
            calls.AddRange(ofRoute.Select(d => new IdCall(d, Fill(d, ids), ids, d.Method == "POST" ? FieldsOf(page, d) : [])));
        }

        return calls;
    }

    public static bool IsRefused(Page page) =>
        page.Status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized || page.Location is { } l && (l.Contains("/Error/403", StringComparison.Ordinal) || l.Contains("/Account/SignIn", StringComparison.Ordinal));

    /// <summary>All rows of the first table whose rows open the door; what opened the last door is tried first.</summary>
    private async Task<IReadOnlyList<(IReadOnlyList<Guid> Ids, Page Page)>> OpeningAsync(Door door)
    {
        var isPair = Id().Count(door.Route) > 1;
        foreach (var table in tables.ToList())
        {
            var found = new List<(IReadOnlyList<Guid>, Page)>();
            foreach (var ids in table.Ids.SelectMany(id => isPair ? _opening.Select(first => new[] { first, id }) : [[id]]))
            {
                var page = await browser.OpenOnlyAsync(Fill(door, ids));
                if ((int)page.Status is >= 200 and < 400 && !IsRefused(page))
                {
                    found.Add((ids, page));
                }
            }

            if (found.Count > 0)
            {
                _opening.AddRange(found.SelectMany(f => f.Item1).Except(_opening));
                tables.Remove(table);
                tables.Insert(0, table);
                return found;
            }
        }

        return [];
    }

    private static string Fill(Door door, IReadOnlyList<Guid> ids)
    {
        var next = 0;
        var path = Id().Replace(door.Route, _ => ids[next++].ToString());
        return $"/{path.Replace("{number:int}", "1", StringComparison.Ordinal).Replace("{kind}", Papers, StringComparison.Ordinal).Replace("{which}", "draft", StringComparison.Ordinal)}" + (door.Handler is null ? "" : $"?handler={door.Handler}");
    }

    private static List<(string Name, string Value)> FieldsOf(Page page, Door door)
    {
        var forms = page.Document.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").ToList();
        var form = forms.Find(f => (f.GetAttribute("action") ?? "").Contains($"handler={door.Handler}", StringComparison.Ordinal)) ?? forms.FirstOrDefault();
        if (form is null)
        {
            return [("Input.Version", "1"), ("version", "1")];
        }

        var filled = new PageForm(page, form);
        return filled.Names.Where(n => filled[n] is not null).Select(n => (Name: n, Value: filled[n]!)).ToList();
    }

    [GeneratedRegex(@"\{\w+:guid\}", RegexOptions.None, 60_000)]
    private static partial Regex Id();
}

/// <summary>Asks for a record and for one that does not exist, and compares what comes back.</summary>
internal sealed partial class ForeignAsker(Browser browser, Person person)
{
    private readonly Dictionary<Door, Page> _nothing = [];
    private (string Name, string Value)? _token;

    /// <summary>What tells the record from one that does not exist; nothing for who may not pass the door at all, which the matrix of rights looks after.</summary>
    public async Task<IReadOnlyList<string>> BreachesAsync(IdCall call, Side owner)
    {
        var nobodys = _nothing.TryGetValue(call.Door, out var known) ? known : _nothing[call.Door] = await SendAsync(call.OfNobody());
        if (OwnerOfIds.IsRefused(nobodys))
        {
            return [];
        }

        var theirs = await SendAsync(call);
        var breaches = new List<string>();
        if ((theirs.Status, nobodys.Status) != (HttpStatusCode.NotFound, HttpStatusCode.NotFound))
        {
            breaches.Add($"answers {(int)theirs.Status}, and {(int)nobodys.Status} where nothing is");
        }

        if (Difference(TextOf(theirs, call), TextOf(nobodys, call)) is { } difference)
        {
            breaches.Add($"says '{difference}', and not where nothing is");
        }

        return [.. breaches.Concat(Shows(theirs, owner)).Select(b => $"{person.UserName}: {call.Door.Method} {call.Path} {b}")];
    }

    /// <summary>Pages without an id, lists and their search, that show the owner's mark.</summary>
    /// <param name="countsAll">Reads the lists of every commune, so that figures on other pages may name them all.</param>
    public async Task<IReadOnlyList<string>> SeenAsync(IEnumerable<Door> doors, Side owner, bool countsAll = false)
    {
        var seen = new List<string>();
        foreach (var door in doors.Where(d => d.Method == "GET" && d.Handler is null && !d.Route.Contains('{', StringComparison.Ordinal)))
        {
            foreach (var query in new[] { "", "?q=may+ngan" })
            {
                var page = await browser.OpenOnlyAsync($"/{door.Route}{query}");
                seen.AddRange(Shows(countsAll ? WithoutFigures(page) : page, owner).Select(s => $"{person.UserName}: {door}{query} {s}"));
            }
        }

        return seen;
    }

    private static Page WithoutFigures(Page page)
    {
        if (page.Document.QuerySelector("[data-figures]") is not { } figures)
        {
            return page;
        }

        figures.Remove();
        return new Page(page.Browser, page.Status, page.Address, page.Headers, Encoding.UTF8.GetBytes(page.Document.DocumentElement.OuterHtml), page.Document);
    }

    private static IEnumerable<string> Shows(Page page, Side owner) =>
        Encoding.UTF8.GetString(page.Content).Contains(owner.Mark, StringComparison.OrdinalIgnoreCase) || page.Headers.Values.Any(h => h.Contains(owner.Mark, StringComparison.OrdinalIgnoreCase)) ? ["shows the mark of the other side"] : [];

    private static string? Difference(string one, string other)
    {
        var same = one.Zip(other).TakeWhile(c => c.First == c.Second).Count();
        return one == other ? null : one[Math.Max(0, same - 40)..Math.Min(one.Length, same + 40)];
    }

    private static string TextOf(Page page, IdCall call) => call.Without(page.Location + Fresh().Replace(Encoding.UTF8.GetString(page.Content), ""));

    private async Task<Page> SendAsync(IdCall call)
    {
        if (call.Door.Method == "GET")
        {
            return await browser.OpenOnlyAsync(call.Path);
        }

        _token ??= Browser.TokenOf(await browser.OpenAsync("/"));
        var fields = call.Fields.Where(f => f.Name is not (PageForm.TokenField or Once.Field)).Append(_token.Value).Append((Once.Field, Guid.CreateVersion7().ToString()));
        return await browser.PostAsync(call.Path, [.. fields]);
    }

    /// <summary>What is new in every answer.</summary>
    [GeneratedRegex(@"<code>[^<]*</code>|name=""(?:__RequestVerificationToken|__once)""[^>]*value=""[^""]*""", RegexOptions.None, 60_000)]
    private static partial Regex Fresh();
}
