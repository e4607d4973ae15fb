using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;

namespace OcopModular.Host.Audit;

/// <summary>Triggers with which the database itself refuses to change or remove an entry of the log or a checkpoint. Made by each provider's own words, after the migrations.</summary>
internal static class AuditGuard
{
    private static readonly string[] Tables = ["kernel_audit", "host_checkpoint"];
    private static readonly string[] Acts = ["UPDATE", "DELETE"];

    public static async Task SetAsync(HostDb db, bool isPostgres, CancellationToken ct)
    {
        foreach (var command in isPostgres ? Postgres() : Sqlite())
        {
            await db.Database.ExecuteSqlRawAsync(command, ct);
        }
    }

    private static IEnumerable<string> Sqlite() =>
        from table in Tables
        from act in Acts
        select $"CREATE TRIGGER IF NOT EXISTS \"{table}_no_{act.ToLowerInvariant()}\" BEFORE {act} ON \"{table}\" BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END";

    private static IEnumerable<string> Postgres() =>
    [
        "CREATE OR REPLACE FUNCTION kernel_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit log is never changed'; END $$",
        .. Tables.Select(table => $"CREATE OR REPLACE TRIGGER \"{table}_no_change\" BEFORE UPDATE OR DELETE OR TRUNCATE ON \"{table}\" FOR EACH STATEMENT EXECUTE FUNCTION kernel_audit_refuse()"),
    ];
}
