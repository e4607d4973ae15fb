using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Host.Notices;
using OcopModular.Kernel;
using OcopModular.Tests.ProgrammeTests;

namespace OcopModular.Tests.HostTests;

/// <summary>Notices by mail, against a real server.</summary>
public sealed class MailTests
{
    [Theory, OnBothDatabases]
    public async Task Who_wants_mail_at_once_gets_a_line_and_a_link_in_whole_vietnamese_letters(string database)
    {
        await using var office = await PostOffice.StartAsync();
        await using var app = await App.StartAsync(database, office.Use);
        var (wants, not) = (await app.StandingBodyAsync(), await app.StandingBodyAsync());
        var chosen = await ChooseAsync(app, wants, "Gửi ngay từng thông báo", "an@phongtho.test");
        chosen.Text.Should().Contain("Đã lưu cài đặt.");

        await NoticeTests.TellAsync(app, "đặc biệt", wants, not);
        await SendAsync(app);
        await SendAsync(app);

        var mail = office.Mail.Should().ContainSingle().Subject;
        mail.To.Mailboxes.Single().Address.Should().Be("an@phongtho.test");
        mail.Subject.Should().Be("[OCOP] Hồ sơ 001/PĐK của sản phẩm “Chè Shan tuyết đặc biệt” đã được tiếp nhận, chờ đưa vào đợt đánh giá");
        mail.TextBody.Should().Contain("“Chè Shan tuyết đặc biệt”").And.Contain("https://ocop.phongtho.test/Help").And.Contain("https://ocop.phongtho.test/Account/Settings").And.NotContain(wants.Name);
    }

    [Theory, OnBothDatabases]
    public async Task A_server_that_is_down_for_an_hour_gets_everything_afterwards_and_once(string database)
    {
        await using var office = await PostOffice.StartAsync();
        await using var app = await App.StartAsync(database, office.Use);
        var person = await app.StandingBodyAsync();
        await ChooseAsync(app, person, "Gửi ngay từng thông báo", "an@phongtho.test");
        await office.CloseAsync();
        for (var minute = 0; minute < 60; minute++)
        {
            if (minute % 10 == 0)
            {
                await NoticeTests.TellAsync(app, $"số {minute}", person);
            }

            await SendAsync(app);
            app.Time.Advance(TimeSpan.FromMinutes(1));
        }

        office.Mail.Should().BeEmpty();
        (await app.AskAsync<HostDb, List<string?>>(db => db.MailItems.Select(m => m.LastError).ToListAsync())).Should().Contain(e => e!.Contains("Exception", StringComparison.Ordinal));
        await office.OpenAsync();
        for (var minute = 0; minute < 70; minute++)
        {
            await SendAsync(app);
            app.Time.Advance(TimeSpan.FromMinutes(1));
        }

        office.Mail.Select(m => m.Subject!.Split('“', '”')[1]).Order().Should().Equal(Enumerable.Range(0, 6).Select(i => $"Chè Shan tuyết số {i * 10}").Order());
        (await app.AskAsync<HostDb, bool>(db => db.MailItems.AllAsync(m => m.SentAt != null))).Should().BeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task A_digest_comes_at_seven_with_all_of_the_day(string database)
    {
        await using var office = await PostOffice.StartAsync();
        await using var app = await App.StartAsync(database, office.Use);
        var person = await app.StandingBodyAsync();
        await ChooseAsync(app, person, "Gộp thành một thư mỗi ngày lúc 07:00", "an@phongtho.test");
        await NoticeTests.TellAsync(app, "một", person);
        await NoticeTests.TellAsync(app, "hai", person);
        app.Time.Advance(TimeSpan.FromHours(21.9));
        await SendAsync(app);
        office.Mail.Should().BeEmpty("it is not seven yet");

        app.Time.Advance(TimeSpan.FromHours(0.2));
        await SendAsync(app);

        var mail = office.Mail.Should().ContainSingle().Subject;
        mail.Subject.Should().Be("[OCOP] 2 thông báo");
        mail.TextBody.Should().Contain("tuyết một").And.Contain("tuyết hai");
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_sent_is_given_up_where_the_administrator_sees_it_and_can_be_sent_again(string database)
    {
        await using var office = await PostOffice.StartAsync();
        await using var app = await App.StartAsync(database, office.Use);
        var person = await app.StandingBodyAsync();
        await ChooseAsync(app, person, "Gửi ngay từng thông báo", "an@phongtho.test");
        await office.CloseAsync();
        await NoticeTests.TellAsync(app, "một", person);
        for (var day = 0; day < 12; day++)
        {
            await SendAsync(app);
            app.Time.Advance(TimeSpan.FromDays(1));
        }

        var page = await app.As(await app.PersonAsync(Role.Administrator)).OpenAsync("/Admin/Mail");
        page.Text.Should().Contain("Đã dừng gửi").And.Contain(person.Name).And.NotContain("an@phongtho.test").And.NotContain("Chè Shan");
        await office.OpenAsync();
        await page.SubmitAsync(button: "Gửi lại các thư đã dừng");
        await SendAsync(app);

        office.Mail.Should().ContainSingle();
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_senders_one_takes_a_letter_and_one_that_was_killed_leaves_it_to_the_next(string database)
    {
        await using var office = await PostOffice.StartAsync();
        await using var app = await App.StartAsync(database, office.Use);
        var person = await app.StandingBodyAsync();
        await ChooseAsync(app, person, "Gửi ngay từng thông báo", "an@phongtho.test");
        await NoticeTests.TellAsync(app, "một", person);

        // The first sender takes it and is killed.
        var taken = await app.AskAsync<MailQueue, IReadOnlyList<Guid>>(async q => await q.ClaimAsync((await q.DueAsync(CancellationToken.None))[0], CancellationToken.None));
        taken.Should().ContainSingle();
        (await app.AskAsync<MailQueue, IReadOnlyList<Guid>>(q => q.ClaimAsync(taken, CancellationToken.None))).Should().BeEmpty();
        await SendAsync(app);
        office.Mail.Should().BeEmpty();

        app.Time.Advance(TimeSpan.FromMinutes(11));
        await Task.WhenAll(SendAsync(app), SendAsync(app));

        office.Mail.Should().ContainSingle();
    }

    [Theory, OnBothDatabases]
    public async Task Mail_without_an_address_is_refused_and_without_a_server_nothing_waits(string database)
    {
        await using var app = await App.StartAsync(database);
        var person = await app.StandingBodyAsync();

        var refused = await ChooseAsync(app, person, "Gửi ngay từng thông báo", "không phải thư");
        refused.At("Input.Address").Should().Contain("địa chỉ thư hợp lệ");
        refused.Text.Should().Contain("chưa cấu hình máy chủ thư");
        await ChooseAsync(app, person, "Gửi ngay từng thông báo", "an@phongtho.test");
        await NoticeTests.TellAsync(app, "một", person);

        (await app.AskAsync<HostDb, int>(db => db.MailItems.CountAsync())).Should().Be(0);
    }

    private static async Task<Page> ChooseAsync(App app, Person person, string mode, string address) =>
        await (await app.As(person).OpenAsync("/Account/Settings")).SubmitAsync(f =>
        {
            f["Input.Mail"] = mode switch { "Gửi ngay từng thông báo" => nameof(MailMode.AtOnce), _ => nameof(MailMode.Daily) };
            f["Input.Address"] = address;
        }, "Lưu");

    private static Task SendAsync(App app) => app.DoAsync<SendMail>(m => m.RunAsync(CancellationToken.None));
}
