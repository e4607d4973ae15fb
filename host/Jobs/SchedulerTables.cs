using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using Quartz;

namespace OcopModular.Host.Jobs;

/// <summary>Makes the scheduler's tables on PostgreSQL, where the web process may not; its own script lies in the library.</summary>
internal static class SchedulerTables
{
    private const string Script = "Quartz.Impl.AdoJobStore.Schema.create_postgres.sql";

    public static async Task EnsureAsync(HostDb db, CancellationToken ct)
    {
        var isThere = await db.Database.SqlQuery<int>($"SELECT COUNT(*)::int AS \"Value\" FROM information_schema.tables WHERE table_name = {JobSetup.Prefix + "job_details"} AND table_schema = current_schema()").SingleAsync(ct);
        if (isThere > 0)
        {
            return;
        }

        using var reader = new StreamReader(typeof(IScheduler).Assembly.GetManifestResourceStream(Script)!);
        foreach (var piece in (await reader.ReadToEndAsync(ct)).Split("\n--;;").Select(p => p.Replace("{0}", JobSetup.Prefix, StringComparison.Ordinal).Replace("{1}", JobSetup.Prefix, StringComparison.Ordinal)).Where(HasStatement))
        {
            await db.Database.ExecuteSqlRawAsync(piece.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), ct);
        }
    }

    private static bool HasStatement(string piece) => piece.Split('\n').Any(line => line.Trim().Length > 0 && !line.TrimStart().StartsWith("--", StringComparison.Ordinal));
}
