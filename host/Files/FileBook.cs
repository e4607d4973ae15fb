using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Files;

/// <summary>The host's records of files, each read and write in a scope of its own: the key of the posted form belongs to the change that uses the file, not to the file.</summary>
internal sealed class FileBook(IServiceScopeFactory scopes, TimeProvider clock)
{
    public DateTime Now => clock.UtcNow();

    public async Task<T> ReadAsync<T>(Func<HostDb, Task<T>> readAsync)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await readAsync(scope.ServiceProvider.GetRequiredService<HostDb>());
    }

    public async Task<T> WriteAsync<T>(Func<HostDb, Task<T>> writeAsync, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        return await scope.ServiceProvider.GetRequiredService<IChange>().InTransactionAsync(db, () => writeAsync(db), ct);
    }

    public Task<FileContent?> FindAsync(string sha256, CancellationToken ct) => ReadAsync(db => db.FileContents.AsNoTracking().SingleOrDefaultAsync(c => c.Sha256 == sha256, ct));

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Globalization", "CA1309", Justification = "Becomes SQL: the order is the database's, as in OrderBy.")]
    public Task<List<FileContent>> BatchAsync(string after, int size, CancellationToken ct) =>
        ReadAsync(db => db.FileContents.AsNoTracking().Where(c => string.Compare(c.Sha256, after) > 0).OrderBy(c => c.Sha256).Take(size).ToListAsync(ct));

    /// <summary>Notes a fault once, however often it is found.</summary>
    public Task<bool> ReportAsync(string sha256, FileFault fault, string? finding, CancellationToken ct) => WriteAsync(async db =>
    {
        if (await db.FileProblems.AnyAsync(p => p.Sha256 == sha256 && p.Fault == fault && p.MendedAt == null, ct))
        {
            return false;
        }

        db.Add(new FileProblem { Id = Guid.CreateVersion7(clock.GetUtcNow()), Sha256 = sha256, Fault = fault, Finding = finding, FoundAt = Now });
        await db.SaveChangesAsync(ct);
        return true;
    }, ct);

    /// <summary>The content is whole now, or gone for good.</summary>
    public Task<int> MendAsync(string sha256, bool isGone, CancellationToken ct) => WriteAsync(
        db => db.FileProblems.Where(p => p.Sha256 == sha256 && p.MendedAt == null && (isGone || p.Fault != FileFault.Infected)).ExecuteUpdateAsync(s => s.SetProperty(p => p.MendedAt, Now), ct), ct);
}
