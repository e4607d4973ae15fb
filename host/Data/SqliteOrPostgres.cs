using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using OcopModular.Kernel;

namespace OcopModular.Host.Data;

/// <summary>The one place that names a database provider.</summary>
internal sealed class SqliteOrPostgres : IDatabase
{
    private readonly string _connection;
    private readonly SqlitePragmas _pragmas = new();

    public SqliteOrPostgres(IConfiguration configuration, DataFolder folder)
    {
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        IsPostgres = provider.Equals("PostgreSQL", StringComparison.OrdinalIgnoreCase);
        if (!IsPostgres && !provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"Database:Provider is '{provider}'; it can be Sqlite or PostgreSQL.");
        }

        var given = configuration.GetConnectionString("Ocop");
        if (IsPostgres && string.IsNullOrWhiteSpace(given))
        {
            throw new InvalidOperationException("Database:Provider is PostgreSQL, but ConnectionStrings:Ocop is empty.");
        }

        _connection = IsPostgres ? given! : Sqlite(given, folder);
    }

    public bool IsPostgres { get; }

    public void Configure(DbContextOptionsBuilder options, string historyTable)
    {
        if (IsPostgres)
        {
            options.UseNpgsql(_connection, o => o.MigrationsHistoryTable(historyTable));
        }
        else
        {
            options.UseSqlite(_connection, o => o.MigrationsHistoryTable(historyTable)).AddInterceptors(_pragmas);
        }

        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning));
    }

    /// <summary>A connection of its own, outside every context and pool: a lock of the session ends when it is closed, not when the pool uses it again.</summary>
    public DbConnection Open() => IsPostgres ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connection) { Pooling = false }.ToString()) : new SqliteConnection(_connection);

    /// <summary>The row already exists: a unique index refused it.</summary>
    public static bool IsDuplicate(DbUpdateException fault) => fault.InnerException switch
    {
        SqliteException e => e.SqliteExtendedErrorCode is 1555 or 2067,
        PostgresException e => e.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };

    private static string Sqlite(string? given, DataFolder folder)
    {
        var text = new SqliteConnectionStringBuilder(string.IsNullOrWhiteSpace(given) ? "Data Source=ocop.db" : given) { ForeignKeys = true, DefaultTimeout = 30 };
        text.DataSource = Path.GetFullPath(text.DataSource, folder.Path);
        return text.ToString();
    }

    /// <summary>WAL survives in the file; FULL is said on each connection: what is acknowledged survives a power cut.</summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
