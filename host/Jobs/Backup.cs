using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Data;
using OcopModular.Host.Files;
using OcopModular.Kernel;

namespace OcopModular.Host.Jobs;

/// <summary>Copies database, rules and files to the backup folder (<c>Backup:Folder</c>): an archive a time, and each file's content once beside them.</summary>
internal sealed class Backup(SqliteOrPostgres database, HostDb db, IContents contents, BackupPlaces places, TimeProvider clock) : IScoped
{
    private const int Kept = 14;

    /// <exception cref="InvalidOperationException">The database could not be copied; the message says what to do.</exception>
    public async Task<BackupMade> MakeAsync(CancellationToken ct)
    {
        var work = Directory.CreateDirectory(Path.Combine(places.Folder, $".{Guid.CreateVersion7()}")).FullName;
        try
        {
            // The database first: what it refers to is in the store before its row, so the files that follow are never fewer.
            await CopyDatabaseAsync(work, ct);
            CopyRules(Path.Combine(work, "rules"));
            await WriteManifestAsync(work, ct);
            var archive = Path.Combine(places.Folder, $"ocop-{clock.UtcNow().InVietnam().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.zip");
            await ZipFile.CreateFromDirectoryAsync(work, archive, ct);
            var files = await CopyContentsAsync(ct);
            Prune();
            return new BackupMade(archive, new FileInfo(archive).Length, files);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task CopyDatabaseAsync(string work, CancellationToken ct)
    {
        if (!database.IsPostgres)
        {
            await database.CopySqliteAsync(Path.Combine(work, "ocop.db"), ct);
            return;
        }

        try
        {
            using var dump = Process.Start(database.DumpPostgres(Path.Combine(work, "ocop.dump")))!;
            var said = await dump.StandardError.ReadToEndAsync(ct);
            await dump.WaitForExitAsync(ct);
            if (dump.ExitCode != 0)
            {
                throw new InvalidOperationException($"pg_dump: {said.Trim()}");
            }
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("pg_dump is not installed on this machine (Debian: postgresql-client).", e);
        }
    }

    private void CopyRules(string to)
    {
        foreach (var file in Directory.EnumerateFiles(places.Rules, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(places.Rules, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private async Task WriteManifestAsync(string work, CancellationToken ct)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(work, "*", SearchOption.AllDirectories))
        {
            await using var content = File.OpenRead(file);
            hashes[Path.GetRelativePath(work, file).Replace('\\', '/')] = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        }

        var manifest = new { made = clock.UtcNow(), database = database.IsPostgres ? "PostgreSQL" : "SQLite", sha256 = hashes };
        await File.WriteAllBytesAsync(Path.Combine(work, "manifest.json"), JsonSerializer.SerializeToUtf8Bytes(manifest), ct);
    }

    private async Task<int> CopyContentsAsync(CancellationToken ct)
    {
        var copied = 0;
        foreach (var sha256 in await db.FileContents.AsNoTracking().Select(c => c.Sha256).ToListAsync(ct))
        {
            var copy = Path.Combine(places.Folder, "files", sha256[..2], sha256);
            if (File.Exists(copy))
            {
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            await using (var content = await contents.OpenAsync(sha256, ct))
            await using (var file = File.Create(copy + ".part"))
            {
                await content.CopyToAsync(file, ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(copy + ".part", copy, overwrite: true);
            copied++;
        }

        return copied;
    }

    private void Prune()
    {
        foreach (var old in new DirectoryInfo(places.Folder).GetFiles("ocop-*.zip").OrderByDescending(f => f.Name, StringComparer.Ordinal).Skip(Kept))
        {
            old.Delete();
        }
    }
}

/// <summary>From where to where a backup goes.</summary>
internal sealed class BackupPlaces(IConfiguration configuration, DataFolder data) : IScoped
{
    public string Folder { get; } = Path.GetFullPath(configuration["Backup:Folder"] is { Length: > 0 } given ? given : "backups", data.Path);

    public string Rules { get; } = configuration["Rules:Folder"] is { Length: > 0 } given ? Path.GetFullPath(given) : Path.Combine(AppContext.BaseDirectory, "rules");
}

/// <param name="Files">How many contents were new.</param>
internal sealed record BackupMade(string Archive, long Length, int Files);

/// <summary>A backup each night.</summary>
internal sealed class BackupWork(Backup backup, IStringLocalizer<Texts> texts) : IScheduledWork
{
    public string Name => "backup";

    public string Schedule => "0 0 2 * * ?";

    public async Task<string?> RunAsync(CancellationToken ct)
    {
        var made = await backup.MakeAsync(ct);
        return texts["Work.backup.Done", Path.GetFileName(made.Archive), made.Length / 1024, made.Files];
    }
}

/// <summary><c>host -- backup</c>: a backup now.</summary>
internal sealed class BackupCommand(IServiceScopeFactory scopes) : ICommand
{
    public string Name => "backup";

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<Backup>().MakeAsync(ct);
        Console.WriteLine($"{made.Archive} ({made.Length / 1024} KB), +{made.Files} files");
        return 0;
    }
}
