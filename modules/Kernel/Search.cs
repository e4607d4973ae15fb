using Microsoft.EntityFrameworkCore;

namespace OcopModular.Kernel;

/// <summary>What the search knows of one record: it is found by all of it and shown by number, title and detail.</summary>
/// <param name="Number">As it is written on paper; who types it whole gets this record first.</param>
/// <param name="Detail">The second line of a result: whose, where, which year.</param>
/// <param name="More">Further words by which it is found.</param>
public sealed record SearchEntry(Guid Id, string? Number, string Title, string Detail, string? More = null)
{
    /// <summary>The unit and the owner to which the record belongs: who is limited to one of them is asked for no others. Both empty: it is not said.</summary>
    public Guid? Unit { get; init; }

    public Guid? Owner { get; init; }
}

/// <summary>A kind of record in the search box; the host keeps the index, in the transaction of each change. Found by Scrutor (<see cref="IScoped"/>); text: <c>Kind.{Kind}</c>.</summary>
public interface ISearchSource
{
    string Kind { get; }

    string Icon { get; }

    /// <summary>Who holds it finds records of this kind, of these only what <see cref="VisibleAsync"/> lets through.</summary>
    string Permission { get; }

    Type Context { get; }

    /// <summary>Types of records whose change changes an entry.</summary>
    IReadOnlyList<Type> Follows { get; }

    string UrlOf(Guid id);

    /// <summary>The entries, by id; given <paramref name="changed"/>, those of the records that have one of these ids or show something of theirs.</summary>
    IAsyncEnumerable<SearchEntry> ReadAsync(IReadOnlyCollection<Guid>? changed);

    /// <summary>Those of the ids that the actor may see.</summary>
    Task<IReadOnlyCollection<Guid>> VisibleAsync(IReadOnlyCollection<Guid> ids, Actor actor, CancellationToken ct);
}

/// <summary>A source over one table of a module.</summary>
public abstract class SearchSource<TDb, TRecord>(TDb db) : ISearchSource where TDb : DbContext where TRecord : class, IRecord
{
    public string Kind => typeof(TRecord).Name;

    public abstract string Icon { get; }

    public abstract string Permission { get; }

    public Type Context => typeof(TDb);

    public virtual IReadOnlyList<Type> Follows => [typeof(TRecord)];

    public abstract string UrlOf(Guid id);

    public IAsyncEnumerable<SearchEntry> ReadAsync(IReadOnlyCollection<Guid>? changed)
    {
        var all = db.Set<TRecord>().AsNoTracking();
        return Entries((changed is null ? all : Touched(all, changed)).OrderBy(r => r.Id)).AsAsyncEnumerable();
    }

    public virtual async Task<IReadOnlyCollection<Guid>> VisibleAsync(IReadOnlyCollection<Guid> ids, Actor actor, CancellationToken ct) =>
        await Visible(db.Set<TRecord>().AsNoTracking(), db, actor).Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(ct);

    protected abstract IQueryable<SearchEntry> Entries(IQueryable<TRecord> records);

    /// <summary>The scope; the same method that the pages ask.</summary>
    protected abstract IQueryable<TRecord> Visible(IQueryable<TRecord> records, TDb db, Actor actor);

    protected virtual IQueryable<TRecord> Touched(IQueryable<TRecord> records, IReadOnlyCollection<Guid> changed) => records.Where(r => changed.Contains(r.Id));
}
