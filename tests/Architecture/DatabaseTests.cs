using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Host.Data;

namespace OcopModular.Tests.Architecture;

[Collection(SharedApps.Name)]
public sealed partial class DatabaseTests(SharedApps apps)
{
    [Fact]
    public async Task Both_databases_have_the_same_columns()
    {
        var sqlite = await ColumnsAsync(Databases.Sqlite, "SELECT m.name, c.name, c.type, CASE WHEN c.\"notnull\" = 1 THEN 0 ELSE 1 END FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'");
        var postgres = await ColumnsAsync(Databases.PostgreSql, "SELECT table_name, column_name, data_type, CASE WHEN is_nullable = 'YES' THEN 1 ELSE 0 END FROM information_schema.columns WHERE table_schema = 'public'");

        sqlite.Should().HaveCountGreaterThan(50);
        sqlite.Where(IsOfMigrations).Should().BeEquivalentTo(postgres.Where(IsOfMigrations));
    }

    // The index of the search is each provider's own, see SearchTables.
    private static bool IsOfMigrations(Column column) => !column.Table.StartsWith("host_search", StringComparison.Ordinal);

    [Theory]
    [InlineData("uuid", "TEXT")]
    [InlineData("boolean", "INTEGER")]
    [InlineData("double precision", "REAL")]
    [InlineData("bytea", "BLOB")]
    public void Kinds_of_columns_are_told_apart(string postgres, string sqlite)
    {
        Kind(postgres).Should().Be(sqlite);
        new Column("t", "c", "TEXT", IsNullable: true).Should().NotBe(new Column("t", "c", "TEXT", IsNullable: false));
    }

    [Theory, OnBothDatabases]
    public async Task No_model_is_ahead_of_its_migrations(string database)
    {
        await using var scope = (await apps.OnAsync(database)).Services.CreateAsyncScope();

        House.Contexts(scope.ServiceProvider).Where(c => c.Database.HasPendingModelChanges()).Select(c => c.GetType().Name).Together().Should().BeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task A_model_without_its_migration_is_found(string database)
    {
        var app = await apps.OnAsync(database);
        var options = new DbContextOptionsBuilder<UnmigratedDb>();
        app.Services.GetRequiredService<SqliteOrPostgres>().Configure(options, "none");
        await using var db = new UnmigratedDb(options.Options);

        db.Database.HasPendingModelChanges().Should().BeTrue();
    }

    [Fact]
    public async Task No_entity_holds_an_instant_with_offset()
    {
        await using var scope = (await apps.OnAsync(Databases.Sqlite)).Services.CreateAsyncScope();

        House.Contexts(scope.ServiceProvider).SelectMany(c => c.Model.GetEntityTypes()).SelectMany(e => e.GetProperties()).Where(IsOurOffset).Select(p => p.ToString()).Together().Should().BeEmpty();
    }

    [Fact]
    public void An_instant_with_offset_is_found()
    {
        using var db = new UnmigratedDb(new DbContextOptionsBuilder<UnmigratedDb>().UseSqlite("Data Source=:memory:").Options);

        db.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(IsOurOffset).Should().ContainSingle();
    }

    [Fact]
    public void No_model_names_a_column_type() => Repository.Sources.Where(f => NamesColumnType(Repository.Read(f))).Together().Should().BeEmpty();

    [Theory]
    [InlineData("b.Property(x => x.A).HasColumnType(\"jsonb\");")]
    [InlineData("[Column(TypeName = \"jsonb\")]")]
    public void A_named_column_type_is_found(string source) => NamesColumnType(source).Should().BeTrue();

    private static bool NamesColumnType(string source) => ColumnType().IsMatch(source);

    private static bool IsOurOffset(IReadOnlyProperty property) =>
        (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(DateTimeOffset) && property.PropertyInfo?.DeclaringType?.Assembly.GetName().Name?.StartsWith("OcopModular.", StringComparison.Ordinal) == true;

    private static string Kind(string postgres) => postgres switch
    {
        "boolean" or "integer" or "bigint" or "smallint" => "INTEGER",
        "double precision" or "real" => "REAL",
        "bytea" => "BLOB",
        _ => "TEXT",
    };

    private async Task<List<Column>> ColumnsAsync(string database, string sql)
    {
        await using var connection = (await apps.OnAsync(database)).Services.GetRequiredService<SqliteOrPostgres>().Open();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<Column>();
        while (await reader.ReadAsync())
        {
            columns.Add(Read(reader, database == Databases.PostgreSql));
        }

        return columns.Where(c => !c.Table.EndsWith("_migrations", StringComparison.Ordinal) && !c.Table.StartsWith("sqlite_", StringComparison.Ordinal) && c.Table != "__EFMigrationsLock").ToList();
    }

    private static Column Read(DbDataReader row, bool isPostgres) => new(row.GetString(0), row.GetString(1), isPostgres ? Kind(row.GetString(2)) : row.GetString(2), Convert.ToInt32(row.GetValue(3)) == 1);

    [GeneratedRegex(@"\bHasColumnType\b|\bTypeName\s*=", RegexOptions.None, 60_000)]
    private static partial Regex ColumnType();

    private sealed record Column(string Table, string Name, string Kind, bool IsNullable);

    private sealed class Moment
    {
        public Guid Id { get; init; }

        public DateTimeOffset At { get; init; }
    }

    private sealed class UnmigratedDb(DbContextOptions<UnmigratedDb> options) : DbContext(options)
    {
        public DbSet<Moment> Moments => Set<Moment>();
    }
}
