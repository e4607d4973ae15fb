using System.Diagnostics;
using System.Text.RegularExpressions;

namespace OcopModular.Tests.Support;

/// <summary>A server that a test starts for itself and ends again.</summary>
internal sealed class Daemon : IAsyncDisposable
{
    private readonly Process _process;

    private Daemon(Process process) => _process = process;

    /// <summary>Starts a program and waits for the line that says that it serves.</summary>
    /// <returns>The server, and what the pattern's first group found in that line.</returns>
    public static async Task<(Daemon Daemon, string Found)> StartAsync(string program, IEnumerable<string> arguments, string ready)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var said = new List<string>();
        process.ErrorDataReceived += (_, line) => said.Add(line.Data ?? "");
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (Regex.Match(line, ready, RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } match)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return (new Daemon(process), match.Groups[1].Value);
            }
        }

        throw new InvalidOperationException($"{program} ended: {string.Join(' ', said)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}

/// <summary>ClamAV's daemon with a database of one signature, which is made here.</summary>
internal sealed class ClamdServer(string folder)
{
    /// <summary>What the one signature finds.</summary>
    public const string Signature = "OCOP-TEST-SIGNATURE-4711";
    private const string Program = "/usr/sbin/clamd";

    public string Socket { get; } = Path.Combine(folder, "clamd.sock");

    public int Port { get; } = FreePort();

    public async Task<Daemon> StartAsync()
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException($"{Program} is missing: 'bash tests/run' installs it (Debian: apt-get install clamav-daemon).");
        }

        var database = Directory.CreateDirectory(Path.Combine(folder, "signatures")).FullName;
        await File.WriteAllTextAsync(Path.Combine(database, "test.ndb"), $"Ocop.Test:0:*:{Convert.ToHexStringLower(System.Text.Encoding.ASCII.GetBytes(Signature))}\n");
        var settings = Path.Combine(folder, "clamd.conf");
        await File.WriteAllTextAsync(settings, $"Foreground yes\nDatabaseDirectory {database}\nLocalSocket {Socket}\nTCPAddr 127.0.0.1\nTCPSocket {Port}\nPidFile {Path.Combine(folder, "clamd.pid")}\n");
        return (await Daemon.StartAsync(Program, ["-c", settings], "Self checking")).Daemon;
    }

    public static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>An S3-compatible store on loopback, from the tests' own node_modules.</summary>
internal sealed class S3Server : IAsyncDisposable
{
    public const string Bucket = "ocop";
    public const string Key = "S3RVER";
    private readonly string _folder;
    private Daemon _daemon;

    private S3Server(string folder, Daemon daemon, string port)
    {
        _folder = folder;
        _daemon = daemon;
        Port = port;
    }

    public string Port { get; }

    public string Endpoint => $"http://127.0.0.1:{Port}";

    /// <summary>Where an object lies on the disk.</summary>
    public string PathOf(string key) => Path.Combine(_folder, Bucket, key + "._S3rver_object");

    public static async Task<S3Server> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("ocop-s3-").FullName;
        var (daemon, port) = await RunAsync(folder, "0");
        return new S3Server(folder, daemon, port);
    }

    public ValueTask StopAsync() => _daemon.DisposeAsync();

    /// <summary>Comes back with what it kept, at the same address.</summary>
    public async Task ComeBackAsync() => _daemon = (await RunAsync(_folder, Port)).Daemon;

    /// <summary>Settings of a host that keeps its files here.</summary>
    public void Use(AppSettings settings)
    {
        settings.Values["Files:Store"] = "S3";
        settings.Values["Files:S3:Endpoint"] = Endpoint;
        settings.Values["Files:S3:Bucket"] = Bucket;
        settings.Values["Files:S3:AccessKey"] = settings.Values["Files:S3:SecretKey"] = Key;
    }

    public async ValueTask DisposeAsync()
    {
        await _daemon.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static Task<(Daemon Daemon, string Found)> RunAsync(string folder, string port) =>
        Daemon.StartAsync("node", [Path.Combine(OcopModular.Tests.Architecture.Repository.Root, "tests", "Node", "node_modules", "s3rver", "bin", "s3rver.js"), "-d", folder, "-a", "127.0.0.1", "-p", port, "--no-vhost-buckets", "--configure-bucket", Bucket], @"listening on 127\.0\.0\.1:(\d+)");
}
