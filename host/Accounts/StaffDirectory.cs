using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Accounts;

internal sealed class StaffDirectory(HostDb db) : IDirectory, IScoped
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
            .Select(a => new { a.Id, a.Name, a.Position, a.UnitId, Unit = db.Units.Where(u => u.Id == a.UnitId).Select(u => u.Name).FirstOrDefault() }).ToListAsync(ct);
        return people.Select(p => new StaffCard(p.Id, p.Name, p.Position, p.UnitId, p.Unit ?? "", byPerson[p.Id].ToList())).OrderBy(p => p.Name, Vietnamese).ToList();
    }
}
