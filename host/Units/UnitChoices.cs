using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;

namespace OcopModular.Host.Units;

/// <summary>The units to which an account may be given: those of today and of coming days, and its own.</summary>
internal sealed class UnitChoices(IDirectory directory, TimeProvider clock, IStringLocalizer<Texts> texts) : IScoped
{
    public async Task<IReadOnlyList<SelectListItem>> ListAsync(Guid? own, CancellationToken ct)
    {
        var (units, today) = (await directory.UnitsAsync(ct), clock.Today());
        return [new SelectListItem(texts["Staff.Unit.None"], ""), .. units.Where(u => u.Until is null || u.Until > today || u.Id == own).Select(u => new SelectListItem(TextOf(u, units, today), $"{u.Id}"))];
    }

    private string TextOf(UnitCard unit, IReadOnlyList<UnitCard> all, DateOnly today) =>
        unit.Until is not { } until ? $"{unit.Name} ({unit.Code})"
        : all.SuccessorOn(unit.Id, today) is { } heir && heir.Id != unit.Id ? texts["Staff.Unit.Merged", unit.Name, unit.Code, heir.Name]
        : $"{unit.Name} ({unit.Code}, {unit.From.Show()} – {until.AddDays(-1).Show()})";
}
