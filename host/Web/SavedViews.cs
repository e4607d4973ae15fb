using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Web;

/// <summary>A list as a person wants to see it again (chế độ xem): what was filtered, sorted and how long.</summary>
internal sealed class SavedView
{
    public const int NameLength = 60;
    public const int QueryLength = 1000;

    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    /// <summary>Name of the list's plan.</summary>
    public string List { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>The query of the address, with its question mark.</summary>
    public string Query { get; init; } = "";

    public static void Map(ModelBuilder builder)
    {
        builder.Entity<SavedView>().Property(v => v.List).HasMaxLength(60);
        builder.Entity<SavedView>().Property(v => v.Name).HasMaxLength(NameLength);
        builder.Entity<SavedView>().Property(v => v.Query).HasMaxLength(QueryLength);
        builder.Entity<SavedView>().HasIndex(v => new { v.AccountId, v.List, v.Name }).IsUnique();
        builder.Entity<SavedView>().HasOne<Accounts.Account>().WithMany().HasForeignKey(v => v.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>A person's own views; nobody sees another's.</summary>
internal sealed class SavedViews(HostDb db, CurrentActor current, TimeProvider clock) : IScoped
{
    public const int Most = 12;

    public async Task<IReadOnlyList<SavedView>> OfAsync(string list, CancellationToken ct) =>
        await db.SavedViews.AsNoTracking().Where(v => v.AccountId == current.Actor.Id && v.List == list).OrderBy(v => v.Id).ToListAsync(ct);

    public async Task<Outcome> KeepAsync(string list, string name, string query, CancellationToken ct)
    {
        var mine = await OfAsync(list, ct);
        if (mine.Count >= Most)
        {
            return Outcome.Refuse("List.TooManyViews", Most);
        }

        if (mine.Any(v => v.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            return Outcome.Refuse("List.ViewTwice", name);
        }

        db.Add(new SavedView { Id = Guid.CreateVersion7(clock.GetUtcNow()), AccountId = current.Actor.Id, List = list, Name = name, Query = query });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    /// <returns>False when the person has no such view.</returns>
    public async Task<bool> RemoveAsync(Guid id, CancellationToken ct)
    {
        if (await db.SavedViews.SingleOrDefaultAsync(v => v.Id == id && v.AccountId == current.Actor.Id, ct) is not { } view)
        {
            return false;
        }

        db.Remove(view);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
