using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Accounts;

/// <summary>Outside Development the first administrator is made from a one-time link that only the console shows.</summary>
internal sealed class FirstAdministrator(HostDb db, UserManager<Account> accounts, Invitations invitations, IHostEnvironment environment) : IScoped
{
    private const string UserName = "admin";

    /// <summary>The path of the link while nobody has used one; <c>null</c> afterwards.</summary>
    public async Task<string?> InviteAsync(CancellationToken ct)
    {
        if (environment.IsDevelopment() && await db.Users.AnyAsync(u => u.UserName != UserName, ct))
        {
            return null;
        }

        var isThere = await (from link in db.UserRoles
                             join role in db.Roles on link.RoleId equals role.Id
                             join account in db.Users on link.UserId equals account.Id
                             where role.Name == Role.Administrator && account.PasswordHash != null
                             select account.Id).AnyAsync(ct);
        if (isThere)
        {
            return null;
        }

        var first = await accounts.FindByNameAsync(UserName) ?? await CreateAsync();
        return await invitations.MakeAsync(first.Id, ct);
    }

    private async Task<Account> CreateAsync()
    {
        var account = new Account { Id = Guid.CreateVersion7(), UserName = UserName, Name = "Quản trị hệ thống", Position = "Quản trị hệ thống" };
        (await accounts.CreateAsync(account)).OrThrow();
        (await accounts.AddToRoleAsync(account, Role.Administrator)).OrThrow();
        return account;
    }
}
