using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel;

namespace OcopModular.Host.Files;

/// <summary>Has waiting contents checked; while clamd is away they wait, and are checked when it is back.</summary>
internal sealed class VirusCheck(IContents contents, FileBook book, Clamd clamd, ILogger<VirusCheck> log)
{
    private const int OldOnes = 200;
    private bool _isAway;

    /// <summary>Checks what waits, then some of what was never checked.</summary>
    /// <returns>How many contents have a verdict now.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (!clamd.IsConfigured)
        {
            return 0;
        }

        var judged = 0;
        try
        {
            foreach (var sha256 in await DueAsync(ct))
            {
                judged += await CheckAsync(sha256, ct) ? 1 : 0;
            }

            _isAway = false;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested && fault is SocketException or IOException or OperationCanceledException)
        {
            if (!_isAway)
            {
                log.LogWarning(fault, "clamd cannot be reached; new files wait until it can");
            }

            _isAway = true;
        }

        return judged;
    }

    private Task<List<string>> DueAsync(CancellationToken ct) => book.ReadAsync(async db =>
    {
        var waiting = await db.FileContents.Where(c => c.Check == FileCheck.Waiting).OrderBy(c => c.TakenAt).Select(c => c.Sha256).ToListAsync(ct);
        var old = await db.FileContents.Where(c => c.Check == FileCheck.NotScanned).OrderBy(c => c.TakenAt).Select(c => c.Sha256).Take(OldOnes).ToListAsync(ct);
        return (List<string>)[.. waiting, .. old];
    });

    private async Task<bool> CheckAsync(string sha256, CancellationToken ct)
    {
        try
        {
            await using var content = await contents.OpenAsync(sha256, ct);
            var finding = await clamd.ScanAsync(content, ct);
            await NoteAsync(sha256, finding, ct);
            return true;
        }
        catch (FileNotFoundException)
        {
            // The job that verifies contents reports it.
            return false;
        }
        catch (ClamdException fault)
        {
            log.LogError(fault, "Content {Sha256} could not be checked and goes on waiting", sha256);
            return false;
        }
    }

    private async Task NoteAsync(string sha256, string? finding, CancellationToken ct)
    {
        var (check, now) = (finding is null ? FileCheck.Clean : FileCheck.Infected, book.Now);
        await book.WriteAsync(db => db.FileContents.Where(c => c.Sha256 == sha256)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Check, check).SetProperty(c => c.Finding, finding).SetProperty(c => c.CheckedAt, now), ct), ct);
        if (finding is not null)
        {
            log.LogWarning("Content {Sha256} was found infected: {Finding}", sha256, finding);
            await book.ReportAsync(sha256, FileFault.Infected, finding, ct);
        }
    }
}
