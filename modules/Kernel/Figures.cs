using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel.Ui;

namespace OcopModular.Kernel;

/// <summary>A named count (số liệu). Its list and its value come from one filter, so that the list always holds what the figure says.</summary>
/// <param name="Name">Never changes: <c>{group}.{what}</c>. Texts of the source's module: <c>Figure.{Name}</c>, in a narrow column <c>Figure.{Name}.Short</c>; <c>FigureGroup.{group}</c>.</param>
/// <param name="Unit">What it counts; its text is <c>FigureUnit.{Unit}</c>.</param>
/// <param name="Permission">That of the list.</param>
/// <param name="List">Address of the list.</param>
/// <param name="ReadAsync">Reads the parts that it adds up, of what the actor sees.</param>
public sealed record Figure(string Name, string Unit, string Permission, string List, ListQuery Filter, Func<CancellationToken, Task<IReadOnlyList<FigurePart>>> ReadAsync)
{
    /// <summary>As <see cref="By"/>: the parts are those of communes, by their unit's id.</summary>
    public const string Commune = "commune";

    /// <summary>The list's filter whose values are the keys of the parts; <c>null</c>: it has no parts.</summary>
    public string? By { get; init; } = Commune;

    /// <summary>Of the working year, and may be compared with the year before; else as things stand today.</summary>
    public bool IsOfYear { get; init; }

    /// <summary>Stands on the home page and in the first table.</summary>
    public bool IsMain { get; init; }

    public string Group => Name.Split('.')[0];

    /// <summary>The list that is counted, or that of one part.</summary>
    public string UrlOf(string? key = null) => key is null || By is null ? Filter.At(List) : QueryHelpers.AddQueryString(Filter.At(List), By, key);
}

/// <summary>One addend of a figure.</summary>
public sealed record FigurePart(string Key, string Text, decimal Value);

/// <summary>Offers a module's figures; marked <see cref="IScoped"/>. Each begins with the <c>VisibleTo</c> of what it counts.</summary>
public interface IFigureSource
{
    IReadOnlyList<Figure> Of(Actor actor, int year);
}

/// <summary>What a record is counted under.</summary>
public sealed class FigureRow<TKey>
{
    public required TKey Key { get; init; }

    public required string Text { get; init; }
}

public static class FigureRows
{
    public static async Task<IReadOnlyList<FigurePart>> CountAsync<TKey>(this IQueryable<FigureRow<TKey>> rows, CancellationToken ct) =>
        (await rows.GroupBy(r => r.Key).Select(g => new { g.Key, Text = g.Max(r => r.Text), Count = g.Count() }).ToListAsync(ct)).ConvertAll(g => new FigurePart($"{g.Key}", g.Text ?? "", g.Count));
}
