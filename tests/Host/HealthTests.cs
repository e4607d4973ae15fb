using System.Globalization;
using System.Net;
using OcopModular.Host.Data;
using OcopModular.Host.Jobs;
using OcopModular.Kernel;

namespace OcopModular.Tests.HostTests;

/// <summary>What is well, what is not, and what whoever watches from outside is told.</summary>
public sealed class HealthTests
{
    [Theory, OnBothDatabases]
    public async Task The_page_says_of_each_part_whether_it_is_well(string database)
    {
        await using var app = await App.StartAsync(database);
        await app.WorkAsync("backup");
        await app.WorkAsync("audit-seal");
        await app.WorkAsync(VerifyAuditWork.Key);

        var page = await app.As(await app.PersonAsync(Role.Administrator)).OpenAsync("/Admin/Health");

        page.Text.Should().Contain(app.Database.IsPostgres ? "PostgreSQL 1" : "SQLite 3").And.Contain("Ghi thửđược").And.Contain("mới nhất").And.Contain("không gửi thư").And.Contain(".NET 10").And.Contain("148-qd-ttg").And.Contain("không dùng: tệp mang dấu");
        page.TextsIn("section:has(#health-database) .card-header").Should().ContainSingle().Which.Should().EndWith("Tốt");
        page.TextsIn("section:has(#health-backup) .card-header").Should().ContainSingle().Which.Should().EndWith("Tốt");
        page.Document.QuerySelectorAll("section.card").Should().HaveCount(12);
    }

    [Theory, OnBothDatabases]
    public async Task A_store_that_refuses_writes_is_named_and_the_host_is_not_ready(string database)
    {
        await using var app = await App.StartAsync(database);
        (await PlainAsync(app, "/health/ready")).Should().Be((HttpStatusCode.OK, "Healthy"));
        var place = Path.Combine(app.Database.Folder, "files");
        Directory.Delete(place, recursive: true);
        // A file where the folder should be: nobody can write below it, not even root.
        await File.WriteAllTextAsync(place, "");
        app.Time.Advance(TimeSpan.FromSeconds(11));

        (await PlainAsync(app, "/health/ready")).Should().Be((HttpStatusCode.ServiceUnavailable, "Unhealthy"));
        (await PlainAsync(app, "/health/live")).Should().Be((HttpStatusCode.OK, "Healthy"));
        (await app.As(await app.PersonAsync(Role.Administrator)).OpenAsync("/Admin/Health")).Text.Should().Contain("Không ghi được vào kho tệp").And.Contain("Kiểm tra ổ đĩa và quyền ghi");
        File.Delete(place);
        Directory.CreateDirectory(place);
        app.Time.Advance(TimeSpan.FromSeconds(11));
        (await PlainAsync(app, "/health/ready")).Should().Be((HttpStatusCode.OK, "Healthy"));
    }

    [Theory, OnBothDatabases]
    public async Task A_given_up_event_an_old_backup_and_failed_work_are_named_with_what_to_do(string database)
    {
        await using var app = await App.StartAsync(database);
        var now = app.Time.GetUtcNow().UtcDateTime;
        await app.DoAsync<HostDb>(db =>
        {
            db.Add(new OutboxMessage { Id = Guid.CreateVersion7(), At = now, NextAttempt = now, Type = "X", Payload = "{}", Attempts = 10, LastError = "x" });
            db.Add(new WorkRun { Id = Guid.CreateVersion7(), Name = "backup", Host = "x", StartedAt = now, EndedAt = now, State = WorkState.Failed, Result = "Đĩa đầy." });
            return db.SaveChangesAsync();
        });
        var backups = Directory.CreateDirectory(Path.Combine(app.Database.Folder, "backups")).FullName;
        var old = now.InVietnam().AddHours(-30);
        await File.WriteAllTextAsync(Path.Combine(backups, $"ocop-{old.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.zip"), "");

        var text = (await app.As(await app.PersonAsync(Role.Administrator)).OpenAsync("/Admin/Health")).Text;

        text.Should().Contain("1 sự kiện không chuyển được và đã dừng").And.Contain("chuyển lại")
            .And.Contain($"từ {old.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)}, đã 30 giờ")
            .And.Contain("Sao lưu hằng đêm lỗi lúc").And.Contain("Đĩa đầy.").And.Contain("Nhật ký chưa được kiểm tra");
        (await PlainAsync(app, "/health/ready")).Should().Be((HttpStatusCode.OK, "Healthy"), "what does not hinder work is told on the page alone");
    }

    [Fact]
    public async Task A_scheduler_is_alive_and_a_mail_server_that_is_away_is_named()
    {
        await using var app = await App.StartAsync(Databases.PostgreSql, s =>
        {
            s.Values["Jobs:Run"] = "true";
            s.Values["Mail:Host"] = "127.0.0.1";
            s.Values["Mail:Port"] = $"{ClamdServer.FreePort()}";
            s.Values["Files:Clamd"] = $"127.0.0.1:{ClamdServer.FreePort()}";
        });

        var text = (await app.As(await app.PersonAsync(Role.Administrator)).OpenAsync("/Admin/Health")).Text;

        text.Should().Contain("Không nối được máy chủ thư 127.0.0.1").And.Contain("clamd không trả lời").And.Contain("Các máy đang chạy").And.NotContain("Bộ lập lịch không hoạt động").And.NotContain("Không máy nào chạy");
    }

    private static async Task<(HttpStatusCode Status, string Text)> PlainAsync(App app, string path)
    {
        using var answer = await app.Client.GetAsync("http://localhost" + path);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
