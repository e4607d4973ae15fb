using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace OcopModular.Host.Files;

/// <summary>Asks ClamAV's daemon about a content: <c>Files:Clamd</c> is <c>host:port</c> or the path of its socket.</summary>
internal sealed class Clamd
{
    private const int Part = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string? _host;
    private readonly int _port;
    private readonly string? _socket;

    public Clamd(string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return;
        }

        if (given.StartsWith('/'))
        {
            _socket = given;
        }
        else if (given.LastIndexOf(':') is > 0 and var colon && int.TryParse(given.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _port))
        {
            _host = given[..colon];
        }
        else
        {
            throw new InvalidOperationException($"Files:Clamd is '{given}'; it must be host:port, such as 127.0.0.1:3310, or the path of clamd's socket.");
        }
    }

    public bool IsConfigured => _host is not null || _socket is not null;

    /// <returns>What was found, or <c>null</c> where the content is clean.</returns>
    /// <exception cref="SocketException">Nobody listens.</exception>
    /// <exception cref="ClamdException">It answered something else than a verdict.</exception>
    public async Task<string?> ScanAsync(Stream content, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        using var socket = await ConnectAsync(limit.Token);
        await using var line = new NetworkStream(socket);
        await line.WriteAsync("zINSTREAM\0"u8.ToArray(), limit.Token);
        var part = new byte[sizeof(int) + Part];
        int read;
        do
        {
            read = await content.ReadAsync(part.AsMemory(sizeof(int)), limit.Token);
            BinaryPrimitives.WriteInt32BigEndian(part, read);
            await line.WriteAsync(part.AsMemory(0, sizeof(int) + read), limit.Token);
        }
        while (read > 0);
        return Verdict(await AnswerAsync(line, limit.Token));
    }

    /// <summary><c>stream: OK</c>, <c>stream: Name FOUND</c>, or a complaint.</summary>
    internal static string? Verdict(string answer)
    {
        const string start = "stream: ";
        const string found = " FOUND";
        return answer == start + "OK" ? null
            : answer.StartsWith(start, StringComparison.Ordinal) && answer.EndsWith(found, StringComparison.Ordinal) ? answer[start.Length..^found.Length]
            : throw new ClamdException(answer);
    }

    private async Task<Socket> ConnectAsync(CancellationToken ct)
    {
        var socket = _socket is null ? new Socket(SocketType.Stream, ProtocolType.Tcp) : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await (_socket is null ? socket.ConnectAsync(_host!, _port, ct) : socket.ConnectAsync(new UnixDomainSocketEndPoint(_socket), ct));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<string> AnswerAsync(NetworkStream line, CancellationToken ct)
    {
        var answer = new byte[1024];
        var length = await line.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, ct);
        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }
}

/// <summary>clamd could not judge the content, for example because its own limit of size is smaller than ours.</summary>
internal sealed class ClamdException(string answer) : Exception($"clamd answered '{answer}'.");
