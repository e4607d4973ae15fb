using MimeKit;
using OcopModular.Tests.Architecture;

namespace OcopModular.Tests.Support;

/// <summary>A real SMTP server on loopback, from the tests' own node_modules; it can be down and come back at the same address.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    private readonly string _folder;
    private Daemon? _daemon;

    private PostOffice(string folder) => _folder = folder;

    public string Port { get; private set; } = "0";

    public static async Task<PostOffice> StartAsync()
    {
        var office = new PostOffice(Directory.CreateTempSubdirectory("ocop-smtp-").FullName);
        await office.OpenAsync();
        return office;
    }

    /// <summary>All mail that it took so far.</summary>
    public IReadOnlyList<MimeMessage> Mail => [.. Directory.GetFiles(_folder, "*.eml").Select(f => MimeMessage.Load(f))];

    /// <summary>Settings of a host that sends here.</summary>
    public void Use(AppSettings settings)
    {
        settings.Values["Mail:Host"] = "127.0.0.1";
        settings.Values["Mail:Port"] = Port;
        settings.Values["Mail:From"] = "ocop@phongtho.test";
        settings.Values["Mail:Security"] = "None";
        settings.Values["PublicAddress"] = "https://ocop.phongtho.test";
    }

    public async Task OpenAsync() =>
        (_daemon, Port) = await Daemon.StartAsync("node", [Path.Combine(Repository.Root, "tests", "Node", "smtp.mjs"), _folder, Port], @"listening on 127\.0\.0\.1:(\d+)");

    public async Task CloseAsync()
    {
        await (_daemon?.DisposeAsync() ?? ValueTask.CompletedTask);
        _daemon = null;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
