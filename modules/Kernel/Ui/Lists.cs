using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace OcopModular.Kernel.Ui;

/// <summary>What a list is asked for; it stands in the address, so that a list is a link. Base of each page's own filter.</summary>
public class ListQuery
{
    /// <summary>Words to look for, with or without diacritics.</summary>
    public string? Q { get; set; }

    /// <summary>Name of a column, with a minus before it for descending.</summary>
    public string? Sort { get; set; }

    /// <summary>From the query alone: the route has a value of this name too.</summary>
    [FromQuery(Name = "page")]
    public int Page { get; set; } = 1;

    public int Size { get; set; } = 20;
}

/// <summary>The rows that an act is for: those that were ticked, or all that the filter finds.</summary>
public sealed class ListChoice
{
    /// <summary>How many one act takes.</summary>
    public const int Most = 500;

    public List<Guid> Chosen { get; set; } = [];

    public bool All { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Where a page lies in its list.</summary>
public interface IPageOf
{
    int Page { get; }

    int Size { get; }

    int Total { get; }
}

/// <summary>One page of a list.</summary>
public sealed record PageOf<T>(IReadOnlyList<T> Items, int Page, int Size, int Total) : IPageOf
{
    /// <summary>Reads the page that is asked for, or the last one where the list is shorter.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "Reads as a constructor that must wait.")]
    public static async Task<PageOf<T>> FromAsync(IQueryable<T> ordered, ListQuery query, CancellationToken ct)
    {
        var size = Math.Clamp(query.Size, 5, 200);
        var isStored = ordered.Provider is IAsyncQueryProvider;
        var total = isStored ? await ordered.CountAsync(ct) : ordered.Count();
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + size - 1) / size));
        var asked = ordered.Skip((page - 1) * size).Take(size);
        var items = isStored ? await asked.ToListAsync(ct) : asked.ToList();
        return new PageOf<T>(items, page, size, total);
    }
}

public static class ListQueryExtensions
{
    /// <summary>The address of a list that is narrowed in this way; its own filters alone, in an order that stays.</summary>
    public static string At(this ListQuery query, string path) => QueryHelpers.AddQueryString(path, query.GetType().GetProperties()
        .Where(p => p.DeclaringType != typeof(ListQuery)).OrderBy(p => p.Name, StringComparer.Ordinal).ToDictionary(p => p.Name.ToLowerInvariant(), p => p.GetValue(query)?.ToString()));

    /// <summary>Keeps the rows whose search column contains each word of the query.</summary>
    public static IQueryable<T> WithWords<T>(this IQueryable<T> rows, Expression<Func<T, string>> search, string? query)
    {
        foreach (var word in SearchText.Words(query))
        {
            // As a captured variable the word becomes a parameter of the command.
            Expression<Func<string>> captured = () => word;
            var contains = Expression.Call(search.Body, nameof(string.Contains), null, captured.Body);
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(contains, search.Parameters));
        }

        return rows;
    }
}
