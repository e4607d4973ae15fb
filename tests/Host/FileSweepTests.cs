using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Data;
using OcopModular.Host.Data;
using OcopModular.Host.Files;
using OcopModular.Tests.Dossiers;

namespace OcopModular.Tests.HostTests;

/// <summary>A content goes only when nothing has referred to it for 30 days, and comes back whole when it is wanted again.</summary>
public sealed class FileSweepTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(30);

    [Theory, OnBothDatabases]
    public async Task What_nobody_refers_to_is_removed_after_30_days_and_not_before(string database)
    {
        await using var app = await App.StartAsync(database);
        var file = await app.KeptAsync(FileStoreKit.Pdf("unused"));

        (await app.SweepAsync()).Should().Be(0);
        app.Time.Advance(Grace - TimeSpan.FromSeconds(1));
        (await app.SweepAsync()).Should().Be(0);
        (await app.ReadAsync(file.Sha256)).Should().NotBeNull();

        app.Time.Advance(TimeSpan.FromSeconds(1));
        (await app.SweepAsync()).Should().Be(1);
        (await app.ReadAsync(file.Sha256)).Should().BeNull();
        (await app.ContentsAsync()).Should().BeEmpty();
        File.Exists(app.PathOf(file.Sha256)).Should().BeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task Evidence_stays_while_a_draft_or_a_filed_version_holds_it(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        await story.ForwardAsync();
        await (await app.As(story.Standing).OpenAsync($"/Dossiers/Check/{story.Dossier}")).SubmitAsync(f => f["Input.Reason"] = "Thay giấy cũ", "Trả lại để bổ sung");
        app.Time.Advance(TimeSpan.FromMinutes(1));
        var page = await app.As(story.Officer).OpenAsync($"/Dossiers/Evidence/{story.Dossier}");
        page = await page.SubmitAsync(f => f.Attach("Input.Files", "nham.pdf", FileStoreKit.Pdf("put in by mistake")), "Tải lên");
        var files = await app.AskAsync<DossiersDb, List<(Guid Id, string Sha256)>>(async db => (await db.Attachments.OrderBy(a => a.AddedAt).ToListAsync()).ConvertAll(a => (a.Id, a.Sha256)));
        await page.Form($"form[action*='{files[0].Id}'] button").SendAsync();
        page = await app.As(story.Officer).OpenAsync($"/Dossiers/Evidence/{story.Dossier}");
        await page.Form($"form[action*='{files[^1].Id}'] button").SendAsync();

        await app.SweepAsync();
        app.Time.Advance(Grace + TimeSpan.FromDays(1));

        (await app.SweepAsync()).Should().Be(1, "only what was removed before it was ever filed is nobody's");
        (await app.ContentsAsync()).Select(c => c.Sha256).Should().BeEquivalentTo(files.Select(f => f.Sha256).Distinct().Except([files[^1].Sha256]));
    }

    [Theory, OnBothDatabases]
    public async Task What_a_crash_left_in_the_store_without_a_record_is_removed_too(string database)
    {
        await using var app = await App.StartAsync(database);
        var file = await app.KeptAsync(FileStoreKit.Pdf("orphan"));
        await app.DoAsync<HostDb>(db => db.FileContents.ExecuteDeleteAsync());

        await app.SweepAsync();
        (await app.ContentsAsync()).Should().ContainSingle().Which.UnusedSince.Should().NotBeNull();
        app.Time.Advance(Grace);

        (await app.SweepAsync()).Should().Be(1);
        File.Exists(app.PathOf(file.Sha256)).Should().BeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_is_removed_while_a_module_is_off_since_it_cannot_say_what_it_refers_to(string database)
    {
        await using var app = await App.StartAsync(database, s => s.Values["Modules:Off:0"] = "Training");
        await app.KeptAsync(FileStoreKit.Pdf("perhaps used"));
        await app.SweepAsync();
        app.Time.Advance(Grace + Grace);

        (await app.SweepAsync()).Should().Be(0);
        (await app.ContentsAsync()).Should().ContainSingle();
    }

    [Theory, OnBothDatabases]
    public async Task A_file_that_is_added_again_while_it_is_being_removed_is_there_afterwards(string database)
    {
        StrangeContents? contents = null;
        WatchedLocks? locks = null;
        await using var app = await App.StartAsync(database, s => s.Services = services =>
        {
            services.Around<IContents>(inner => contents = new StrangeContents(inner));
            services.Around<IContentLocks>(inner => locks = new WatchedLocks(inner));
        });
        var file = await app.KeptAsync(FileStoreKit.Pdf("wanted again"));
        await app.SweepAsync();
        app.Time.Advance(Grace);
        Task<OcopModular.Kernel.StoredFile>? again = null;
        var came = new TaskCompletionSource();
        contents!.BeforeRemove = async () =>
        {
            // The record is gone, the content not yet: now somebody brings the same file.
            locks!.BeforeEnter = sha256 => Task.FromResult(sha256 == file.Sha256 && came.TrySetResult());
            again = Task.Run(() => app.KeptAsync(FileStoreKit.Pdf("wanted again")));
            // It waits at the lock; without one it would be done now, and its content removed after it.
            await Task.WhenAny(came.Task, again);
        };

        (await app.SweepAsync()).Should().Be(1);
        await again!;

        (await app.ReadAsync(file.Sha256)).Should().Equal(FileStoreKit.Pdf("wanted again"));
        (await app.ContentsAsync()).Should().ContainSingle().Which.UnusedSince.Should().BeNull();
    }

    [Theory, OnBothDatabases]
    public async Task A_content_is_locked_for_one_at_a_time(string database)
    {
        await using var app = await App.StartAsync(database);
        var locks = app.Services.GetRequiredService<IContentLocks>();
        var (one, other) = (new string('a', 64), new string('b', 64));
        var first = await locks.EnterAsync(one, default);

        var second = locks.EnterAsync(one, default);
        await (await locks.EnterAsync(other, default)).DisposeAsync();
        second.IsCompleted.Should().BeFalse();

        await first.DisposeAsync();
        await (await second).DisposeAsync();
    }

    [Theory, OnBothDatabases]
    public async Task A_file_that_is_added_again_just_before_its_removal_is_not_removed(string database)
    {
        WatchedLocks? locks = null;
        await using var app = await App.StartAsync(database, s => s.Services = services => services.Around<IContentLocks>(inner => locks = new WatchedLocks(inner)));
        var file = await app.KeptAsync(FileStoreKit.Pdf("just in time"));
        await app.SweepAsync();
        app.Time.Advance(Grace);
        locks!.BeforeEnter = async _ =>
        {
            locks.BeforeEnter = null;
            await app.KeptAsync(FileStoreKit.Pdf("just in time"));
        };

        (await app.SweepAsync()).Should().Be(0);
        (await app.ReadAsync(file.Sha256)).Should().NotBeNull();
    }
}
