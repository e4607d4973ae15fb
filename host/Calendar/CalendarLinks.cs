using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Host.Notices;
using OcopModular.Kernel;

namespace OcopModular.Host.Calendar;

/// <summary>The secret links of personal feeds. Only the hash is kept; a new link ends the one before.</summary>
internal sealed class CalendarLinks(HostDb db, ActorReader actors) : IScoped
{
    private const int SecretLength = 32;

    /// <summary>Gives the person a new secret; the caller saves.</summary>
    /// <returns>The path of the feed; it is shown once.</returns>
    public static string Renew(PersonSettings settings)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretLength));
        settings.CalendarHash = HashOf(secret);
        return $"/Calendar/{secret}.ics";
    }

    /// <summary>Whose feed it is, with the rights of this moment; <c>null</c> for an old link and a disabled account.</summary>
    public async Task<Actor?> WhoseAsync(string secret, CancellationToken ct)
    {
        var hash = HashOf(secret);
        var id = await db.PersonSettings.Where(s => s.CalendarHash == hash).Select(s => s.Id).SingleOrDefaultAsync(ct);
        return id == Guid.Empty ? null : await actors.ReadAsync(a => a.Id == id, Guid.Empty, ct);
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
