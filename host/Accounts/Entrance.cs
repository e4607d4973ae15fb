using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using OcopModular.Host.Web;
using OcopModular.Kernel;

namespace OcopModular.Host.Accounts;

/// <summary>Lets people in: the password, the lock that grows with each failure, the session.</summary>
internal sealed class Entrance(UserManager<Account> accounts, SignInManager<Account> signIn, TimeProvider clock) : IScoped
{
    private const int FreeFailures = 5;
    private static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);

    /// <summary>The account of this name and password; <c>null</c> whatever the reason, after the same work.</summary>
    public async Task<Account?> FindAsync(string userName, string password)
    {
        var account = await accounts.FindByNameAsync(userName.Trim());
        var isRight = await MatchesAsync(account, password);
        if (account is null || account.IsDisabled || account.LockoutEnd > clock.GetUtcNow())
        {
            return null;
        }

        if (!isRight)
        {
            await RememberFailureAsync(account);
            return null;
        }

        if (account.AccessFailedCount > 0)
        {
            (account.AccessFailedCount, account.LockoutEnd) = (0, null);
            await accounts.UpdateAsync(account);
        }

        return account;
    }

    /// <summary>Begins a session that ends with the browser.</summary>
    public Task EnterAsync(Account account) =>
        signIn.SignInWithClaimsAsync(account, isPersistent: false, [new Claim(RightsMiddleware.SessionClaim, Guid.CreateVersion7().ToString())]);

    private async Task<bool> MatchesAsync(Account? account, string password)
    {
        if (account?.PasswordHash is not null)
        {
            return await accounts.CheckPasswordAsync(account, password);
        }

        // An unknown name takes as long as a wrong password.
        accounts.PasswordHasher.HashPassword(new Account(), password);
        return false;
    }

    private Task<IdentityResult> RememberFailureAsync(Account account)
    {
        account.AccessFailedCount++;
        if (account.AccessFailedCount >= FreeFailures)
        {
            var minutes = Math.Pow(2, Math.Min(account.AccessFailedCount - FreeFailures, 10));
            account.LockoutEnd = clock.GetUtcNow() + TimeSpan.FromMinutes(Math.Min(minutes, LongestLock.TotalMinutes));
        }

        return accounts.UpdateAsync(account);
    }
}
