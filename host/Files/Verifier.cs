using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel;

namespace OcopModular.Host.Files;

/// <summary>What a check of the store found.</summary>
internal sealed record Verification(int Checked, IReadOnlyList<(string Sha256, FileFault Fault)> Problems);

/// <summary>Reads contents again and holds them against their hashes; looks for records whose content is not kept.</summary>
internal sealed class Verifier(IContents contents, FileBook book, IServiceScopeFactory scopes, ILogger<Verifier> log)
{
    private const int Batch = 500;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>What was not verified for a week.</summary>
    public Task<Verification> RunDueAsync(CancellationToken ct) => RunAsync(book.Now - Week, ct);

    /// <summary>Everything.</summary>
    public Task<Verification> RunAllAsync(CancellationToken ct) => RunAsync(DateTime.MaxValue, ct);

    private async Task<Verification> RunAsync(DateTime before, CancellationToken ct)
    {
        var (number, after, problems) = (0, "", new List<(string, FileFault)>());
        while (await book.BatchAsync(after, Batch, ct) is { Count: > 0 } batch)
        {
            after = batch[^1].Sha256;
            foreach (var content in batch.Where(c => c.VerifiedAt <= before))
            {
                number++;
                await NoteAsync(content.Sha256, await FaultOfAsync(content.Sha256, ct), problems, ct);
            }
        }

        foreach (var sha256 in await WithoutContentAsync(ct))
        {
            await NoteAsync(sha256, await FaultOfAsync(sha256, ct), problems, ct);
        }

        return new Verification(number, problems);
    }

    private async Task<FileFault?> FaultOfAsync(string sha256, CancellationToken ct)
    {
        try
        {
            await using var content = await contents.OpenAsync(sha256, ct);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct)) == sha256 ? null : FileFault.Changed;
        }
        catch (FileNotFoundException)
        {
            return FileFault.Missing;
        }
    }

    private async Task NoteAsync(string sha256, FileFault? fault, List<(string, FileFault)> problems, CancellationToken ct)
    {
        if (fault is { } found)
        {
            problems.Add((sha256, found));
            log.LogError("Content {Sha256} is {Fault} in the file store", sha256, found == FileFault.Missing ? "missing" : "changed");
            await book.ReportAsync(sha256, found, finding: null, ct);
            return;
        }

        await book.MendAsync(sha256, isGone: false, ct);
        var now = book.Now;
        await book.WriteAsync(db => db.FileContents.Where(c => c.Sha256 == sha256).ExecuteUpdateAsync(s => s.SetProperty(c => c.VerifiedAt, now), ct), ct);
    }

    /// <summary>Hashes to which a module refers and that the book does not know.</summary>
    private async Task<List<string>> WithoutContentAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var unknown = new List<string>();
        foreach (var source in scope.ServiceProvider.GetServices<IFileReferences>())
        {
            foreach (var batch in (await source.Hashes.Distinct().ToListAsync(ct)).Chunk(Batch))
            {
                var known = await book.ReadAsync(db => db.FileContents.Where(c => batch.Contains(c.Sha256)).Select(c => c.Sha256).ToListAsync(ct));
                unknown.AddRange(batch.Except(known, StringComparer.Ordinal));
            }
        }

        return unknown;
    }
}

/// <summary><c>host -- files verify</c>: reads every content again; exit code 1 where one is missing or changed.</summary>
internal sealed class FilesCommand(IServiceScopeFactory scopes) : ICommand
{
    public string Name => "files";

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        if (words is not ["verify"])
        {
            await Console.Error.WriteLineAsync("Usage: files verify");
            return 2;
        }

        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<IContents>().CheckAsync(ct);
        var found = await services.GetRequiredService<Verifier>().RunAllAsync(ct);
        foreach (var (sha256, fault) in found.Problems)
        {
            await Console.Out.WriteLineAsync($"{fault.ToString().ToLowerInvariant()} {sha256}");
        }

        await Console.Out.WriteLineAsync($"{found.Checked} contents verified in {services.GetRequiredService<IContents>().Place}, {found.Problems.Count} missing or changed");
        return found.Problems.Count == 0 ? 0 : 1;
    }
}
