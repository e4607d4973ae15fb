using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Search;

/// <summary>Keeps the index in step: what a change did to records is written into it in the same transaction.</summary>
internal sealed class SearchIndex(SqliteOrPostgres database)
{
    private const int Batch = 500;

    /// <summary>Writes the entries of changed records anew and removes those of records that are gone.</summary>
    public static async Task FollowAsync(DbContext db, IServiceProvider services, IReadOnlyCollection<(Type Type, Guid Id)> changed, CancellationToken ct)
    {
        // Asked for when something was saved: sources hold contexts, and these hold the change.
        foreach (var source in changed.Count == 0 ? [] : services.GetServices<ISearchSource>().Where(s => s.Context == db.GetType()))
        {
            foreach (var ids in changed.Where(c => source.Follows.Contains(c.Type)).Select(c => c.Id).Distinct().Chunk(Batch))
            {
                await WriteAsync(db, source, ids, ct);
            }
        }
    }

    /// <summary>Fills the index anew from all records of a kind, beside people who work: a batch a transaction.</summary>
    /// <returns>How many entries it has.</returns>
    public async Task<int> RebuildAsync(DbContext db, ISearchSource source, CancellationToken ct)
    {
        var written = new HashSet<Guid>();
        var before = await db.Database.SqlQuery<long>($"""SELECT COALESCE(MAX("Id"), 0) AS "Value" FROM host_search""").SingleAsync(ct);
        var all = await source.ReadAsync(null).Select(e => e.Id).ToListAsync(ct);
        foreach (var ids in all.Chunk(Batch))
        {
            await AloneAsync(db, () => WriteAsync(db, source, ids, ct), ct);
            written.UnionWith(ids);
        }

        var kept = await db.Database.SqlQuery<Guid>($"""SELECT "Record" AS "Value" FROM host_search WHERE "Kind" = {source.Kind} AND "Id" <= {before}""").ToListAsync(ct);
        foreach (var gone in kept.Where(k => !written.Contains(k)).Chunk(Batch))
        {
            await AloneAsync(db, () => WriteAsync(db, source, gone, ct), ct);
        }

        return written.Count;
    }

    private static async Task WriteAsync(DbContext db, ISearchSource source, IReadOnlyCollection<Guid> changed, CancellationToken ct)
    {
        var gone = changed.ToHashSet();
        foreach (var entry in await source.ReadAsync(changed).ToListAsync(ct))
        {
            gone.Remove(entry.Id);
            await PutAsync(db, source, entry, ct);
        }

        foreach (var id in gone)
        {
            await db.Database.ExecuteSqlAsync($"""DELETE FROM host_search WHERE "Record" = {id} AND "Kind" = {source.Kind}""", ct);
        }
    }

    private static Task<int> PutAsync(DbContext db, ISearchSource source, SearchEntry entry, CancellationToken ct)
    {
        var key = entry.Number is null ? null : SearchWords.Key(entry.Number);
        var head = string.Join(' ', SearchWords.Of(entry.Number, entry.Title).Distinct());
        var body = string.Join(' ', SearchWords.Of(entry.Number, entry.Title, entry.Detail, entry.More).Distinct());
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO host_search ("Record", "Kind", "NumberKey", "Number", "Title", "Detail", "Marks", "Head", "Body")
            VALUES ({entry.Id}, {source.Kind}, {key}, {entry.Number}, {entry.Title}, {entry.Detail}, {SearchMarks.Of(source, entry)}, {head}, {body})
            ON CONFLICT ("Record") DO UPDATE SET "NumberKey" = excluded."NumberKey", "Number" = excluded."Number", "Title" = excluded."Title",
                "Detail" = excluded."Detail", "Marks" = excluded."Marks", "Head" = excluded."Head", "Body" = excluded."Body"
            """, ct);
    }

    /// <summary>Reads and writes while no change of a record can come between: the index never goes back to an older text.</summary>
    private async Task AloneAsync(DbContext db, Func<Task> workAsync, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (database.IsPostgres)
        {
            await db.Database.ExecuteSqlAsync($"LOCK TABLE host_search IN SHARE ROW EXCLUSIVE MODE", ct);
        }

        await workAsync();
        await transaction.CommitAsync(ct);
    }
}

/// <summary>Words of the index that no person can type: they begin with a sign that <see cref="SearchWords"/> takes away.</summary>
internal static class SearchMarks
{
    public static string Of(ISearchSource source, SearchEntry entry) =>
        string.Join(' ', new[] { Kind(source), entry.Unit is null && entry.Owner is null ? Unsaid(source) : null, entry.Unit is { } unit ? Owner(unit) : null, entry.Owner is { } owner ? Owner(owner) : null }.OfType<string>());

    public static string Kind(ISearchSource source) => $"#{source.Kind.ToLowerInvariant()}";

    /// <summary>Of entries that do not say whose they are.</summary>
    public static string Unsaid(ISearchSource source) => $"#{source.Kind.ToLowerInvariant()}0";

    public static string Owner(Guid id) => $"#{id:N}";
}
