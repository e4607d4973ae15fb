using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Audit;

/// <summary><c>host -- audit verify</c>, <c>audit export FOLDER</c>, <c>audit seal</c>; <c>--lang en</c> speaks English.</summary>
internal sealed class AuditCommand(IServiceScopeFactory scopes, IStringLocalizer<Texts> texts) : ICommand
{
    public string Name => "audit";

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        var plain = words.Where((w, i) => w != "--lang" && (i == 0 || words[i - 1] != "--lang")).ToList();
        CultureInfo.CurrentUICulture = new CultureInfo(words.Count == plain.Count ? "vi" : words[^1]);
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return plain switch
        {
            ["verify"] => await VerifyAsync(services.GetRequiredService<AuditVerifier>(), ct),
            ["export", var folder] => await ExportAsync(services.GetRequiredService<AuditExport>(), Path.GetFullPath(folder), ct),
            ["seal"] => await SealAsync(services.GetRequiredService<IAuditSeals>(), ct),
            _ => Say(2, "Audit.Command.Usage"),
        };
    }

    private async Task<int> VerifyAsync(AuditVerifier verifier, CancellationToken ct)
    {
        var faults = 0;
        await foreach (var fault in verifier.FindAsync(ct))
        {
            faults++;
            Console.WriteLine(texts[fault.Key, fault.Arguments]);
        }

        return faults == 0 ? Say(0, "Audit.Command.Whole", verifier.Entries) : Say(1, "Audit.Command.Faults", faults);
    }

    private async Task<int> ExportAsync(AuditExport export, string folder, CancellationToken ct) => Say(0, "Audit.Command.Exported", await export.WriteAsync(folder, ct), folder);

    private async Task<int> SealAsync(IAuditSeals seals, CancellationToken ct)
    {
        var seal = await seals.SealAsync(ct);
        return Say(0, "Audit.Command.Sealed", seal.Entries, seal.Digits);
    }

    private int Say(int code, string key, params object[] arguments)
    {
        (code == 2 ? Console.Error : Console.Out).WriteLine(texts[key, arguments]);
        return code;
    }
}

/// <summary>Writes the log for an outside verifier: <c>entries.jsonl</c>, <c>checkpoints.txt</c>, <c>audit.pub.pem</c>, and the verifier itself.</summary>
internal sealed class AuditExport(HostDb db, AuditKey key) : IScoped
{
    private const string Verifier = "verify_audit.py";

    /// <returns>How many entries were written.</returns>
    public async Task<long> WriteAsync(string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var count = 0L;
        await using (var lines = File.CreateText(Path.Combine(folder, "entries.jsonl")))
        {
            await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Seq).AsAsyncEnumerable().WithCancellation(ct))
            {
                // The hash covers the text as it stands here: it is written as it is, not made again.
                await lines.WriteAsync($"{{\"hash\":\"{entry.Hash}\",\"entry\":{AuditChain.Body(entry)}}}\n");
                count++;
            }
        }

        var notes = await db.Checkpoints.AsNoTracking().OrderBy(c => c.Size).ToListAsync(ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "checkpoints.txt"), string.Concat(notes.Select(c => c.Note(key.Origin) + "\n")), ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "audit.pub.pem"), key.PublicPem(), ct);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Audit", Verifier), Path.Combine(folder, Verifier), overwrite: true);
        return count;
    }
}
