using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcopModular.Host.Data;
using OcopModular.Host.Jobs;
using OcopModular.Kernel;
using Quartz;

namespace OcopModular.Tests.HostTests;

public sealed class JobsTests
{
    [Theory, OnBothDatabases]
    public async Task Each_work_has_its_next_time_runs_when_asked_and_its_result_is_shown(string database)
    {
        await using var app = await App.StartAsync(database, Running);
        var page = await app.As(await app.PersonAsync(Role.Administrator)).OpenAsync("/Admin/Jobs");
        page.Text.Should().Contain("Sao lưu hằng đêm").And.Contain("Hằng ngày lúc 02:00").And.Contain("06/11/2024 02:00").And.Contain("Mỗi giờ, phút thứ 0");

        var answer = await page.SubmitAsync(button: "Chạy ngay – Kiểm tra nhật ký");

        answer.Text.Should().Contain("Đã yêu cầu chạy: Kiểm tra nhật ký");
        var run = await EndedAsync(app, "audit-verify");
        run.State.Should().Be(WorkState.Done);
        (await page.Browser.OpenAsync("/Admin/Jobs")).Text.Should().Contain(run.Result);
    }

    [Theory, OnBothDatabases]
    public async Task A_work_that_fails_is_named_on_the_home_page_of_the_administrator_until_it_succeeds(string database)
    {
        var work = new Moody();
        await using var app = await App.StartAsync(database, s => s.Services = services => services.AddScoped<IScheduledWork>(_ => work));
        var administrator = app.As(await app.PersonAsync(Role.Administrator));
        work.Fault = "Đĩa đầy.";

        await FluentActions.Awaiting(() => app.WorkAsync(Moody.Key)).Should().ThrowAsync<InvalidOperationException>();
        (await administrator.OpenAsync("/")).Text.Should().Contain("Việc định kỳ bị lỗi").And.Contain("Đĩa đầy.");

        work.Fault = null;
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.WorkAsync(Moody.Key);
        (await administrator.OpenAsync("/")).Text.Should().NotContain("Việc định kỳ bị lỗi");
    }

    [Fact]
    public async Task Two_hosts_never_run_the_same_work_at_once()
    {
        await using var store = await TestDatabase.MigratedAsync(Databases.PostgreSql);
        var work = new Moody();
        void Share(AppSettings s)
        {
            Running(s);
            s.Services = services => services.AddScoped<IScheduledWork>(_ => work);
        }

        await using var one = await App.StartAsync(store, Share);
        await using var two = await App.StartAsync(store, Share);
        for (var i = 0; i < 4; i++)
        {
            (await one.Services.GetRequiredService<Timetable>().RunNowAsync(Moody.Key, default)).IsDone.Should().BeTrue();
            (await two.Services.GetRequiredService<Timetable>().RunNowAsync(Moody.Key, default)).IsDone.Should().BeTrue();
        }

        await UntilAsync(() => Task.FromResult(work.Runs == 8));

        work.MostAtOnce.Should().Be(1);
        var runs = await one.AskAsync<HostDb, List<WorkRun>>(db => db.WorkRuns.Where(r => r.Name == Moody.Key).ToListAsync());
        runs.Should().HaveCount(8).And.OnlyContain(r => r.State == WorkState.Done);
    }

    [Theory, OnBothDatabases]
    public async Task A_work_whose_host_is_killed_is_begun_again_by_the_next_one(string database)
    {
        await using var store = await TestDatabase.MigratedAsync(database);
        await using var watch = await App.StartAsync(store, s =>
        {
            Running(s);
            s.KeepsClock = true;
            s.Services = WithoutScheduler;
        });
        // Reading a pipe that nobody writes to lasts until the process is killed.
        var file = await watch.KeptAsync(FileStoreKit.Pdf("lasts"));
        var kept = await File.ReadAllBytesAsync(watch.PathOf(file.Sha256));
        File.Delete(watch.PathOf(file.Sha256));
        await System.Diagnostics.Process.Start("mkfifo", [watch.PathOf(file.Sha256)]).WaitForExitAsync();
        var first = await StartProcessAsync(store);
        (await watch.Services.GetRequiredService<Timetable>().RunNowAsync("backup", default)).IsDone.Should().BeTrue();
        await UntilAsync(async () => (await RunsAsync(watch, "backup")).Exists(r => r.State == WorkState.Running));
        await UntilAsync(() => Task.FromResult(Directory.Exists(Path.Combine(store.Folder, "backups")) && Directory.GetFiles(Path.Combine(store.Folder, "backups"), "*.zip").Length > 0));

        await first.DisposeAsync();
        File.Delete(watch.PathOf(file.Sha256));
        await File.WriteAllBytesAsync(watch.PathOf(file.Sha256), kept);
        await using var second = await StartProcessAsync(store);
        await UntilAsync(async () => (await RunsAsync(watch, "backup")).Exists(r => r.State == WorkState.Done));

        (await RunsAsync(watch, "backup")).Select(r => r.State).Should().BeEquivalentTo([WorkState.CutOff, WorkState.Done]);
    }

    [Theory, OnBothDatabases]
    public async Task A_changed_time_replaces_the_old_one_and_work_that_is_gone_leaves_the_timetable(string database)
    {
        await using var store = await TestDatabase.MigratedAsync(database);
        await using (await App.StartAsync(store, s => WithMoody(s, "0 0 3 * * ?")))
        {
        }

        await using (var later = await App.StartAsync(store, s => WithMoody(s, "0 30 4 * * ?")))
        {
            (await later.Services.GetRequiredService<Timetable>().NextAsync(Moody.Key, default)).Should().Be(new DateTime(2024, 11, 5, 21, 30, 0, DateTimeKind.Utc));
        }

        await using var gone = await App.StartAsync(store, Running);
        (await gone.Services.GetRequiredService<Timetable>().NextAsync(Moody.Key, default)).Should().BeNull();
    }

