using OcopModular.Host.Accounts;
using OcopModular.Kernel;

namespace OcopModular.Host.Units;

/// <summary>What holds for all units together: on any day a code and a name mean one unit.</summary>
internal static class UnitRules
{
    /// <summary>Whether a unit may be called so from a day on.</summary>
    /// <param name="until">First day on which it no longer exists.</param>
    /// <param name="without">The unit itself, or one that goes.</param>
    public static Outcome MayBeCalled(IEnumerable<Unit> units, (string Code, string Name, UnitKind Kind) called, DateOnly from, DateOnly? until, params Guid[] without)
    {
        var beside = units.Where(u => !without.Contains(u.Id) && u.From < (until ?? DateOnly.MaxValue) && from < (u.Until ?? DateOnly.MaxValue)).ToList();
        return beside.Find(u => Same(u.Code, called.Code)) is { } code ? Outcome.Refuse("Unit.CodeTaken", called.Code, code.Name, Validity(code))
            : beside.Find(u => u.Kind == called.Kind && Same(u.Name, called.Name)) is { } name ? Outcome.Refuse("Unit.NameTaken", called.Name, name.Code, Validity(name))
            : Outcome.Done;
    }

    /// <summary>Whether a unit may end on a day: it exists, does not end already, and nothing is merged into it that late.</summary>
    public static Outcome MayEnd(IEnumerable<Unit> units, Unit unit, DateOnly day) =>
        unit.Until is not null ? Outcome.Refuse("Unit.Ends", unit.Name, LastDay(unit).Show())
        : day <= unit.From ? Outcome.Refuse("Unit.NotYet", unit.Name, unit.From.Show())
        : units.FirstOrDefault(u => u.MergedInto == unit.Id && u.Until >= day) is { } late ? Outcome.Refuse("Unit.TakesInLater", unit.Name, late.Name, late.Until!.Value.Show())
        : Outcome.Done;

    public static string Validity(Unit unit) => unit.Until is null ? $"{unit.From.Show()} –" : $"{unit.From.Show()} – {LastDay(unit).Show()}";

    public static DateOnly LastDay(Unit unit) => unit.Until!.Value.AddDays(-1);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
