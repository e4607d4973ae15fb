using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Accounts;

/// <summary>Why an account could not be saved, and at which field that is said.</summary>
internal sealed record StaffFault(string Field, string Text);

/// <summary>Saves accounts together with their roles, as one change of the log.</summary>
internal sealed class StaffAccounts(HostDb db, UserManager<Account> accounts, RightsGuard guard, CurrentActor current, IStringLocalizer<Texts> texts) : IScoped
{
    public Task<List<string>> RolesOfAsync(Guid account, CancellationToken ct) =>
        (from link in db.UserRoles where link.UserId == account join role in db.Roles on link.RoleId equals role.Id select role.Name).ToListAsync(ct);

    /// <summary>Alone in the gate: of two administrators who take the right from each other at once, the second is refused.</summary>
    public Task<IReadOnlyList<StaffFault>> SaveAsync(Account account, bool isNew, string? stamp, IReadOnlyList<string> roles, CancellationToken ct) =>
        db.InTransactionAsync(() => SaveInGateAsync(account, isNew, stamp, roles, ct), ct);

    /// <summary>Disables or enables an account; the reason goes to the log.</summary>
    public Task<Outcome> SwitchAsync(Account account, bool disable, string? reason, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        if (await RefusalAsync(account, disable, reason, ct) is { IsDone: false } refused)
        {
            return refused;
        }

        account.IsDisabled = disable;
        if (disable)
        {
            // Neither an open session nor an unused link may come to life when the account is enabled again.
            EndSessions(account);
            db.RemoveRange(await db.Invitations.Where(i => i.AccountId == account.Id && i.UsedAt == null).ToListAsync(ct));
        }

        db.Because(account, disable ? "Account.Disabled" : "Account.Enabled", reason);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }, ct);

    /// <summary>Makes the account ready for a new link, which is saved with it: who is signed in with it is out, but for oneself, who must still read the link.</summary>
    public Outcome PrepareLink(Account account)
    {
        if (account.IsDisabled)
        {
            return Outcome.Refuse("Staff.Invite.Disabled");
        }

        if (account.Id != current.Actor.Id)
        {
            EndSessions(account);
        }

        account.ConcurrencyStamp = Guid.CreateVersion7().ToString();
        db.Because(account, "Account.LinkMade");
        return Outcome.Done;
    }

    private static void EndSessions(Account account) => account.SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

    private async Task<IReadOnlyList<StaffFault>> SaveInGateAsync(Account account, bool isNew, string? stamp, IReadOnlyList<string> roles, CancellationToken ct)
    {
        var before = await RolesOfAsync(account.Id, ct);
        var (added, removed) = (roles.Except(before).Intersect(Role.All).ToList(), before.Except(roles).ToList());
        if (await RefusalAsync(account, added, removed, roles, ct) is { IsDone: false } refused)
        {
            return [new StaffFault("Input.Roles", texts.Say(refused))];
        }

        var byName = await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id, ct);
        db.AddRange(added.Select(r => new IdentityUserRole<Guid> { UserId = account.Id, RoleId = byName[r] }));
        db.RemoveRange(removed.Select(r => new IdentityUserRole<Guid> { UserId = account.Id, RoleId = byName[r] }));
        db.Because(account, isNew ? "Account.Created" : "Account.Changed", string.Join(", ", added.Select(r => $"+{texts[$"Role.{r}"]}").Concat(removed.Select(r => $"−{texts[$"Role.{r}"]}"))));
        if (!isNew)
        {
            db.Entry(account).Property(a => a.ConcurrencyStamp).OriginalValue = stamp;
        }

        var result = isNew ? await accounts.CreateAsync(account) : await accounts.UpdateAsync(account);
        return [.. result.Errors.Select(e => new StaffFault(e.Code.Contains("UserName", StringComparison.Ordinal) ? "Input.UserName" : "", e.Description))];
    }

    private async Task<Outcome> RefusalAsync(Account account, bool disable, string? reason, CancellationToken ct) =>
        string.IsNullOrEmpty(reason) ? Outcome.Refuse("Required", texts["Reason"].Value)
        : disable && account.Id == current.Actor.Id ? Outcome.Refuse("Staff.NotYourself")
        : disable && !await guard.IsManagedWithoutAsync(account.Id, [], ct) ? Outcome.Refuse("Staff.LastAdministrator")
        : Outcome.Done;

    private async Task<Outcome> RefusalAsync(Account account, List<string> added, List<string> removed, IReadOnlyList<string> roles, CancellationToken ct)
    {
        var scoring = await guard.ScoringRolesAsync(ct);
        if (account.Id == current.Actor.Id && added.Find(scoring.Contains) is { } role)
        {
            return Outcome.Refuse("Staff.NoScoringForYourself", texts["Role." + role].Value);
        }

        return removed.Count > 0 && !await guard.IsManagedWithoutAsync(account.Id, roles, ct) ? Outcome.Refuse("Staff.LastAdministrator") : Outcome.Done;
    }
}