    [Theory, OnBothDatabases]
    public async Task A_backup_holds_the_database_the_rules_and_every_file(string database)
    {
        await using var app = await App.StartAsync(database);
        var file = await app.KeptAsync(FileStoreKit.Pdf("kept"));
        var commune = await app.UnitAsync("Xã sao lưu");

        await app.WorkAsync("backup");

        var folder = Path.Combine(app.Database.Folder, "backups");
        var archive = Directory.GetFiles(folder, "ocop-*.zip").Should().ContainSingle().Subject;
        (await File.ReadAllBytesAsync(Path.Combine(folder, "files", file.Sha256[..2], file.Sha256))).Should().Equal(await File.ReadAllBytesAsync(app.PathOf(file.Sha256)));
        await using var zip = await ZipFile.OpenReadAsync(archive);
        zip.Entries.Select(e => e.FullName).Should().Contain("manifest.json").And.Contain("rules/148-qd-ttg/pack.json").And.Contain(app.Database.IsPostgres ? "ocop.dump" : "ocop.db");
        if (!app.Database.IsPostgres)
        {
            var copy = Path.Combine(folder, "copy.db");
            await zip.GetEntry("ocop.db")!.ExtractToFileAsync(copy, overwrite: false, default);
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM host_unit WHERE Id = $id";
            command.Parameters.AddWithValue("$id", commune.ToString().ToUpperInvariant());
            (await command.ExecuteScalarAsync()).Should().Be(1L);
        }
    }

    [Fact]
    public async Task An_event_that_was_given_up_is_delivered_again_from_the_page()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var id = Guid.CreateVersion7();
        await app.DoAsync<HostDb>(db =>
        {
            db.Add(new OutboxMessage { Id = id, At = app.Time.GetUtcNow().UtcDateTime, Type = "No.Such.Event, Gone", Payload = "{}", Attempts = 10, LastError = "Module is off", NextAttempt = app.Time.GetUtcNow().UtcDateTime });
            return db.SaveChangesAsync();
        });
        var administrator = app.As(await app.PersonAsync(Role.Administrator));
        var page = await administrator.OpenAsync("/Admin/Jobs");
        page.Text.Should().Contain("Event").And.Contain("Module is off");

        (await page.SubmitAsync(button: "Chuyển lại")).Text.Should().Contain("chuyển lại ngay");
        await app.DeliverAsync();

        (await app.AskAsync<HostDb, OutboxMessage>(db => db.Set<OutboxMessage>().AsNoTracking().SingleAsync(m => m.Id == id))).Attempts.Should().Be(1, "it was tried again");
    }

    private static void Running(AppSettings settings) => settings.Values["Jobs:Run"] = "true";

    private static void WithMoody(AppSettings settings, string schedule)
    {
        Running(settings);
        settings.Services = services => services.AddScoped<IScheduledWork>(_ => new Moody { Schedule = schedule });
    }

    /// <summary>Stores what shall run, and runs nothing itself.</summary>
    private static void WithoutScheduler(IServiceCollection services)
    {
        foreach (var hosted in services.Where(d => d.ServiceType == typeof(IHostedService) && d.ImplementationType?.Namespace?.StartsWith("Quartz", StringComparison.Ordinal) == true).ToList())
        {
            services.Remove(hosted);
        }
    }

    private static async Task<Daemon> StartProcessAsync(TestDatabase store)
    {
        string[] arguments =
        [
            typeof(Program).Assembly.Location, "--environment", "Development", "--urls", "http://127.0.0.1:0", "--Sample:Scene", "None", "--Data:Folder", store.Folder,
            "--Database:Provider", store.Kind, "--ConnectionStrings:Ocop", store.Connection, $"--{Durability.Setting}", "true",
        ];
        return (await Daemon.StartAsync("dotnet", arguments, "(Begin again)")).Daemon;
    }

    private static Task<List<WorkRun>> RunsAsync(App app, string name) => app.AskAsync<HostDb, List<WorkRun>>(db => db.WorkRuns.AsNoTracking().Where(r => r.Name == name).ToListAsync());

    private static async Task<WorkRun> EndedAsync(App app, string name)
    {
        await UntilAsync(async () => (await RunsAsync(app, name)).Exists(r => r.EndedAt != null));
        return (await RunsAsync(app, name)).Single();
    }

    private static async Task UntilAsync(Func<Task<bool>> isSoAsync)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await isSoAsync())
        {
            await Task.Delay(100, patience.Token);
        }
    }

    /// <summary>Does what a test wants, and counts how many do it at once.</summary>
    private sealed class Moody : IScheduledWork
    {
        public const string Key = "moody";
        private int _now;
        private int _most;
        private int _runs;

        public string Name => Key;

        public string Schedule { get; init; } = "0 0 3 * * ?";

        public string? Fault { get; set; }

        public int Runs => _runs;

        public int MostAtOnce => _most;

        public async Task<string?> RunAsync(CancellationToken ct)
        {
            _most = Math.Max(_most, Interlocked.Increment(ref _now));
            await Task.Delay(50, ct);
            Interlocked.Decrement(ref _now);
            Interlocked.Increment(ref _runs);
            return Fault is null ? null : throw new InvalidOperationException(Fault);
        }
    }
}
