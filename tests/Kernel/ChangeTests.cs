using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Kernel;

namespace OcopModular.Tests.KernelTests;

public sealed class ChangeTests
{
    [Theory, OnBothDatabases]
    public async Task A_stale_save_is_refused_and_loses_nothing(string database)
    {
        await using var app = await NotesHost.StartAsync(database);
        var note = new Note { Text = "a" };
        await app.WriteAsync(note);
        await EditAsync(app, note.Id, version: 0, "b");

        var stale = () => EditAsync(app, note.Id, version: 0, "c");

        await stale.Should().ThrowAsync<DbUpdateConcurrencyException>();
        var kept = await app.AskAsync<NotesDb, Note>(db => db.Notes.SingleAsync());
        kept.Text.Should().Be("b");
        kept.Version.Should().Be(1);
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_edit_at_once_one_is_told(string database)
    {
        await using var app = await NotesHost.StartAsync(database);
        var note = new Note { Text = "a" };
        await app.WriteAsync(note);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => IsSavedAsync(() => EditAsync(app, note.Id, version: 0, $"text {i}"))));

        answers.Count(saved => saved).Should().Be(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_change_is_logged_with_person_act_reason_and_both_values(string database)
    {
        await using var app = await NotesHost.StartAsync(database);
        var person = await app.StandingBodyAsync();
        var note = new Note { Text = "cũ", Points = 1.5m };
        await app.WriteAsync(note);

        await app.ActAsync(person, async services =>
        {
            var db = services.GetRequiredService<NotesDb>();
            var row = await db.Notes.SingleAsync();
            row.Text = "mới";
            db.Because(row, "Note.Corrected", "sai chính tả");
            return await db.SaveChangesAsync();
        });

        var entry = (await LogAsync(app, note.Id)).Single(e => e.Action == "Note.Corrected");
        (entry.ActorId, entry.ActorName, entry.Action, entry.Reason, entry.Kind).Should().Be((person.Id, person.Name, "Note.Corrected", "sai chính tả", "Note"));
        entry.Changes.Should().Be("""{"Text":["cũ","mới"]}""");
        entry.Session.Should().NotBeEmpty();
        entry.At.Should().Be(app.Time.GetUtcNow().UtcDateTime);
    }

    [Theory, OnBothDatabases]
    public async Task A_failing_save_leaves_neither_change_nor_entry_nor_event(string database)
    {
        await using var app = await NotesHost.StartAsync(database);
        var note = new Note { Text = "a" };
        await app.WriteAsync(note);
        var before = await CountsAsync(app);

        var twice = () => app.DoAsync<NotesDb>(db =>
        {
            db.Add(new Note { Text = "b" });
            db.Add(new Note { Id = note.Id, Text = "c" });
            db.Announce(new NoteWritten(note.Id, "c"));
            return db.SaveChangesAsync();
        });

        await twice.Should().ThrowAsync<DbUpdateException>();
        (await CountsAsync(app)).Should().Be(before);
    }

    [Theory, OnBothDatabases]
    public async Task The_log_keeps_personal_data_as_salted_hashes(string database)
    {
        await using var app = await NotesHost.StartAsync(database);
        var note = new Note { Text = "a", Phone = "0912345678" };
        await app.WriteAsync(note);
        await app.DoAsync<NotesDb>(async db =>
        {
            (await db.Notes.SingleAsync()).Phone = "0987654321";
            await db.SaveChangesAsync();
        });

        var log = await LogAsync(app, note.Id);
        var salt = await app.AskAsync<NotesDb, string>(db => db.Set<AuditSalt>().Where(x => x.Record == note.Id).Select(x => x.Salt).SingleAsync());
        log.Should().HaveCount(2).And.OnlyContain(e => !e.Changes.Contains("\"09", StringComparison.Ordinal) && e.Changes.Contains("personal", StringComparison.Ordinal));
        log[1].Changes.Should().Contain(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(salt), Encoding.UTF8.GetBytes("\"0987654321\""))), "who holds the salt can show what it was");
    }

    [Theory, OnBothDatabases]
    public async Task A_transaction_that_fails_leaves_nothing(string database)
    {
        await using var app = await NotesHost.StartAsync(database);
        var before = await CountsAsync(app);

        var failing = () => app.DoAsync<NotesDb>(db => db.InTransactionAsync<int>(async () =>
        {
            db.Add(new Note { Text = "a" });
            await db.SaveChangesAsync();
            await db.TakeNumberAsync("book", 2024, CancellationToken.None);
            throw new InvalidOperationException("on the way");
        }, CancellationToken.None));

        await failing.Should().ThrowAsync<InvalidOperationException>();
        (await CountsAsync(app)).Should().Be(before);
        await app.WriteAsync(new Note { Text = "the gate is open again" });
    }

    [Theory, OnBothDatabases]
    public async Task A_book_gives_each_number_once_and_leaves_none_out(string database)
    {
        await using var app = await NotesHost.StartAsync(database);

        var numbers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TakeAsync(app, 2024)));

        numbers.Should().BeEquivalentTo(Enumerable.Range(1, 20));
        (await TakeAsync(app, 2025)).Should().Be(1);
    }

    [Theory, OnBothDatabases]
    public async Task Saving_around_the_gate_is_refused(string database)
    {
        await using var app = await NotesHost.StartAsync(database);

        var save = () => app.DoAsync<NotesDb>(db => Task.FromResult(db.SaveChanges()));

        await save.Should().ThrowAsync<NotSupportedException>();
    }

    private static Task<int> TakeAsync(App app, int year) =>
        app.AskAsync<NotesDb, int>(db => db.InTransactionAsync(() => db.TakeNumberAsync("book", year, CancellationToken.None), CancellationToken.None));

    private static Task EditAsync(App app, Guid id, int version, string text) => app.DoAsync<NotesDb>(async db =>
    {
        var row = await db.Notes.SingleAsync(n => n.Id == id);
        db.Expect(row, version);
        row.Text = text;
        await db.SaveChangesAsync();
    });

    private static async Task<bool> IsSavedAsync(Func<Task> saveAsync)
    {
        try
        {
            await saveAsync();
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private static Task<List<AuditEntry>> LogAsync(App app, Guid record) =>
        app.AskAsync<NotesDb, List<AuditEntry>>(db => db.Set<AuditEntry>().Where(a => a.Record == record).OrderBy(a => a.Seq).ToListAsync());

    private static Task<(int Notes, int Entries, int Events, int Books)> CountsAsync(App app) => app.AskAsync<NotesDb, (int, int, int, int)>(async db =>
        (await db.Notes.CountAsync(), await db.Set<AuditEntry>().CountAsync(), await db.Set<OutboxMessage>().CountAsync(), await db.Set<NumberBook>().CountAsync()));
}
