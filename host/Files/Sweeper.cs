using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Modules;
using OcopModular.Kernel;

namespace OcopModular.Host.Files;

/// <summary>Removes contents to which nothing has referred for 30 days, those of a crash included.</summary>
internal sealed class Sweeper(Keeper keeper, IContents contents, FileBook book, Thumbnails thumbnails, SweepSources sources)
{
    private const int Batch = 500;
    private static readonly TimeSpan Grace = TimeSpan.FromDays(30);

    /// <returns>How many contents were removed.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await AdoptAsync(ct);
        // What a module that is off refers to is not known: nothing is unused then.
        if (sources.AreIncomplete)
        {
            return 0;
        }

        var (removed, after) = (0, "");
        while (await book.BatchAsync(after, Batch, ct) is { Count: > 0 } batch)
        {
            after = batch[^1].Sha256;
            var referred = await sources.ReferredAsync([.. batch.Select(c => c.Sha256)], ct);
            await MarkAsync(batch, referred, ct);
            foreach (var due in batch.Where(c => c.UnusedSince <= book.Now - Grace && !referred.Contains(c.Sha256)))
            {
                removed += await RemoveAsync(due.Sha256, ct) ? 1 : 0;
            }
        }

        return removed;
    }

    private async Task<bool> RemoveAsync(string sha256, CancellationToken ct)
    {
        if (!await keeper.RemoveAsync(sha256, book.Now - Grace, async () => (await sources.ReferredAsync([sha256], ct)).Count > 0, ct))
        {
            return false;
        }

        thumbnails.Remove(sha256);
        return true;
    }

    private async Task MarkAsync(IReadOnlyList<FileContent> batch, HashSet<string> referred, CancellationToken ct)
    {
        var now = book.Now;
        var used = batch.Where(c => c.UnusedSince is not null && referred.Contains(c.Sha256)).Select(c => c.Sha256).ToList();
        var unused = batch.Where(c => c.UnusedSince is null && !referred.Contains(c.Sha256)).Select(c => c.Sha256).ToList();
        if (used.Count + unused.Count > 0)
        {
            await book.WriteAsync(async db =>
                await db.FileContents.Where(c => used.Contains(c.Sha256)).ExecuteUpdateAsync(s => s.SetProperty(c => c.UnusedSince, (DateTime?)null), ct)
                + await db.FileContents.Where(c => unused.Contains(c.Sha256)).ExecuteUpdateAsync(s => s.SetProperty(c => c.UnusedSince, now), ct), ct);
        }
    }

    private async Task AdoptAsync(CancellationToken ct)
    {
        var page = new List<KeptContent>();
        await foreach (var kept in contents.ListAsync(ct))
        {
            page.Add(kept);
            if (page.Count == Batch)
            {
                await AdoptAsync(page, ct);
                page.Clear();
            }
        }

        await AdoptAsync(page, ct);
    }

    private async Task AdoptAsync(IReadOnlyList<KeptContent> kept, CancellationToken ct)
    {
        var hashes = kept.Select(k => k.Sha256).ToList();
        var known = await book.ReadAsync(db => db.FileContents.Where(c => hashes.Contains(c.Sha256)).Select(c => c.Sha256).ToListAsync(ct));
        foreach (var orphan in kept.ExceptBy(known, k => k.Sha256, StringComparer.Ordinal))
        {
            await keeper.AdoptAsync(orphan, ct);
        }
    }
}

/// <summary>Asks all modules what they refer to.</summary>
internal sealed class SweepSources(IServiceScopeFactory scopes, ModuleCatalogue modules)
{
    public bool AreIncomplete => modules.HasModulesOff;

    public async Task<HashSet<string>> ReferredAsync(IReadOnlyList<string> sha256, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var referred = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in scope.ServiceProvider.GetServices<IFileReferences>())
        {
            referred.UnionWith(await source.Hashes.Where(h => sha256.Contains(h)).Distinct().ToListAsync(ct));
        }

        return referred;
    }
}
