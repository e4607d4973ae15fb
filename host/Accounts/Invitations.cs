using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Accounts;

/// <summary>Makes and redeems one-time links.</summary>
internal sealed class Invitations(HostDb db, INotices notices, TimeProvider clock) : IScoped
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(3);

    /// <summary>A new link for the account, as path; earlier ones of it end.</summary>
    public async Task<string> MakeAsync(Guid accountId, CancellationToken ct)
    {
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        db.RemoveRange(await db.Invitations.Where(i => i.AccountId == accountId && i.UsedAt == null).ToListAsync(ct));
        db.Add(new Invitation { TokenHash = Hash(token), AccountId = accountId, ExpiresAt = clock.UtcNow() + Life });
        await db.SaveChangesAsync(ct);
        await WarnAsync(accountId, token, ct);
        return $"/Account/Invitation/{token}";
    }

    /// <summary>Who has a password hears of a link that was made for them: a link is a way into their account.</summary>
    private async Task WarnAsync(Guid account, string token, CancellationToken ct)
    {
        if (await db.Users.AnyAsync(a => a.Id == account && a.PasswordHash != null, ct))
        {
            var notice = new Notice($"password-link-{Hash(token)[..32]}", typeof(Texts), "Notice.PasswordLink", [clock.UtcNow().ShowTime()], "/Account/Settings", "key");
            await notices.TellAsync(notice, a => a.Id == account, ct);
        }
    }

    /// <summary>The unused, unexpired invitation of this token.</summary>
    public Task<Invitation?> FindAsync(string token, CancellationToken ct)
    {
        var hash = Hash(token);
        var now = clock.UtcNow();
        return db.Invitations.SingleOrDefaultAsync(i => i.TokenHash == hash && i.UsedAt == null && i.ExpiresAt > now, ct);
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
