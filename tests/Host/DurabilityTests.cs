using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Host.Data;

namespace OcopModular.Tests.HostTests;

/// <summary>The host does not start on a database that forgets at a power cut what was saved.</summary>
public sealed class DurabilityTests
{
    [Theory]
    [InlineData("on", "on", "on", "")]
    [InlineData("on", "remote_apply", "on", "")]
    [InlineData("on", "local", "on", "")]
    [InlineData("off", "on", "on", "fsync is off")]
    [InlineData("on", "off", "on", "synchronous_commit is off")]
    [InlineData("off", "off", "off", "fsync is off|synchronous_commit is off|full_page_writes is off")]
    public void A_PostgreSQL_server_must_wait_for_its_disk(string fsync, string commit, string pages, string faults) =>
        string.Join('|', Durability.OfPostgres(new Durability.PostgresState(fsync, commit, pages))).Should().Be(faults);

    [Theory]
    [InlineData("wal", 2, "")]
    [InlineData("wal", 3, "")]
    [InlineData("wal", 1, "synchronous is 1, less than FULL")]
    [InlineData("memory", 0, "journal_mode is memory, not wal|synchronous is 0, less than FULL")]
    public void A_SQLite_file_must_be_in_WAL_and_FULL(string journal, int synchronous, string faults) =>
        string.Join('|', Durability.OfSqlite(new Durability.SqliteState(journal, synchronous))).Should().Be(faults);

    [Theory]
    [InlineData("Development")]
    [InlineData("Staging")]
    [InlineData("Production")]
    public async Task A_PostgreSQL_connection_that_does_not_wait_for_the_disk_stops_the_start(string environment)
    {
        await using var store = await TestDatabase.MigratedAsync(Databases.PostgreSql);
        var start = () => App.StartAsync(store, s =>
        {
            s.Environment = environment;
            s.Values["ConnectionStrings:Ocop"] = $"{store.Connection};Options=-c synchronous_commit=off";
            s.Values[Durability.Setting] = "false";
        });

        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*power cut*synchronous_commit is off*");
    }

    [Fact]
    public async Task A_throwaway_PostgreSQL_server_may_be_used_where_the_setting_says_so()
    {
        await using var store = await TestDatabase.MigratedAsync(Databases.PostgreSql);

        await using var app = await App.StartAsync(store, s =>
        {
            s.Environment = "Staging";
            s.Values["ConnectionStrings:Ocop"] = $"{store.Connection};Options=-c synchronous_commit=off";
            s.Values[Durability.Setting] = "true";
        });

        app.Server.Should().NotBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task In_production_the_setting_itself_stops_the_start(string database)
    {
        await using var store = await TestDatabase.MigratedAsync(database);
        var start = () => App.StartAsync(store, s =>
        {
            s.Environment = "Production";
            s.Values[Durability.Setting] = "true";
        });

        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage($"*{Durability.Setting}*Production*");
    }

    [Fact]
    public async Task A_SQLite_database_in_memory_stops_the_start_before_a_table_is_made()
    {
        var start = () => App.StartAsync(Databases.Sqlite, s => s.Values["ConnectionStrings:Ocop"] = "Data Source=nowhere;Mode=Memory;Cache=Shared");

        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*power cut*journal_mode is memory*");
    }

    [Fact]
    public async Task A_SQLite_connection_below_FULL_stops_the_start_and_no_setting_helps()
    {
        var start = () => App.StartAsync(Databases.Sqlite, s =>
        {
            s.Values[Durability.Setting] = "true";
            s.Services = services => services.ConfigureDbContext<HostDb>(o => o.AddInterceptors(new Careless()));
        });

        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*power cut*synchronous is 1*");
    }

    private sealed class Careless : DbConnectionInterceptor
    {
        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous=NORMAL";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
