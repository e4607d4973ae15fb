using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Audit;
using OcopModular.Kernel;

namespace OcopModular.Tests.HostTests;

/// <summary>What somebody with the database, or with the exported file, may try.</summary>
internal static class AuditForgery
{
    /// <summary>Who owns the database can take its triggers away.</summary>
    public static IEnumerable<string> Unguard(string database) =>
        from table in new[] { "kernel_audit", "host_checkpoint" }
        from command in database == Databases.PostgreSql
            ? new[] { $"DROP TRIGGER \"{table}_no_change\" ON \"{table}\"" }
            : [$"DROP TRIGGER \"{table}_no_update\"", $"DROP TRIGGER \"{table}_no_delete\""]
        select command;

    public static IEnumerable<string> InDatabase(string what, Guid note) => what switch
    {
        "an entry changed" => ["UPDATE kernel_audit SET \"ActorName\" = 'Người khác' WHERE \"Seq\" = 3"],
        "an entry removed" => ["DELETE FROM kernel_audit WHERE \"Seq\" = 3"],
        "two entries swapped" => ["UPDATE kernel_audit SET \"Seq\" = 999 WHERE \"Seq\" = 3", "UPDATE kernel_audit SET \"Seq\" = 3 WHERE \"Seq\" = 4", "UPDATE kernel_audit SET \"Seq\" = 4 WHERE \"Seq\" = 999"],
        "an entry inserted" => [Copy, "UPDATE kernel_number SET \"Last\" = \"Last\" + 1 WHERE \"Book\" = 'audit'"],
        "the tail cut off" => ["DELETE FROM kernel_audit WHERE \"Seq\" > 4"],
        "the tail cut off with its number" => ["DELETE FROM kernel_audit WHERE \"Seq\" > 4", "UPDATE kernel_number SET \"Last\" = 4 WHERE \"Book\" = 'audit'"],
        "the chain written anew" => ["UPDATE kernel_audit SET \"ActorName\" = 'Người khác' WHERE \"Seq\" = 3"],
        "a checkpoint removed" => ["DELETE FROM host_checkpoint"],
        "a record changed" => [$"UPDATE notes_note SET \"Text\" = 'khác' WHERE lower(CAST(\"Id\" AS text)) = '{note}'"],
        "a record removed" => [$"DELETE FROM notes_note WHERE lower(CAST(\"Id\" AS text)) = '{note}'"],
        _ => [$"INSERT INTO notes_note (\"Id\", \"Text\", \"Points\", \"Version\") VALUES ('{Guid.CreateVersion7().ToString().ToUpperInvariant()}', 'thêm', 0, 0)"],
    };

    /// <summary>Every hash made new, as one who knows the program would: only a checkpoint can tell.</summary>
    public static async Task WriteAnewAsync(DbContext db)
    {
        var before = AuditChain.Genesis;
        foreach (var entry in await db.Set<AuditEntry>().OrderBy(e => e.Seq).ToListAsync())
        {
            before = AuditChain.Hash(before, AuditChain.Body(entry));
            var (seq, hash) = (entry.Seq, before);
            await db.Set<AuditEntry>().Where(e => e.Seq == seq).ExecuteUpdateAsync(s => s.SetProperty(e => e.Hash, hash));
        }
    }

    /// <summary>Forges an exported file.</summary>
    /// <returns>What the verifier must say.</returns>
    public static string Do(List<string> lines, string what)
    {
        switch (what)
        {
            case "changed":
                lines[9] = lines[9].Replace("\"area\":", "\"area\": ", StringComparison.Ordinal);
                return "entry 10 ";
            case "removed":
                lines.RemoveAt(9);
                return "entry 10 is missing";
            case "swapped":
                (lines[9], lines[10]) = (lines[10], lines[9]);
                return "entry 10 is missing";
            case "inserted":
                lines.Insert(10, lines[9].Replace("\"seq\":10,", "\"seq\":11,", StringComparison.Ordinal));
                return "entry 11 ";
            case "cut":
                lines.RemoveRange(lines.Count - 3, 3);
                lines.RemoveRange(20, lines.Count - 20);
                return "cut off after entry 20";
            case "written anew":
                lines[9] = lines[9].Replace("\"reason\":null", "\"reason\":\"x\"", StringComparison.Ordinal);
                Rehash(lines);
                return "does not fit the checkpoint";
            default:
                var result = lines.FindIndex(l => l.Contains("\"kind\":\"Result\"", StringComparison.Ordinal));
                lines[result] = System.Text.RegularExpressions.Regex.Replace(lines[result], "\"Mean\":\\[null,[0-9.]+", "\"Mean\":[null,99.5", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
                Rehash(lines);
                return $"entry {(result + 1).ToString(CultureInfo.InvariantCulture)}: the result says 99.5 points";
        }
    }

    private const string Copy = """
        INSERT INTO kernel_audit ("Seq", "At", "ActorId", "ActorName", "Session", "Area", "Kind", "Record", "Subject", "Action", "Changes", "Reason", "Search", "Hash")
        SELECT "Seq" + 1, "At", "ActorId", "ActorName", "Session", "Area", "Kind", "Record", "Subject", "Action", "Changes", "Reason", "Search", "Hash" FROM kernel_audit ORDER BY "Seq" DESC LIMIT 1
        """;

    private static void Rehash(List<string> lines)
    {
        var before = AuditChain.Genesis;
        for (var i = 0; i < lines.Count; i++)
        {
            var body = lines[i]["{\"hash\":\"".Length..][(64 + "\",\"entry\":".Length)..^1];
            before = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(before + body)));
            lines[i] = $"{{\"hash\":\"{before}\",\"entry\":{body}}}";
        }
    }
}
