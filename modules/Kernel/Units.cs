namespace OcopModular.Kernel;

public enum UnitKind
{
    /// <summary>Huyện: the district's own leaders and offices.</summary>
    District,

    /// <summary>Phòng, ban.</summary>
    Office,

    /// <summary>Xã, thị trấn, phường.</summary>
    Commune,
}

/// <summary>A unit (đơn vị). Codes are re-used after mergers, so a code names a unit only together with a day.</summary>
/// <param name="Until">The first day on which it no longer exists.</param>
public sealed record UnitCard(Guid Id, string Code, string Name, UnitKind Kind, DateOnly From, DateOnly? Until, Guid? MergedInto)
{
    public bool ExistsOn(DateOnly day) => From <= day && (Until is null || day < Until);
}

/// <summary>Who goes on for whom after mergers (kế thừa): records keep the unit under which they were filed, its successor handles them.</summary>
public static class Succession
{
    /// <summary>The unit that acts for this one on that day: itself while it exists, else the one into which it was merged, and so on. A successor exists on the day of the merger, so the way ends.</summary>
    public static UnitCard? SuccessorOn(this IReadOnlyCollection<UnitCard> units, Guid id, DateOnly day)
    {
        var unit = units.FirstOrDefault(u => u.Id == id);
        return unit?.Until is { } until && until <= day && units.FirstOrDefault(u => u.Id == unit.MergedInto && u.ExistsOn(until)) is { } next ? units.SuccessorOn(next.Id, day) : unit;
    }

    /// <summary>The unit, and all that were merged into it by that day, at first or second hand.</summary>
    public static IReadOnlyList<Guid> WithMergedOn(this IReadOnlyCollection<UnitCard> units, Guid id, DateOnly day) =>
        [.. units.Where(u => units.SuccessorOn(u.Id, day)!.Id == id).Select(u => u.Id)];
}

/// <summary>Says how many records of a module belong to units, to whoever merges or renames them.</summary>
public interface IUnitRecords
{
    /// <returns>What is counted, in the reader's words, and how many there are.</returns>
    Task<IReadOnlyList<(string What, int Count)>> CountAsync(IReadOnlyCollection<Guid> units, CancellationToken ct);
}

/// <summary>A member of staff who can be named in a body or decision; the unit is the one for which they act today.</summary>
public sealed record StaffCard(Guid Id, string Name, string Position, Guid? UnitId, string UnitName, IReadOnlyList<string> Roles);

/// <summary>Asks the host for units and staff.</summary>
public interface IDirectory
{
    /// <summary>All units, past and present, by kind, then Vietnamese name.</summary>
    Task<IReadOnlyList<UnitCard>> UnitsAsync(CancellationToken ct);

    /// <summary>All staff who may sign in, by name.</summary>
    Task<IReadOnlyList<StaffCard>> StaffAsync(CancellationToken ct);
}

/// <summary>Accounts that act for one producer (chủ thể) and see nothing else.</summary>
public interface IProducerAccounts
{
    /// <summary>Makes an account for the producer's representative.</summary>
    /// <returns>The path of a one-time link with which a password is chosen; it is shown once.</returns>
    Task<string> InviteAsync(Guid producerId, string name, CancellationToken ct);

    /// <summary>Lets an existing account act for the producer from now on.</summary>
    Task LinkAsync(string userName, Guid producerId, CancellationToken ct);
}
