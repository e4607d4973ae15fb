using System.Diagnostics;
using System.Text;
using System.Text.Json;
using OcopModular.Kernel;

namespace OcopModular.Host.Imports;

/// <summary>Has a foreign sheet read by a child of this program, with little memory and little time: whatever the file does, it does it there.</summary>
internal sealed class SheetProcess : IDisposable
{
    private const string Memory = "20000000"; // 512 MB in hexadecimal, as the runtime reads it.
    private const int MostSaid = 128 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] Inherited = ["PATH", "HOME", "TMPDIR", "DOTNET_ROOT"];
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <returns>All rows, or why the file is refused.</returns>
    public async Task<(IReadOnlyList<SheetRow> Rows, Outcome Outcome)> ReadAsync(string file, CancellationToken ct)
    {
        if (await BeforeAnyParserAsync(file, ct) is { IsDone: false } refused)
        {
            return ([], refused);
        }

        await _one.WaitAsync(ct);
        try
        {
            using var process = Process.Start(HowToStart(file)) ?? throw new InvalidOperationException("The reader of sheets does not start.");
            return await ListenAsync(process, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Old Excel and texts are told apart by their first bytes, so that the person learns what to do.</summary>
    private static async Task<Outcome> BeforeAnyParserAsync(string file, CancellationToken ct)
    {
        var head = new byte[4];
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        var length = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        return head.AsSpan(0, length) switch
        {
            [(byte)'P', (byte)'K', 3, 4] => Outcome.Done,
            [0xD0, 0xCF, 0x11, 0xE0] => Outcome.Refuse("Import.OldExcel"),
            _ => Outcome.Refuse("Import.NotExcel"),
        };
    }

    private static ProcessStartInfo HowToStart(string file)
    {
        var self = Environment.ProcessPath ?? "dotnet";
        var isHost = Path.GetFileNameWithoutExtension(self) == typeof(Program).Assembly.GetName().Name;
        var dotnet = Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet";
        var start = new ProcessStartInfo(isHost ? self : dotnet, [.. isHost ? [] : new[] { typeof(Program).Assembly.Location }, .. SheetReader.Words, file])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // Neither connection strings nor keys: the child gets nothing that the file could be after.
        var kept = Inherited.Where(start.Environment.ContainsKey).Select(name => (name, start.Environment[name])).ToList();
        start.Environment.Clear();
        kept.ForEach(k => start.Environment[k.name] = k.Item2);
        start.Environment["DOTNET_GCHeapHardLimit"] = Memory;
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }

    private static async Task<(IReadOnlyList<SheetRow> Rows, Outcome Outcome)> ListenAsync(Process process, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            return await RowsAsync(process.StandardOutput, patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return ([], Outcome.Refuse("Import.TooLarge"));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task<(IReadOnlyList<SheetRow> Rows, Outcome Outcome)> RowsAsync(StreamReader said, CancellationToken ct)
    {
        var (rows, characters) = (new List<SheetRow>(), 0L);
        while (await said.ReadLineAsync(ct) is { } text && (characters += text.Length) < MostSaid)
        {
            var line = JsonSerializer.Deserialize<SheetLine>(text)!;
            if (line.IsEnd)
            {
                return (rows, Outcome.Done);
            }

            if (line.Row is null)
            {
                return ([], Outcome.Refuse(line.Refused!, line.Argument ?? ""));
            }

            rows.Add(line.Row);
        }

        // It ended before it was done: out of memory, most likely.
        return ([], Outcome.Refuse("Import.TooLarge"));
    }
}
