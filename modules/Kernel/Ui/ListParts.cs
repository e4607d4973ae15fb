using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace OcopModular.Kernel.Ui;

/// <summary><c>&lt;list of="…"&gt;</c>: the whole list; what stands inside is drawn for each row, and says how cells look.</summary>
[HtmlTargetElement("list")]
public sealed class ListTagHelper(IHtmlHelper html) : UiTagHelper
{
    public required ListView Of { get; set; }

    public override void Init(TagHelperContext context) => context.Items[typeof(ListCells)] = new ListCells();

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var cells = (ListCells)context.Items[typeof(ListCells)];
        var rows = new List<DrawnRow>();
        for (var i = 0; i < Of.Count; i++)
        {
            Of.Take(i);
            cells.Clear();
            await output.GetChildContentAsync(useCachedResult: false);
            rows.Add(new DrawnRow(Of.Id, [.. Of.Columns.Select(c => cells.GetValueOrDefault(c.Name) ?? new DrawnCell(Html.Of($"{Of.Text(c)}"), null))]));
        }

        ((IViewContextAware)html).Contextualize(ViewContext);
        Put(output, await html.PartialAsync("_List", new DrawnList(Of, rows)));
    }
}

/// <summary><c>&lt;cell of="name"&gt;</c>: how a column's cell looks.</summary>
[HtmlTargetElement("cell", ParentTag = "list")]
public sealed class CellTagHelper : TagHelper
{
    public required string Of { get; set; }

    public string? Class { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        ((ListCells)context.Items[typeof(ListCells)])[Of] = new DrawnCell(new HtmlString(content.GetContent()), Class);
        output.SuppressOutput();
    }
}

public sealed record DrawnCell(IHtmlContent Content, string? Class);

public sealed record DrawnRow(Guid Id, IReadOnlyList<DrawnCell> Cells);

/// <summary>What the shared partial draws.</summary>
public sealed record DrawnList(ListView View, IReadOnlyList<DrawnRow> Rows);

internal sealed class ListCells : Dictionary<string, DrawnCell>;

/// <summary>A page of a list with all that belongs around it, as a view sees it.</summary>
public abstract class ListView(string name, IStringLocalizer texts, ListQuery query, IReadOnlyList<ListFilter> filters) : IPageOf
{
    public string Name => name;

    public ListQuery Query => query;

    public IReadOnlyList<ListFilter> Filters => filters;

    public bool IsFiltered => !string.IsNullOrWhiteSpace(query.Q) || filters.Any(f => f.IsSet);

    public IReadOnlyList<ListAct> Acts { get; set; } = [];

    /// <summary>Where a first record is made, offered where there is none: address, text, permission.</summary>
    public (string Url, string Text, string Permission)? New { get; set; }

    public abstract IReadOnlyList<ListHeading> Columns { get; }

    public abstract int Page { get; }

    public abstract int Size { get; }

    public abstract int Total { get; }

    public abstract int Count { get; }

    /// <summary>Of the row that is drawn.</summary>
    public abstract Guid Id { get; }

    public string Say(string key) => texts[$"{name}.{key}"];

    public bool Has(string key) => !texts[$"{name}.{key}"].ResourceNotFound;

    public abstract void Take(int row);

    public abstract string Text(ListHeading column);
}

public sealed class ListView<TRow> : ListView
{
    private readonly IReadOnlyList<ListColumn<TRow>> _columns;
    private readonly PageOf<TRow> _found;

    internal ListView(string name, IStringLocalizer texts, ListQuery query, IReadOnlyList<ListFilter> filters, IReadOnlyList<ListColumn<TRow>> columns, PageOf<TRow> found)
        : base(name, texts, query, filters) => (_columns, _found, Columns) = (columns, found, [.. columns.Select(c => c.Heading).Where(h => h.Name.Length > 0)]);

    /// <summary>The row that is drawn.</summary>
    public TRow Row { get; private set; } = default!;

    public override IReadOnlyList<ListHeading> Columns { get; }

    public override int Page => _found.Page;

    public override int Size => _found.Size;

    public override int Total => _found.Total;

    public override int Count => _found.Items.Count;

    public override Guid Id => Row is IRow row ? row.Id : Guid.Empty;

    public override void Take(int row) => Row = _found.Items[row];

    public override string Text(ListHeading column) => _columns.First(c => c.Heading == column).Value(Row) switch { null or "" => "–", DateOnly day => day.Show(), var value => $"{value}" };
}

/// <summary>A row that can be chosen.</summary>
public interface IRow
{
    Guid Id { get; }
}
