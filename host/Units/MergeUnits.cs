using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Units;

/// <summary>A merger (sáp nhập) as it is asked for.</summary>
/// <param name="Day">The first day of the new order.</param>
/// <param name="Into">The one of the chosen that goes on; <c>null</c> makes a new unit of this code and name.</param>
internal sealed record Merger(IReadOnlyList<Guid> Chosen, DateOnly Day, Guid? Into, string Code, string Name);

/// <summary>What a merger would do.</summary>
internal sealed record MergerPlan(IReadOnlyList<Unit> Ending, Unit Heir, bool IsNew)
{
    public static MergerPlan None { get; } = new([], new Unit(), IsNew: false);
}

/// <summary>Merges units on a day. Nothing is moved: accounts and records keep their unit, and who acts for whom is read from the units.</summary>
internal sealed class MergeUnits(HostDb db, UnitBook book, TimeProvider clock) : IScoped
{
    /// <summary>What would happen, and what hangs on the units that end.</summary>
    public async Task<(Outcome Outcome, MergerPlan Plan, UnitLoad Load)> PreviewAsync(Merger asked, CancellationToken ct)
    {
        var all = await db.Units.AsNoTracking().ToListAsync(ct);
        var (outcome, plan) = PlanOf(asked, all);
        var cards = all.ConvertAll(u => u.Card());
        var before = plan.Ending.SelectMany(u => cards.WithMergedOn(u.Id, asked.Day.AddDays(-1))).ToList();
        return (outcome, plan, await book.LoadOfAsync(before, ct));
    }

    public Task<Outcome> RunAsync(Merger asked, string reason, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        var (outcome, plan) = PlanOf(asked, await db.Units.ToListAsync(ct));
        if (!outcome.IsDone)
        {
            return outcome;
        }

        if (plan.IsNew)
        {
            db.Add(plan.Heir);
        }
        else
        {
            db.Entry(plan.Heir).Property(u => u.Version).IsModified = true;
        }

        db.Because(plan.Heir, plan.IsNew ? "Unit.MadeByMerger" : "Unit.TookIn", $"{string.Join(", ", plan.Ending.Select(u => u.Name))}: {reason}");
        foreach (var unit in plan.Ending)
        {
            (unit.Until, unit.MergedInto) = (asked.Day, plan.Heir.Id);
            db.Because(unit, "Unit.Merged", $"{plan.Heir.Name} ({plan.Heir.Code}): {reason}");
        }

        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }, ct);

    /// <summary>Takes the coming merger into a unit back, while its day lies ahead and nothing hangs on the new unit.</summary>
    public Task<Outcome> UndoAsync(Guid heir, string reason, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        var all = await db.Units.ToListAsync(ct);
        var coming = all.Where(u => u.MergedInto == heir && u.Until > clock.Today()).ToList();
        var unit = all.Find(u => u.Id == heir);
        var isNew = unit is not null && coming.TrueForAll(u => u.Until == unit.From);
        if (await MayUndoAsync(all, unit, coming, isNew, ct) is { IsDone: false } refused)
        {
            return refused;
        }

        foreach (var old in coming)
        {
            (old.Until, old.MergedInto) = (null, null);
            db.Because(old, "Unit.MergerUndone", reason);
        }

        db.Entry(unit!).Property(u => u.Version).IsModified = true;
        db.Because(unit!, "Unit.MergerUndone", reason);
        _ = isNew ? db.Remove(unit!) : null;
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }, ct);

    private async Task<Outcome> MayUndoAsync(List<Unit> all, Unit? unit, List<Unit> coming, bool isNew, CancellationToken ct)
    {
        if (unit is null || coming.Count == 0)
        {
            return Outcome.Refuse("Unit.NotAhead");
        }

        if (unit.Until is not null)
        {
            return Outcome.Refuse("Unit.Ends", unit.Name, UnitRules.LastDay(unit).Show());
        }

        if (isNew && !(await book.LoadOfAsync([unit.Id], ct)).IsEmpty)
        {
            return Outcome.Refuse("Unit.UndoHangs", unit.Name);
        }

        return coming.Select(u => UnitRules.MayBeCalled(all, (u.Code, u.Name, u.Kind), u.From, null, isNew ? [u.Id, unit.Id] : [u.Id])).FirstOrDefault(o => !o.IsDone, Outcome.Done);
    }

    private (Outcome Outcome, MergerPlan Plan) PlanOf(Merger asked, List<Unit> all)
    {
        var chosen = all.Where(u => asked.Chosen.Contains(u.Id)).ToList();
        var heir = asked.Into is { } into ? chosen.Find(u => u.Id == into) : NewHeir(asked, chosen);
        if (Refusal(asked, chosen, heir) is { IsDone: false } refused)
        {
            return (refused, MergerPlan.None);
        }

        var isNew = asked.Into is null;
        var ending = chosen.Where(u => u.Id != heir!.Id).ToList();
        var faults = chosen.Select(u => UnitRules.MayEnd(all, u, asked.Day));
        // What ends on the day leaves its code and name to the new unit.
        var left = all.Except(ending);
        faults = isNew ? faults.Append(UnitRules.MayBeCalled(left.Concat(ending.Select(u => Ended(u, asked.Day))), (heir!.Code, heir.Name, heir.Kind), asked.Day, null)) : faults;
        return (faults.FirstOrDefault(o => !o.IsDone, Outcome.Done), new MergerPlan(ending, heir!, isNew));
    }

    private static Outcome Refusal(Merger asked, List<Unit> chosen, Unit? heir) =>
        chosen.Count < 2 ? Outcome.Refuse("Unit.MergeTwo")
        : heir is null ? Outcome.Refuse("Unit.MergeIntoChosen")
        : chosen.Exists(u => u.Kind != heir.Kind) ? Outcome.Refuse("Unit.MergeKinds")
        : asked.Into is null && (asked.Code.Length == 0 || asked.Name.Length == 0) ? Outcome.Refuse("Unit.MergeNames")
        : Outcome.Done;

    private Unit? NewHeir(Merger asked, List<Unit> chosen) =>
        chosen.Count == 0 ? null : new Unit { Id = Guid.CreateVersion7(clock.GetUtcNow()), Code = asked.Code, Name = asked.Name, Kind = chosen[0].Kind, From = asked.Day };

    private static Unit Ended(Unit unit, DateOnly day) => new() { Id = unit.Id, Code = unit.Code, Name = unit.Name, Kind = unit.Kind, From = unit.From, Until = day };
}
