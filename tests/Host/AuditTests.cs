using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using OcopModular.Host.Audit;
using OcopModular.Host.Data;
using OcopModular.Kernel;
using OcopModular.Tests.KernelTests;

namespace OcopModular.Tests.HostTests;

/// <summary>The log says who did what, nobody changes it unseen, and an outsider can check it.</summary>
[Collection(SharedApps.Name)]
public sealed class AuditTests(SharedApps apps)
{
    [Theory]
    [OnBothDatabases("an entry changed", "Mục 3 ")]
    [OnBothDatabases("an entry removed", "Thiếu mục 3")]
    [OnBothDatabases("two entries swapped", "Mục 3 ")]
    [OnBothDatabases("an entry inserted", "đã bị sửa, hoặc mục")]
    [OnBothDatabases("the tail cut off", "bị cắt sau mục 4")]
    [OnBothDatabases("the tail cut off with its number", "bị cắt sau mục 4")]
    [OnBothDatabases("the chain written anew", "không khớp dấu niêm phong")]
    [OnBothDatabases("a checkpoint removed", "không còn trong cơ sở dữ liệu")]
    [OnBothDatabases("a record changed", "giá trị của Text khác với nhật ký")]
    [OnBothDatabases("a record removed", "không còn trong cơ sở dữ liệu")]
    [OnBothDatabases("a record added", "nhật ký không ghi")]
    public async Task What_is_changed_in_the_database_itself_is_found_and_named(string database, string what, string named)
    {
        await using var app = await NotesHost.StartAsync(database, ReplayToo);
        var notes = Enumerable.Range(0, 6).Select(i => new Note { Text = $"note {i}" }).ToList();
        foreach (var note in notes)
        {
            await app.WriteAsync(note);
        }

        await app.DoAsync<IAuditSeals>(seals => seals.SealAsync(CancellationToken.None));
        (await FaultsAsync(app)).Should().BeEmpty("nothing was touched yet");

        await app.DoAsync<NotesDb>(db => TamperAsync(db, what, notes[1].Id, database));

        (await FaultsAsync(app)).Should().ContainMatch($"*{named}*");
    }

    [Theory, OnBothDatabases]
    public async Task The_database_refuses_to_change_or_remove_an_entry(string database)
    {
        await using var app = await NotesHost.StartAsync(database);
        await app.WriteAsync(new Note { Text = "a" });

        foreach (var command in new[] { "UPDATE kernel_audit SET \"Action\" = 'x'", "DELETE FROM kernel_audit" })
        {
            var refused = () => app.DoAsync<HostDb>(db => db.Database.ExecuteSqlRawAsync(command));
            (await refused.Should().ThrowAsync<Exception>()).Which.Message.Should().Contain("never changed");
        }
    }

