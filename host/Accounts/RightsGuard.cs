using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Accounts;

/// <summary>What no administrator may do: judge products by a right given to oneself, or leave the house without a key.</summary>
internal sealed class RightsGuard(HostDb db) : IScoped
{
    private static readonly string[] Judges = [Role.CouncilMember, Role.CouncilChair];

    /// <summary>A right to score (chấm điểm), by its name: <c>evaluation.score</c>.</summary>
    public static bool IsScoring(string permission) => permission.EndsWith(".score", StringComparison.Ordinal);

    /// <summary>Names of the roles whose holders score.</summary>
    public async Task<IReadOnlySet<string>> ScoringRolesAsync(CancellationToken ct)
    {
        var held = await (from right in db.RolePermissions join role in db.Roles on right.RoleId equals role.Id select new { role.Name, right.Permission }).ToListAsync(ct);
        return held.Where(h => IsScoring(h.Permission)).Select(h => h.Name!).Concat(Judges).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether somebody who can sign in holds one of the roles; one account may be left out.</summary>
    public Task<bool> AnyHolderAsync(IReadOnlyCollection<Guid> roles, Guid? without, CancellationToken ct) =>
        (from link in db.UserRoles
         join account in db.Users on link.UserId equals account.Id
         where roles.Contains(link.RoleId) && account.Id != without && !account.IsDisabled && (account.PasswordHash != null || account.IsSample)
         select account.Id).AnyAsync(ct);

    /// <summary>Whether rights could still be managed if the account held only these roles, or none.</summary>
    public async Task<bool> IsManagedWithoutAsync(Guid account, IReadOnlyCollection<string> itsRoles, CancellationToken ct)
    {
        var managing = await db.RolePermissions.Where(r => r.Permission == HostCan.ManageRoles)
            .Join(db.Roles, right => right.RoleId, role => role.Id, (_, role) => new { role.Id, role.Name }).ToListAsync(ct);
        return managing.Exists(m => itsRoles.Contains(m.Name!)) || await AnyHolderAsync([.. managing.Select(m => m.Id)], account, ct);
    }
}
