using Microsoft.AspNetCore.Identity;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Accounts;

internal sealed class ProducerAccounts(HostDb db, UserManager<Account> accounts, Invitations invitations) : IProducerAccounts, IScoped
{
    public async Task<string> InviteAsync(Guid producerId, string name, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var account = new Account { Id = id, UserName = $"chu-the-{id.ToString("N")[^6..]}", Name = name, Position = "Chủ thể", ProducerId = producerId };
        db.Because(account, "Account.ProducerInvited");
        (await accounts.CreateAsync(account)).OrThrow();
        (await accounts.AddToRoleAsync(account, Role.Producer)).OrThrow();
        return await invitations.MakeAsync(id, ct);
    }

    public async Task LinkAsync(string userName, Guid producerId, CancellationToken ct)
    {
        var account = await accounts.FindByNameAsync(userName) ?? throw new InvalidOperationException($"No account {userName}.");
        account.ProducerId = producerId;
        db.Because(account, "Account.ProducerLinked");
        await db.SaveChangesAsync(ct);
    }
}

internal static class IdentityResultExtensions
{
    /// <summary>For accounts that the program makes itself: a refusal is a fault.</summary>
    public static void OrThrow(this IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Description)));
        }
    }
}