    [Theory, OnBothDatabases]
    public async Task Writers_at_once_make_one_chain(string database)
    {
        await using var app = await NotesHost.StartAsync(database, ReplayToo);

        await Task.WhenAll(Enumerable.Range(0, 25).Select(i => app.WriteAsync(new Note { Text = $"note {i}" })));

        (await FaultsAsync(app)).Should().BeEmpty();
        (await app.AskAsync<HostDb, List<long>>(db => db.Set<AuditEntry>().OrderBy(e => e.Seq).Select(e => e.Seq).ToListAsync())).Should().HaveCountGreaterThan(24).And.BeInAscendingOrder().And.StartWith(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_record_that_was_removed_by_a_named_act_is_missed_by_nobody(string database)
    {
        await using var app = await NotesHost.StartAsync(database, ReplayToo);
        await app.WriteAsync(new Note { Text = "a", Phone = "0912345678" });

        await app.DoAsync<NotesDb>(async db =>
        {
            var note = await db.Notes.SingleAsync();
            db.Remove(note);
            db.Because(note, "Note.TakenOut", "sai");
            await db.SaveChangesAsync();
        });

        (await FaultsAsync(app)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_lived_year_is_whole_and_a_verifier_without_our_code_says_so_and_reckons_the_results_again()
    {
        var app = await apps.SampleAsync();
        (await FaultsAsync(app)).Should().BeEmpty();
        var folder = await ExportAsync(app);

        var (code, text) = await VerifyAsync(folder);

        (code, text).Should().Be((0, text));
        text.Should().MatchRegex(@"^\d{3,} entries, one unbroken chain; [1-9]\d* checkpoints fit; 6 results reckoned again");
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("removed")]
    [InlineData("swapped")]
    [InlineData("inserted")]
    [InlineData("cut")]
    [InlineData("written anew")]
    [InlineData("a false result")]
    public async Task The_verifier_names_the_first_broken_entry(string what)
    {
        var folder = await ExportAsync(await apps.SampleAsync());
        var path = Path.Combine(folder, "entries.jsonl");
        var lines = (await File.ReadAllLinesAsync(path)).ToList();
        var expected = AuditForgery.Do(lines, what);
        await File.WriteAllLinesAsync(path, lines);

        var (code, text) = await VerifyAsync(folder);

        code.Should().Be(1);
        text.Should().Contain(expected);
    }

    [Fact]
    public async Task Every_act_kind_and_field_of_the_log_has_words_in_both_languages()
    {
        var app = await apps.SampleAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var words = scope.ServiceProvider.GetRequiredService<AuditWords>();
        var acts = await scope.ServiceProvider.GetRequiredService<HostDb>().Set<AuditEntry>().Select(e => new { e.Area, e.Kind, e.Action }).Distinct().ToListAsync();
        var missing = new List<string>();
        foreach (var language in new[] { "vi", "en" })
        {
            Thread.CurrentThread.CurrentUICulture = new(language);
            missing.AddRange(acts.Where(a => words.Act(a.Area, a.Kind, a.Action).StartsWith("Audit.", StringComparison.Ordinal)).Select(a => $"{language} {a.Area} Audit.{a.Action}"));
            missing.AddRange(acts.Where(a => language == "vi" && words.Kind(a.Area, a.Kind) == a.Kind).Select(a => $"{language} {a.Area} Kind.{a.Kind}"));
            missing.AddRange(scope.ServiceProvider.GetServices<ModuleDb>().SelectMany(db => Fields(db)).Where(f => words.Field(f.Record, f.Name) is null).Select(f => $"{language} {f.Record.Assembly.GetName().Name} {f.Record.Name}.{f.Name}"));
        }

        missing.Distinct().Together().Should().BeEmpty();
    }

    [Fact]
    public async Task The_page_shows_filters_and_exports_the_log_and_no_points()
    {
        var app = await apps.SampleAsync();
        var leader = await app.AskAsync<HostDb, Person>(db => db.Users.Where(a => a.UserName == "quan.tri").Select(a => new Person(a.Id, a.UserName!, a.Name, a.UnitId, a.ProducerId)).SingleAsync());

        var page = await app.As(leader).OpenAsync("/Admin/Audit?kind=Result");
        var found = await app.As(leader).OpenAsync("/Admin/Audit?q=phung minh duc&kind=Session");
        var excel = await app.As(leader).OpenAsync("/Admin/Audit?kind=Session&handler=Excel");

        page.TextIn("tbody").Should().Contain("Ghi kết quả đánh giá").And.Contain("không hiển thị").And.NotMatchRegex(@"\d\d,\d");
        found.TextIn("tbody").Should().Contain("Chốt phiên họp").And.Contain("Phùng Minh Đức").And.NotContain("Nộp hồ sơ");
        var rows = new MemoryStream(excel.Content).Query(useHeaderRow: true).Cast<IDictionary<string, object>>().ToList();
        rows.Should().HaveCount(await app.AskAsync<HostDb, int>(db => db.Set<AuditEntry>().CountAsync(e => e.Kind == "Session")));
        rows.Should().OnlyContain(r => (string)r["Đối tượng"] == "Phiên họp" && ((string)r["Mã băm"]).Length == 64);
    }

    private static IEnumerable<(Type Record, string Name)> Fields(DbContext db) =>
        from type in db.Model.GetEntityTypes()
        where typeof(IRecord).IsAssignableFrom(type.ClrType)
        from property in type.GetProperties()
        where Differences.IsLogged(property) && AuditWords.IsShown(property.ClrType)
        select (type.ClrType, property.Name);

    private static void ReplayToo(IServiceCollection services) =>
        services.AddScoped(p => new RecordReplay(p.GetRequiredService<HostDb>(), [.. p.GetServices<ModuleDb>(), p.GetRequiredService<NotesDb>()]));

    private static async Task<List<string>> FaultsAsync(App app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var texts = scope.ServiceProvider.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<OcopModular.Host.Texts>>();
        var faults = new List<string>();
        await foreach (var fault in scope.ServiceProvider.GetRequiredService<AuditVerifier>().FindAsync(CancellationToken.None))
        {
            faults.Add(texts[fault.Key, fault.Arguments]);
        }

        return faults;
    }

    private static async Task<string> ExportAsync(App app)
    {
        var folder = Directory.CreateTempSubdirectory("ocop-audit-").FullName;
        await app.DoAsync<AuditExport>(export => export.WriteAsync(folder, CancellationToken.None));
        return folder;
    }

    private static async Task<(int Code, string Text)> VerifyAsync(string folder)
    {
        using var python = Process.Start(new ProcessStartInfo("python3", [Path.Combine(folder, "verify_audit.py"), folder]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var text = await python.StandardOutput.ReadToEndAsync() + await python.StandardError.ReadToEndAsync();
        await python.WaitForExitAsync();
        return (python.ExitCode, text.Trim());
    }

    private static async Task TamperAsync(NotesDb db, string what, Guid note, string database)
    {
        foreach (var command in AuditForgery.Unguard(database).Concat(AuditForgery.InDatabase(what, note)))
        {
            await db.Database.ExecuteSqlRawAsync(command);
        }

        if (what == "the chain written anew")
        {
            await AuditForgery.WriteAnewAsync(db);
        }
    }
}
