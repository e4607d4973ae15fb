using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Kernel;

namespace OcopModular.Tests.KernelTests;

/// <summary>The smallest context of a module: one record that has all that a record can have.</summary>
internal sealed class NotesDb(DbContextOptions<NotesDb> options, IChange change) : ModuleDb(options, change)
{
    public DbSet<Note> Notes => Set<Note>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Note>();
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class Note : IRecord, IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string Text { get; set; } = "";

    [Personal]
    public string? Phone { get; set; }

    public decimal Points { get; set; }

    public int Version { get; set; }
}

internal sealed record NoteWritten(Guid Id, string Text) : IEvent;

internal static class NotesHost
{
    /// <summary>A host that knows notes beside its modules.</summary>
    public static async Task<App> StartAsync(string database, Action<IServiceCollection>? add = null) =>
        await WithTableAsync(await App.StartAsync(database, s => s.Services = services => Add(services, add)));

    public static Task<App> StartAsync(TestDatabase database, Action<IServiceCollection>? add = null) =>
        App.StartAsync(database, s => s.Services = services => Add(services, add));

    public static async Task<App> WithTableAsync(App app)
    {
        await app.DoAsync<NotesDb>(db => ((RelationalDatabaseCreator)db.GetService<IDatabaseCreator>()).CreateTablesAsync());
        return app;
    }

    public static Task WriteAsync(this App app, Note note, bool announces = false) => app.DoAsync<NotesDb>(db =>
    {
        db.Add(note);
        if (announces)
        {
            db.Announce(new NoteWritten(note.Id, note.Text));
        }

        return db.SaveChangesAsync();
    });

    private static void Add(IServiceCollection services, Action<IServiceCollection>? add)
    {
        services.AddDbContext<NotesDb>((p, o) => p.GetRequiredService<OcopModular.Kernel.IDatabase>().Configure(o, "notes_migrations"));
        add?.Invoke(services);
    }
}
