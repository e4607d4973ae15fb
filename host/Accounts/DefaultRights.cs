using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Host.Modules;
using OcopModular.Kernel;

namespace OcopModular.Host.Accounts;

/// <summary>Gives each right that is new to this installation to the roles that its module names.</summary>
internal sealed class DefaultRights(HostDb db, ModuleCatalogue catalogue) : IScoped
{
    public async Task GiveAsync(CancellationToken ct)
    {
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, ct);
        foreach (var name in Role.All.Where(n => !roles.ContainsKey(n)))
        {
            roles[name] = new AccountRole { Id = Guid.CreateVersion7(), Name = name, NormalizedName = name.ToUpperInvariant() };
            db.Add(roles[name]);
        }

        var known = await db.KnownPermissions.Select(k => k.Name).ToListAsync(ct);
        foreach (var permission in catalogue.Permissions.Concat(HostCan.All).Where(p => !known.Contains(p.Name)))
        {
            db.Add(new KnownPermission { Name = permission.Name });
            db.AddRange(permission.Roles.Distinct().Select(r => new RolePermission { RoleId = roles[r].Id, Permission = permission.Name }));
        }

        await db.SaveChangesAsync(ct);
    }
}
