using System.Linq.Expressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Localization;

namespace OcopModular.Kernel.Ui;

/// <summary>Writes a list as an Excel file, row by row: the memory does not grow with the list.</summary>
public interface IExcel
{
    /// <param name="name">Begins the name of the file; the day is added.</param>
    Task<FileStreamResult> WriteAsync(string name, IReadOnlyList<ListHeading> headings, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct);
}

/// <summary>Something that narrows a list.</summary>
/// <param name="Name">Name in the address.</param>
/// <param name="Choices">What may be chosen beside all; <c>null</c> asks for a day.</param>
/// <param name="Value">The day that is asked for.</param>
public sealed record ListFilter(string Name, string Label, IReadOnlyList<SelectListItem>? Choices, string? Value = null)
{
    public bool IsSet => Choices is null ? !string.IsNullOrEmpty(Value) : Choices.Any(c => c.Selected && c.Value.Length > 0);
}

/// <summary>Something that may be done with several rows at once; posts their ids as <c>Chosen</c> to the handler.</summary>
/// <param name="Handler">Page handler that does it.</param>
/// <param name="Permission">Who may do it; the handler's page must demand it too.</param>
/// <param name="NeedsReason">Asks for a <c>Reason</c>, which goes to the log.</param>
public sealed record ListAct(string Handler, string Text, string Permission, bool NeedsReason = false);

/// <summary>The columns and orders of a list, said once: from them come the table, the sorting and the Excel file.</summary>
/// <param name="name">Begins the keys of the list's own texts: <c>{name}.Search</c>, <c>.None</c>, <c>.None.Lead</c>, <c>.NoneFound</c>, and its address in saved views.</param>
/// <param name="start">The order where none is asked for, as it stands in the address.</param>
/// <param name="last">Decides between equals, so that no row is on two pages.</param>
public sealed class ListPlan<TRecord, TRow>(string name, IStringLocalizer texts, Expression<Func<TRecord, TRow>> row, string start, Expression<Func<TRecord, object?>> last)
{
    private readonly Dictionary<string, Expression<Func<TRecord, object?>>[]> _orders = [];
    private readonly List<ListColumn<TRow>> _columns = [];

    /// <param name="heading">Key of the heading's text.</param>
    /// <param name="value">What Excel holds, and the page where the view says nothing else.</param>
    /// <param name="order">Keys by which the column sorts; none where it does not.</param>
    public ListPlan<TRecord, TRow> Column(string column, string heading, Func<TRow, object?> value, params Expression<Func<TRecord, object?>>[] order) =>
        Add(new ListHeading(column, texts[heading], order.Length > 0), value, order);

    public ListPlan<TRecord, TRow> Column(string column, string heading, Func<TRow, DateOnly?> value, params Expression<Func<TRecord, object?>>[] order) =>
        Add(new ListHeading(column, texts[heading], order.Length > 0, IsDay: true), r => value(r), order);

    /// <summary>A column of the Excel file that the page shows inside another.</summary>
    public ListPlan<TRecord, TRow> ExcelOnly(string heading, Func<TRow, object?> value) => Add(new ListHeading("", texts[heading]), value, []);

    public ListPlan<TRecord, TRow> ExcelOnly(string heading, Func<TRow, DateOnly?> value) => Add(new ListHeading("", texts[heading], IsDay: true), r => value(r), []);

    /// <summary>An order that no column stands for.</summary>
    public ListPlan<TRecord, TRow> Order(string order, params Expression<Func<TRecord, object?>>[] keys)
    {
        _orders.Add(order, keys);
        return this;
    }

    public async Task<ListView<TRow>> ReadAsync(IQueryable<TRecord> rows, ListQuery query, IReadOnlyList<ListFilter> filters, CancellationToken ct)
    {
        var found = await PageOf<TRow>.FromAsync(Sort(rows, query).Select(row), query, ct);
        return new ListView<TRow>(name, texts, query, filters, _columns, found);
    }

    internal Task<FileStreamResult> ExcelAsync(IExcel excel, IQueryable<TRecord> rows, ListQuery query, CancellationToken ct)
    {
        var sorted = Sort(rows, query).Select(row);
        var each = sorted.Provider is IAsyncQueryProvider ? sorted.AsAsyncEnumerable() : sorted.AsEnumerable().ToAsyncEnumerable();
        return excel.WriteAsync(name.ToLowerInvariant(), _columns.ConvertAll(c => c.Heading), each.Select(r => (IReadOnlyList<object?>)_columns.ConvertAll(c => c.Value(r))), ct);
    }

    private ListPlan<TRecord, TRow> Add(ListHeading heading, Func<TRow, object?> value, Expression<Func<TRecord, object?>>[] order)
    {
        _columns.Add(new(heading, value));
        return order.Length > 0 ? Order(heading.Name, order) : this;
    }

    private IQueryable<TRecord> Sort(IQueryable<TRecord> rows, ListQuery query)
    {
        var sort = query.Sort is { } asked && _orders.ContainsKey(asked.TrimStart('-')) ? asked : start;
        var keys = _orders[sort.TrimStart('-')];
        var sorted = sort.StartsWith('-') ? rows.OrderByDescending(keys[0]) : rows.OrderBy(keys[0]);
        return keys.Skip(1).Aggregate(sorted, (r, key) => r.ThenBy(key)).ThenBy(last);
    }
}

/// <param name="Name">Of the cell in the view; empty for a column of the Excel file alone.</param>
/// <param name="IsDay">Excel shows it as a date.</param>
public sealed record ListHeading(string Name, string Text, bool IsSorted = false, bool IsDay = false);

internal sealed record ListColumn<TRow>(ListHeading Heading, Func<TRow, object?> Value);
