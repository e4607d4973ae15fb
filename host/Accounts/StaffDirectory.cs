using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Accounts;

internal sealed class StaffDirectory(HostDb db, TimeProvider clock) : IDirectory, IScoped
{
    private static readonly StringComparer Vietnamese = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);

    public async Task<IReadOnlyList<UnitCard>> UnitsAsync(CancellationToken ct) =>
        (await db.Units.Select(u => new UnitCard(u.Id, u.Code, u.Name, u.Kind, u.From, u.Until, u.MergedInto)).ToListAsync(ct))
        .OrderBy(u => u.Kind).ThenBy(u => u.Name, Vietnamese).ToList();

    public async Task<IReadOnlyList<StaffCard>> StaffAsync(CancellationToken ct)
    {
        var roles = await (from link in db.UserRoles join role in db.Roles on link.RoleId equals role.Id select new { link.UserId, role.Name }).ToListAsync(ct);
        var byPerson = roles.ToLookup(r => r.UserId, r => r.Name!);
        var people = await db.Users.Where(a => !a.IsDisabled)
            .Select(a => new { a.Id, a.Name, a.Position, a.UnitId }).ToListAsync(ct);
        var (units, today) = (await UnitsAsync(ct), clock.Today());
        return people.Select(p => (Person: p, Unit: p.UnitId is { } unit ? units.SuccessorOn(unit, today) : null))
            .Select(p => new StaffCard(p.Person.Id, p.Person.Name, p.Person.Position, p.Unit?.Id, p.Unit?.Name ?? "", byPerson[p.Person.Id].ToList())).OrderBy(p => p.Name, Vietnamese).ToList();
    }
}
