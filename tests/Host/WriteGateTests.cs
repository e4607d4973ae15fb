using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Host.Data;
using OcopModular.Tests.KernelTests;

namespace OcopModular.Tests.HostTests;

public sealed class WriteGateTests
{
    private const int Writers = 50;

    [Theory, OnBothDatabases]
    public async Task Fifty_who_write_at_once_are_all_served(string database)
    {
        await using var app = await NotesHost.StartAsync(database);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => WriteThriceAsync(app, i))));

        (await app.AskAsync<NotesDb, int>(db => db.Notes.CountAsync())).Should().Be(Writers * 3);
    }

    [Fact]
    public async Task What_is_acknowledged_on_SQLite_survives_a_power_cut()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);

        var settings = await app.AskAsync<HostDb, (string, int, int)>(async db =>
        {
            await db.Database.OpenConnectionAsync();
            return (await PragmaAsync<string>(db, "journal_mode"), await PragmaAsync<int>(db, "synchronous"), await PragmaAsync<int>(db, "foreign_keys"));
        });

        settings.Should().Be(("wal", 2, 1));
    }

    [Theory, OnBothDatabases]
    public async Task A_reference_to_nothing_is_refused_by_the_database(string database)
    {
        await using var app = await App.StartAsync(database);

        var write = () => app.PersonAsync(OcopModular.Kernel.Role.CommuneOfficer, unit: Guid.CreateVersion7());

        await write.Should().ThrowAsync<DbUpdateException>();
    }

    [Fact]
    public async Task A_name_of_a_database_that_we_do_not_know_stops_the_start()
    {
        var start = () => App.StartAsync(Databases.Sqlite, s => s.Values["Database:Provider"] = "Oracle");

        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*'Oracle'*Sqlite or PostgreSQL*");
    }

    private static async Task WriteThriceAsync(App app, int writer)
    {
        for (var i = 0; i < 3; i++)
        {
            await app.WriteAsync(new Note { Text = $"{writer}.{i}" }, announces: true);
        }
    }

    private static async Task<T> PragmaAsync<T>(HostDb db, string name)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync())!, typeof(T));
    }
}
