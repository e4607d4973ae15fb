using MailKit.Net.Smtp;
using OcopModular.Kernel;

namespace OcopModular.Host.Notices;

/// <summary>
/// Sends what is due. A row is claimed before and marked after: of a process that is killed between the server's yes and the mark, the letter goes out once more (at least once);
/// both copies carry the same Message-ID.
/// </summary>
internal sealed partial class SendMail(MailQueue queue, Letters letters, MailSettings settings, ILogger<SendMail> log) : IScheduledWork, IScoped
{
    private const int Patience = 30_000;

    public string Name => "mail";

    public string Schedule => "0 * * * * ?";

    public async Task<string?> RunAsync(CancellationToken ct)
    {
        if (!settings.IsOn || await queue.DueAsync(ct) is not { Count: > 0 } due)
        {
            return null;
        }

        using var client = new SmtpClient { Timeout = Patience };
        var (sent, failed) = (0, 0);
        foreach (var letter in due)
        {
            var went = await SendAsync(client, letter, ct);
            sent += went is true ? 1 : 0;
            failed += went is false ? 1 : 0;
            if (went is false && !client.IsConnected)
            {
                // The server is away: the others keep their attempts for when it is back.
                break;
            }
        }

        await LeaveAsync(client, ct);
        return sent + failed == 0 ? null : $"{sent} ✓, {failed} ✗";
    }

    /// <returns><c>null</c>: nothing was to be sent.</returns>
    private async Task<bool?> SendAsync(SmtpClient client, IReadOnlyList<Guid> letter, CancellationToken ct)
    {
        var mine = await queue.ClaimAsync(letter, ct);
        if (mine.Count == 0)
        {
            return null;
        }

        if (await letters.WriteAsync(mine, ct) is not { } message)
        {
            await queue.DropAsync(mine, ct);
            return null;
        }

        try
        {
            await ConnectAsync(client, ct);
            await client.SendAsync(message, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            NotSent(log, settings.Host, fault);
            await queue.FailedAsync(mine, $"{fault.GetType().Name}: {fault.Message}", ct);
            return false;
        }

        await queue.SentAsync(mine, ct);
        return true;
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken ct)
    {
        if (client.IsConnected)
        {
            return;
        }

        await client.ConnectAsync(settings.Host, settings.Port, settings.Security, ct);
        if (settings.User.Length > 0)
        {
            await client.AuthenticateAsync(settings.User, settings.Password, ct);
        }
    }

    /// <summary>What was sent is sent: a goodbye that fails changes nothing.</summary>
    private static async Task LeaveAsync(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception fault) when (fault is IOException or MailKit.ProtocolException)
        {
            client.Dispose();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail could not be handed to {Server}; it is tried again")]
    private static partial void NotSent(ILogger logger, string server, Exception fault);
}
