using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Units;

/// <summary>What hangs on units: accounts that may sign in, and what the modules count.</summary>
internal sealed record UnitLoad(int Accounts, IReadOnlyList<(string What, int Count)> Records)
{
    public bool IsEmpty => Accounts == 0 && Records.All(r => r.Count == 0);
}

/// <summary>Creates, renames and dissolves units; each act looks at all units again inside its transaction.</summary>
internal sealed class UnitBook(HostDb db, IEnumerable<IUnitRecords> records, TimeProvider clock) : IScoped
{
    public async Task<UnitLoad> LoadOfAsync(IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        var counts = new List<(string, int)>();
        foreach (var source in records)
        {
            counts.AddRange(await source.CountAsync(units, ct));
        }

        return new UnitLoad(await db.Users.CountAsync(a => !a.IsDisabled && units.Contains(a.UnitId!.Value), ct), counts);
    }

    public Task<(Outcome Outcome, Guid Id)> CreateAsync((string Code, string Name, UnitKind Kind) called, DateOnly from, string reason, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        var outcome = UnitRules.MayBeCalled(await db.Units.ToListAsync(ct), called, from, null);
        if (!outcome.IsDone)
        {
            return (outcome, Guid.Empty);
        }

        var unit = new Unit { Id = Guid.CreateVersion7(clock.GetUtcNow()), Code = called.Code, Name = called.Name, Kind = called.Kind, From = from };
        db.Add(unit);
        db.Because(unit, "Unit.Created", reason);
        await db.SaveChangesAsync(ct);
        return (outcome, unit.Id);
    }, ct);

    /// <summary>Records and papers keep the name under which they were made.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed the unit after the form was opened.</exception>
    public Task<Outcome> RenameAsync(Guid id, int version, string code, string name, string? reason, CancellationToken ct) => ChangeAsync(id, version, async (unit, all) =>
    {
        if (string.IsNullOrEmpty(reason) && !(await LoadOfAsync([unit.Id], ct)).IsEmpty)
        {
            return Outcome.Refuse("Unit.ReasonNeeded");
        }

        var outcome = UnitRules.MayBeCalled(all, (code, name, unit.Kind), unit.From, unit.Until, unit.Id);
        (unit.Code, unit.Name) = outcome.IsDone ? (code, name) : (unit.Code, unit.Name);
        db.Because(unit, "Unit.Renamed", reason);
        return outcome;
    }, ct);

    /// <param name="day">The first day on which it no longer exists.</param>
    public Task<Outcome> DissolveAsync(Guid id, int version, DateOnly day, string reason, CancellationToken ct) => ChangeAsync(id, version, async (unit, all) =>
    {
        if (UnitRules.MayEnd(all, unit, day) is { IsDone: false } refused)
        {
            return refused;
        }

        if ((await LoadOfAsync(all.Select(u => u.Card()).ToList().WithMergedOn(id, day.AddDays(-1)), ct)).Accounts is > 0 and var accounts)
        {
            return Outcome.Refuse("Unit.HasAccounts", accounts);
        }

        unit.Until = day;
        db.Because(unit, "Unit.Dissolved", reason);
        return Outcome.Done;
    }, ct);

    /// <summary>While the day lies ahead, a dissolution can be taken back.</summary>
    public Task<Outcome> KeepAsync(Guid id, int version, string reason, CancellationToken ct) => ChangeAsync(id, version, (unit, all) =>
    {
        if (unit.MergedInto is not null || !(unit.Until > clock.Today()))
        {
            return Task.FromResult(Outcome.Refuse("Unit.NotAhead"));
        }

        var outcome = UnitRules.MayBeCalled(all, (unit.Code, unit.Name, unit.Kind), unit.From, null, unit.Id);
        unit.Until = outcome.IsDone ? null : unit.Until;
        db.Because(unit, "Unit.Kept", reason);
        return Task.FromResult(outcome);
    }, ct);

    private Task<Outcome> ChangeAsync(Guid id, int version, Func<Unit, List<Unit>, Task<Outcome>> changeAsync, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        var all = await db.Units.ToListAsync(ct);
        if (all.Find(u => u.Id == id) is not { } unit)
        {
            return Outcome.Refuse("Unit.Gone");
        }

        db.Entry(unit).Property(u => u.Version).OriginalValue = version;
        var outcome = await changeAsync(unit, all);
        if (outcome.IsDone)
        {
            await db.SaveChangesAsync(ct);
        }

        return outcome;
    }, ct);
}
