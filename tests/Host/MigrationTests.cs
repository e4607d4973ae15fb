using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Host.Data;
using OcopModular.Host.Jobs;

namespace OcopModular.Tests.HostTests;

public sealed class MigrationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory, OnBothDatabases]
    public async Task Two_hosts_may_start_at_once_on_an_empty_database(string database)
    {
        await using var store = await TestDatabase.EmptyAsync(database);

        var apps = await Task.WhenAll(App.StartAsync(store), App.StartAsync(store)).WaitAsync(Patience);

        foreach (var app in apps)
        {
            (await app.AskAsync<Migrator, IReadOnlyList<string>>(m => m.PendingAsync(CancellationToken.None))).Should().BeEmpty();
            await app.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_lock_left_by_a_killed_migration_is_forgiven()
    {
        await using var store = await TestDatabase.MigratedAsync(Databases.Sqlite);
        await using (var connection = new SqliteConnection(store.Connection))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT OR REPLACE INTO \"__EFMigrationsLock\" VALUES (1, '2024-01-01');";
            await command.ExecuteNonQueryAsync();
        }

        await using var app = await App.StartAsync(store).WaitAsync(Patience);

        (await app.Anonymous().OpenOnlyAsync("/")).Status.Should().Be(System.Net.HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Outside_development_PostgreSQL_is_migrated_by_the_command_and_never_by_the_web_process()
    {
        await using var store = await TestDatabase.EmptyAsync(Databases.PostgreSql);
        var start = () => App.StartAsync(store, s =>
        {
            s.Environment = "Staging";
            s.Values["Jobs:Run"] = "true";
        });
        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*HostDb*'migrate'*");

        (await Program("--environment=Staging", "--Database:Provider=PostgreSQL", $"--ConnectionStrings:Ocop={store.Connection}", $"--Data:Folder={store.Folder}", "migrate")).Should().Be(0);

        await using var app = await start();
        (await app.AskAsync<HostDb, int>(db => db.Roles.CountAsync())).Should().BePositive();
        (await app.Services.GetRequiredService<Timetable>().NextAsync("backup", default)).Should().NotBeNull("the command made the scheduler's tables too");
    }

    [Fact]
    public async Task A_word_that_is_no_command_is_named_with_those_that_are()
    {
        await using var store = await TestDatabase.EmptyAsync(Databases.Sqlite);

        (await Program("--environment=Production", $"--Data:Folder={store.Folder}", "nonsense")).Should().Be(2);
    }

    private static Task<int> Program(params string[] words) => Task.Run(() => (int)typeof(Program).Assembly.EntryPoint!.Invoke(null, [words])!);
}
