using Microsoft.Data.Sqlite;
using Npgsql;

namespace OcopModular.Tests.Support;

/// <summary>A database and a data folder of its own, thrown away afterwards.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(string kind, string folder, string connection)
    {
        Kind = kind;
        Folder = folder;
        Connection = connection;
    }

    public string Kind { get; }

    public string Folder { get; }

    public string Connection { get; }

    public bool IsPostgres => Kind == Databases.PostgreSql;

    /// <summary>A database without any table.</summary>
    public static async Task<TestDatabase> EmptyAsync(string kind)
    {
        var folder = Directory.CreateTempSubdirectory("ocop-test-").FullName;
        return kind == Databases.Sqlite
            ? new TestDatabase(kind, folder, $"Data Source={Path.Combine(folder, "ocop.db")}")
            : new TestDatabase(kind, folder, await Postgres.CreateAsync($"ocop_{Guid.CreateVersion7():N}", template: null));
    }

    /// <summary>A copy of a database that the host has migrated once in this run.</summary>
    public static async Task<TestDatabase> MigratedAsync(string kind)
    {
        var template = await Template.OfAsync(kind);
        var folder = Directory.CreateTempSubdirectory("ocop-test-").FullName;
        if (kind == Databases.PostgreSql)
        {
            return new TestDatabase(kind, folder, await Postgres.CreateAsync($"ocop_{Guid.CreateVersion7():N}", new NpgsqlConnectionStringBuilder(template.Connection).Database));
        }

        File.Copy(Path.Combine(template.Folder, Template.FileName), Path.Combine(folder, "ocop.db"));
        return new TestDatabase(kind, folder, $"Data Source={Path.Combine(folder, "ocop.db")}");
    }

    public async ValueTask DisposeAsync()
    {
        if (IsPostgres)
        {
            await Postgres.DropAsync(Connection);
        }
        else
        {
            using var connection = new SqliteConnection(Connection);
            SqliteConnection.ClearPool(connection);
        }

        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A file that is still open goes with the temp folder.
        }
    }

    /// <summary>Migrated once a run and kind, then only copied: a start of the host takes most of its time in migrations.</summary>
    private static class Template
    {
        public const string FileName = "template.db";
        private static readonly Lazy<Task<TestDatabase>> Sqlite = new(() => MakeAsync(Databases.Sqlite));
        private static readonly Lazy<Task<TestDatabase>> PostgreSql = new(() => MakeAsync(Databases.PostgreSql));

        public static Task<TestDatabase> OfAsync(string kind) => kind == Databases.Sqlite ? Sqlite.Value : PostgreSql.Value;

        private static async Task<TestDatabase> MakeAsync(string kind)
        {
            var database = await EmptyAsync(kind);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
            await using (await App.StartAsync(database))
            {
                // Starting is what migrates.
            }

            if (database.IsPostgres)
            {
                await using var connection = new NpgsqlConnection(database.Connection);
                NpgsqlConnection.ClearPool(connection);
            }
            else
            {
                await using var connection = new SqliteConnection(database.Connection);
                await connection.OpenAsync();
                await using var command = connection.CreateCommand();
                command.CommandText = $"VACUUM INTO '{Path.Combine(database.Folder, FileName)}'";
                await command.ExecuteNonQueryAsync();
            }

            return database;
        }
    }

    private static class Postgres
    {
        private const string Variable = "OCOP_TEST_POSTGRES";
        private static readonly SemaphoreSlim One = new(1, 1);

        public static async Task<string> CreateAsync(string name, string? template)
        {
            // Two copies of one template at once disturb each other.
            await One.WaitAsync();
            try
            {
                await ExecuteAsync($"CREATE DATABASE {name}" + (template is null ? "" : $" TEMPLATE {template}"));
            }
            finally
            {
                One.Release();
            }

            return new NpgsqlConnectionStringBuilder(Server()) { Database = name, MaxPoolSize = 30, IncludeErrorDetail = true }.ToString();
        }

        public static async Task DropAsync(string connection)
        {
            await using (var own = new NpgsqlConnection(connection))
            {
                NpgsqlConnection.ClearPool(own);
            }

            await ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
        }

        private static async Task ExecuteAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server()) { Database = "postgres", Pooling = false }.ToString());
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }

        private static string Server() => Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"{Variable} is not set: no PostgreSQL to test on. Run the tests with 'bash tests/run', which starts one, or set it to the connection string of a throwaway server.");
    }
}
