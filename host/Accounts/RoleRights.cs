using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Accounts;

/// <summary>Reads and changes which role holds which right; a pair is written <c>role|permission</c>.</summary>
internal sealed class RoleRights(HostDb db, RightsGuard guard, CurrentActor current, IStringLocalizer<Texts> texts) : IScoped
{
    public async Task<List<string>> HeldAsync(CancellationToken ct) =>
        [.. (await (from right in db.RolePermissions join role in db.Roles on right.RoleId equals role.Id select role.Name + "|" + right.Permission).ToListAsync(ct)).Order(StringComparer.Ordinal)];

    /// <summary>Names a state, so that a form opened on another one is refused.</summary>
    public static string StampOf(IEnumerable<string> held) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', held))))[..16];

    public async Task<Outcome> SaveAsync(IReadOnlyList<string> before, IReadOnlyList<string> wanted, IReadOnlySet<string> known, string reason, CancellationToken ct)
    {
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id, ct);
        var added = wanted.Except(before).Where(p => roles.ContainsKey(RoleOf(p)) && known.Contains(RightOf(p))).ToList();
        // Rights of modules that are switched off are not on the page and stay.
        var removed = before.Except(wanted).Where(p => known.Contains(RightOf(p))).ToList();
        if (await RefusalAsync(roles, before, added, removed, ct) is { IsDone: false } refused)
        {
            return refused;
        }

        foreach (var pair in added.Concat(removed))
        {
            var right = new RolePermission { RoleId = roles[RoleOf(pair)], Permission = RightOf(pair) };
            _ = added.Contains(pair) ? db.Add(right) : db.Remove(right);
            var all = added.Where(p => RoleOf(p) == RoleOf(pair)).Select(p => "+" + RightOf(p)).Concat(removed.Where(p => RoleOf(p) == RoleOf(pair)).Select(p => "−" + RightOf(p)));
            db.Because(right, "Role.RightsChanged", $"{RoleOf(pair)}: {string.Join(", ", all)}. {reason}");
        }

        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    private async Task<Outcome> RefusalAsync(Dictionary<string, Guid> roles, IReadOnlyList<string> before, List<string> added, List<string> removed, CancellationToken ct)
    {
        if (added.Count + removed.Count == 0)
        {
            return Outcome.Refuse("Roles.Nothing");
        }

        if (added.Find(p => current.Actor.Roles.Contains(RoleOf(p)) && RightsGuard.IsScoring(RightOf(p))) is { } own)
        {
            return Outcome.Refuse("Roles.NoScoringForYourself", texts["Role." + RoleOf(own)].Value);
        }

        var managing = before.Except(removed).Concat(added).Where(p => RightOf(p) == HostCan.ManageRoles).Select(p => roles[RoleOf(p)]).ToList();
        return await guard.AnyHolderAsync(managing, without: null, ct) ? Outcome.Done : Outcome.Refuse("Roles.LastHolder", texts["Permission." + HostCan.ManageRoles].Value);
    }

    private static string RoleOf(string pair) => pair[..Math.Max(0, pair.IndexOf('|', StringComparison.Ordinal))];

    private static string RightOf(string pair) => pair[(pair.IndexOf('|', StringComparison.Ordinal) + 1)..];
}
