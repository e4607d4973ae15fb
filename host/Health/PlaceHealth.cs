using System.Globalization;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Data;
using OcopModular.Host.Files;
using OcopModular.Host.Jobs;
using OcopModular.Kernel;

namespace OcopModular.Host.Health;

/// <summary>Whether the file store can be written, and what its own checks found.</summary>
internal sealed class FilesHealth(HostDb db, IContents contents, IStringLocalizer<Texts> texts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var found = new Findings();
        found.Fact(texts["Health.Place"], contents.Place);
        try
        {
            await contents.CheckAsync(cancellationToken);
        }
        catch (InvalidOperationException fault)
        {
            found.Fail(true, () => texts["Health.files.Refuses", (fault.InnerException ?? fault).Message]);
        }

        var problems = await db.FileProblems.CountAsync(p => p.MendedAt == null, cancellationToken);
        found.Fact(texts["Health.files.Problems"], problems);
        found.Warn(problems > 0, () => texts["Health.files.Broken", problems]);
        return found.Result();
    }
}

/// <summary>Room on the disks of data and backups.</summary>
internal sealed class DiskHealth(DataFolder data, BackupPlaces backups, IStringLocalizer<Texts> texts) : IHealthCheck
{
    private const long Little = 2L * 1024 * 1024 * 1024;
    private const long TooLittle = 200L * 1024 * 1024;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var found = new Findings();
        foreach (var folder in new[] { data.Path, backups.Folder }.Distinct(StringComparer.Ordinal))
        {
            Look(folder, found);
        }

        return Task.FromResult(found.Result());
    }

    private void Look(string folder, Findings found)
    {
        // A folder that is still to be made lies on the disk of the first one above that is there.
        var there = folder;
        while (!Directory.Exists(there) && Path.GetDirectoryName(there) is { } above)
        {
            there = above;
        }

        var free = new DriveInfo(there).AvailableFreeSpace;
        found.Fact(folder, texts["Health.disk.Free", Bytes.Show(free)]);
        found.Warn(free is < Little and >= TooLittle, () => texts["Health.disk.Little", folder, Bytes.Show(free)]);
        found.Fail(free < TooLittle, () => texts["Health.disk.Full", folder, Bytes.Show(free)]);
    }
}

/// <summary>Whether clamd answers, where files are to be checked by it.</summary>
internal sealed class VirusHealth(HostDb db, Clamd clamd, IStringLocalizer<Texts> texts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var found = new Findings();
        found.Fact("clamd", texts[clamd.IsConfigured ? "Health.virus.On" : "Health.virus.Off"]);
        if (clamd.IsConfigured)
        {
            var waiting = await db.FileContents.CountAsync(c => c.Check == FileCheck.Waiting, cancellationToken);
            found.Fact(texts["Health.virus.Waiting"], waiting);
            found.Fail(!await AnswersAsync(cancellationToken), () => texts["Health.virus.Away", waiting]);
        }

        return found.Result();
    }

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        try
        {
            // An empty content is judged like any other.
            return await clamd.ScanAsync(Stream.Null, ct) is null;
        }
        catch (Exception fault) when (fault is SocketException or IOException or ClamdException)
        {
            return false;
        }
    }
}

/// <summary>How old the newest backup is, by the time in its name.</summary>
internal sealed class BackupHealth(BackupPlaces places, TimeProvider clock, IStringLocalizer<Texts> texts) : IHealthCheck
{
    private static readonly TimeSpan Old = TimeSpan.FromHours(26);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var found = new Findings();
        var newest = Directory.Exists(places.Folder) ? new DirectoryInfo(places.Folder).GetFiles("ocop-*.zip").MaxBy(f => f.Name, StringComparer.Ordinal) : null;
        found.Fact(texts["Health.Place"], places.Folder);
        found.Fact(texts["Health.backup.Newest"], newest is null ? null : $"{newest.Name} ({Bytes.Show(newest.Length)})");
        found.Warn(newest is null, () => texts["Health.backup.None"]);
        if (newest is not null && DateTime.TryParseExact(newest.Name, "'ocop-'yyyyMMdd-HHmmss'.zip'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            var age = clock.UtcNow().InVietnam() - at;
            found.Warn(age > Old, () => texts["Health.backup.Old", at.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture), (int)age.TotalHours]);
        }

        return Task.FromResult(found.Result());
    }
}
