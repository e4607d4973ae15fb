using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Search;

/// <summary>The index of the search: a table in each provider's own words, beside the migrations, because it can be made anew from the records at any time.</summary>
internal sealed class SearchTables(HostDb db, SqliteOrPostgres database) : IScoped
{
    private const string Kinds = "CREATE TABLE host_search_kind (\"Kind\" TEXT PRIMARY KEY)";

    private static readonly string[] Sqlite =
    [
        Kinds,
        $"CREATE TABLE host_search (\"Id\" INTEGER PRIMARY KEY AUTOINCREMENT, {Columns("TEXT")})",
        "CREATE INDEX host_search_number ON host_search (\"NumberKey\") WHERE \"NumberKey\" IS NOT NULL",
        "CREATE VIRTUAL TABLE host_search_words USING fts5(Marks, Head, Body, content='', contentless_delete=1, detail=column, prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')",
        "CREATE TRIGGER host_search_added AFTER INSERT ON host_search BEGIN INSERT INTO host_search_words(rowid, Marks, Head, Body) VALUES (new.\"Id\", new.\"Marks\", new.\"Head\", new.\"Body\"); END",
        "CREATE TRIGGER host_search_changed AFTER UPDATE ON host_search BEGIN UPDATE host_search_words SET Marks = new.\"Marks\", Head = new.\"Head\", Body = new.\"Body\" WHERE rowid = new.\"Id\"; END",
        "CREATE TRIGGER host_search_removed AFTER DELETE ON host_search BEGIN DELETE FROM host_search_words WHERE rowid = old.\"Id\"; END",
    ];

    private static readonly string[] Postgres =
    [
        Kinds,
        $"""
        CREATE TABLE host_search ("Id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, {Columns("uuid")},
            head_words tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(btrim("Marks" || ' ' || "Head"), ' '))) STORED,
            body_words tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(btrim("Marks" || ' ' || "Body"), ' '))) STORED)
        """,
        "CREATE INDEX host_search_number ON host_search (\"NumberKey\")",
        "CREATE INDEX host_search_head ON host_search USING gin (head_words)",
        "CREATE INDEX host_search_body ON host_search USING gin (body_words)",
    ];

    public async Task EnsureAsync(CancellationToken ct)
    {
        if (await IsThereAsync(ct))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var command in database.IsPostgres ? Postgres : Sqlite)
        {
            await db.Database.ExecuteSqlRawAsync(command, ct);
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>The kinds that were taken in whole; others have records from before the search, or from before a module was switched on.</summary>
    public Task<List<string>> FilledAsync(CancellationToken ct) => db.Database.SqlQuery<string>($"""SELECT "Kind" AS "Value" FROM host_search_kind""").ToListAsync(ct);

    public Task FillAsync(string kind, CancellationToken ct) => db.Database.ExecuteSqlAsync($"""INSERT INTO host_search_kind ("Kind") VALUES ({kind}) ON CONFLICT DO NOTHING""", ct);

    public async Task<bool> IsThereAsync(CancellationToken ct) => await (database.IsPostgres
        ? db.Database.SqlQuery<int>($"SELECT COUNT(*)::int AS \"Value\" FROM pg_tables WHERE tablename = 'host_search' AND schemaname = current_schema()")
        : db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = 'host_search'")).SingleAsync(ct) > 0;

    /// <summary>Column <c>Marks</c>: kind, unit and owner of a record as words that nobody can type.</summary>
    private static string Columns(string id) => $"""
        "Record" {id} NOT NULL UNIQUE, "Kind" TEXT NOT NULL, "NumberKey" TEXT NULL, "Number" TEXT NULL,
        "Title" TEXT NOT NULL, "Detail" TEXT NOT NULL, "Marks" TEXT NOT NULL, "Head" TEXT NOT NULL, "Body" TEXT NOT NULL
        """;
}
