using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;
using OcopModular.Tests.Dossiers;
using OcopModular.Tests.Evaluation;

namespace OcopModular.Tests.HostTests;

/// <summary>The personal calendar: in the intranet, and as a feed behind a secret link.</summary>
public sealed class CalendarTests
{
    [Theory, OnBothDatabases]
    public async Task The_feed_holds_own_deadlines_and_sessions_until_the_link_is_renewed(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);
        var session = await rooms.CallAsync("12/11/2024");
        var member = rooms.Office.Members[0];
        var first = await LinkAsync(app, member);

        var events = await ReadAsync(app, first);
        events.Should().Contain(e => e.Start!.Value.Date == new DateTime(2024, 11, 12) && e.Summary!.StartsWith("Họp Hội đồng", StringComparison.Ordinal) && e.Url!.ToString().EndsWith($"/Evaluation/Sessions/View/{session}", StringComparison.Ordinal));
        events.Should().OnlyContain(e => !e.Summary!.Contains(member.Name) && e.Uid!.Length > 10);
        (await ReadAsync(app, first)).Select(e => e.Uid).Should().BeEquivalentTo(events.Select(e => e.Uid), "an entry keeps its place");
        (await ReadAsync(app, await LinkAsync(app, await app.PersonAsync(Role.CouncilMember)))).Should().BeEmpty("who does not sit in a session has none");

        var second = await LinkAsync(app, member);
        (await app.Anonymous().OpenOnlyAsync(first)).Status.Should().Be(HttpStatusCode.NotFound);
        (await ReadAsync(app, second)).Should().NotBeEmpty();
        (await app.As(member).OpenAsync("/Account/Settings")).Text.Should().NotContain(".ics", "it is shown once");
        (await app.AskAsync<HostDb, List<string?>>(db => db.PersonSettings.Select(s => s.CalendarHash).ToListAsync())).Should().OnlyContain(h => h!.Length == 64 && !second.Contains(h));
    }

    [Theory, OnBothDatabases]
    public async Task The_feed_of_a_disabled_account_is_gone(string database)
    {
        await using var app = await App.StartAsync(database);
        var person = await app.StandingBodyAsync();
        var link = await LinkAsync(app, person);
        (await app.Anonymous().OpenOnlyAsync(link)).Status.Should().Be(HttpStatusCode.OK);

        await app.DoAsync<HostDb>(async db =>
        {
            (await db.Users.SingleAsync(u => u.Id == person.Id)).IsDisabled = true;
            await db.SaveChangesAsync();
        });

        (await app.Anonymous().OpenOnlyAsync(link)).Status.Should().Be(HttpStatusCode.NotFound);
        (await app.Anonymous().OpenOnlyAsync("/Calendar/x.ics")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task The_month_shows_own_days_and_holidays(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        await story.ForwardAsync();
        var standing = app.As(await app.StandingBodyAsync());

        var month = await standing.OpenAsync("/Calendar");

        month.Text.Should().Contain("Tháng 11/2024").And.Contain("hôm nay");
        month.Document.QuerySelectorAll("td").Single(d => d.QuerySelector("time")!.GetAttribute("datetime") == "2024-11-12").TextContent.Should().Contain(Story.ProductName);
        (await standing.OpenAsync("/Calendar?month=2025-01")).Text.Should().Contain("Tết Nguyên đán");
        (await standing.OpenAsync("/Calendar?month=nonsense")).Text.Should().Contain("Tháng 11/2024");
    }

    private static async Task<string> LinkAsync(App app, Person person)
    {
        var browser = app.As(person);
        var page = await browser.OpenAsync("/Account/Settings");
        var made = await page.SubmitAsync(button: page.Text.Contains("Tạo đường dẫn mới", StringComparison.Ordinal) && page.Text.Contains("Bạn đã có", StringComparison.Ordinal) ? "Tạo đường dẫn mới" : "Tạo đường dẫn");
        return new Uri(made.TextIn(".o-link-once")).AbsolutePath;
    }

    private static async Task<List<Ical.Net.CalendarComponents.CalendarEvent>> ReadAsync(App app, string link)
    {
        var answer = await app.Anonymous().OpenOnlyAsync(link);
        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.Headers["Content-Type"].Should().StartWith("text/calendar");
        return [.. Ical.Net.Calendar.Load(System.Text.Encoding.UTF8.GetString(answer.Content))!.Events];
    }
}
