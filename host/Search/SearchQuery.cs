using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Search;

/// <summary>Where the words were found; the better place comes first.</summary>
internal enum Place
{
    /// <summary>The whole number was typed.</summary>
    Number,

    /// <summary>All words stand in number and title.</summary>
    Head,

    /// <summary>Some stand in the other words of the record.</summary>
    Body,
}

/// <summary>A line of the index.</summary>
internal sealed record SearchLine(long Id, Guid Record, string? Number, string Title, string Detail, string Head);

/// <summary>Asks the index of either database for the records that hold all words, each as the beginning of a word, newest first.</summary>
internal sealed class SearchQuery(HostDb db, SqliteOrPostgres database) : IScoped
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="from">Lines older than this one, so many at most.</param>
    public Task<List<SearchLine>> ReadAsync(ISearchSource source, Place place, IReadOnlyList<string> words, Actor actor, (long Before, int Most) from, CancellationToken ct)
    {
        db.Database.SetCommandTimeout(Patience);
        var kind = SearchMarks.Kind(source);
        string[] marks = actor.OnlyUnits is null && actor.OnlyProducer is null ? [] : [SearchMarks.Unsaid(source), .. (actor.OnlyUnits ?? []).Select(SearchMarks.Owner), .. actor.OnlyProducer is { } own ? [SearchMarks.Owner(own)] : Array.Empty<string>()];
        return (place switch
        {
            Place.Number => Numbered(source, string.Join(' ', words), from),
            _ when database.IsPostgres => Postgres(place, string.Join(" & ", [Quoted(kind), .. Either(marks, " | "), .. words.Select(w => Quoted(w) + ":*")]), from),
            _ => Sqlite(string.Join(" AND ", [$"Marks : \"{kind}\"", .. Either(marks, " OR ").Select(m => $"Marks : {m.Replace('\'', '"')}"), $"{place} : ({string.Join(" AND ", words.Select(w => $"\"{w}\"*"))})"]), from),
        }).ToListAsync(ct);
    }

    private static string Quoted(string word) => $"'{word}'";

    private static IEnumerable<string> Either(string[] marks, string or) => marks.Length == 0 ? [] : [$"({string.Join(or, marks.Select(Quoted))})"];

    private IQueryable<SearchLine> Numbered(ISearchSource source, string key, (long Before, int Most) from) => db.Database.SqlQuery<SearchLine>($"""
        SELECT "Id", "Record", "Number", "Title", "Detail", "Head" FROM host_search
        WHERE "NumberKey" = {key} AND "Kind" = {source.Kind} AND "Id" < {from.Before} ORDER BY "Id" DESC LIMIT {from.Most}
        """);

    private IQueryable<SearchLine> Sqlite(string match, (long Before, int Most) from) => db.Database.SqlQuery<SearchLine>($"""
        SELECT s."Id", s."Record", s."Number", s."Title", s."Detail", s."Head" FROM host_search_words w JOIN host_search s ON s."Id" = w.rowid
        WHERE host_search_words MATCH {match} AND w.rowid < {from.Before} ORDER BY w.rowid DESC LIMIT {from.Most}
        """);

    private IQueryable<SearchLine> Postgres(Place place, string match, (long Before, int Most) from) => db.Database.SqlQueryRaw<SearchLine>(string.Format(CultureInfo.InvariantCulture, """
        SELECT "Id", "Record", "Number", "Title", "Detail", "Head" FROM host_search
        WHERE {0} @@ CAST({{0}} AS tsquery) AND "Id" < {{1}} ORDER BY "Id" DESC LIMIT {{2}}
        """, place == Place.Head ? "head_words" : "body_words"), match, from.Before, from.Most);
}
