using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Tests.HostTests;

public sealed class FirstStartTests
{
    private const string Password = "một mật khẩu đủ dài 2024";
    private readonly ConsoleBook _console = ConsoleBook.Listen();

    [Theory, OnBothDatabases]
    public async Task The_first_administrator_comes_in_by_a_link_that_works_once(string database)
    {
        await using var app = await App.StartAsync(database, OutsideDevelopment);
        var link = await LinkAsync(app);

        var home = await (await app.Anonymous().OpenAsync(link)).SubmitAsync(Choose, button: "Input.Password");
        var again = await app.Anonymous().OpenAsync(link);

        (home.Status, home.Address).Should().Be((HttpStatusCode.OK, "/"));
        again.Status.Should().Be(HttpStatusCode.NotFound);
        (await home.Browser.OpenAsync("/Admin/Staff")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task The_link_ends_after_three_days_and_a_new_start_prints_a_new_one(string database)
    {
        await using var store = await TestDatabase.MigratedAsync(database);
        string old;
        await using (var first = await App.StartAsync(store, OutsideDevelopment))
        {
            old = await LinkAsync(first);
            first.Time.Advance(TimeSpan.FromDays(3.1));
            (await first.Anonymous().OpenAsync(old)).Status.Should().Be(HttpStatusCode.NotFound);
        }

        await using var second = await App.StartAsync(store, OutsideDevelopment);

        (await LinkAsync(second)).Should().NotBe(old);
        (await second.Anonymous().OpenAsync(old)).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_password_that_is_too_short_is_refused_and_the_link_stays()
    {
        await using var app = await App.StartAsync(Databases.Sqlite, Production);
        var page = await app.Anonymous().OpenAsync(await LinkAsync(app));

        var refused = await page.SubmitAsync(f => f["Input.Password"] = f["Input.Repeated"] = "ngắn", button: "Input.Password");
        var home = await refused.SubmitAsync(Choose, button: "Input.Password");

        refused.Address.Should().StartWith("/Account/Invitation/");
        home.Address.Should().Be("/");
    }

    [Fact]
    public async Task In_production_the_clock_cannot_be_shifted()
    {
        var start = () => App.StartAsync(Databases.Sqlite, s =>
        {
            Production(s);
            s.Values["Clock:Start"] = "2024-11-05T08:00";
        });

        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*Clock:Start*Production*");
    }

    [Fact]
    public async Task Outside_development_there_are_no_sample_staff()
    {
        await using var app = await App.StartAsync(Databases.Sqlite, s =>
        {
            Production(s);
            s.SampleScene = "";
        });

        (await app.AskAsync<HostDb, int>(db => db.Users.CountAsync(a => a.IsSample))).Should().Be(0);
    }

    [Fact]
    public async Task Outside_development_nobody_enters_as_sample_staff_with_one_click()
    {
        await using var app = await App.StartAsync(Databases.Sqlite, Production);
        var person = await app.StandingBodyAsync();
        await app.DoAsync<HostDb>(db => db.Users.Where(a => a.Id == person.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.IsSample, true)));
        var page = await app.Anonymous().OpenAsync("/Account/SignIn");

        var answer = await page.Browser.PostAsync("/Account/SignIn?handler=Enter", Browser.TokenOf(page), ("id", person.Id.ToString()));

        page.Text.Should().NotContain(person.Name);
        answer.Status.Should().Be(HttpStatusCode.NotFound);
        (await page.Browser.OpenOnlyAsync("/")).Location.Should().Contain("/Account/SignIn");
    }

    [Fact]
    public async Task In_development_sample_staff_enter_with_one_click_and_others_do_not()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var sample = await app.StandingBodyAsync();
        var other = await app.StandingBodyAsync();
        await app.DoAsync<HostDb>(db => db.Users.Where(a => a.Id == sample.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.IsSample, true)));
        var page = await app.Anonymous().OpenAsync("/Account/SignIn");

        (await page.Browser.PostAsync("/Account/SignIn?handler=Enter", Browser.TokenOf(page), ("id", other.Id.ToString()))).Status.Should().Be(HttpStatusCode.NotFound);
        (await page.Browser.PostAsync("/Account/SignIn?handler=Enter", Browser.TokenOf(page), ("id", sample.Id.ToString()))).Location.Should().Be("/");
        (await page.Browser.OpenOnlyAsync("/")).Status.Should().Be(HttpStatusCode.OK);
    }

    private static void Production(AppSettings settings) => settings.Environment = "Production";

    /// <summary>Production itself refuses the throwaway server of the tests.</summary>
    private static void OutsideDevelopment(AppSettings settings) => settings.Environment = "Staging";

    private static void Choose(PageForm form) => form["Input.Password"] = form["Input.Repeated"] = Password;

    /// <summary>The link that this host printed: other hosts print theirs at the same time.</summary>
    private async Task<string> LinkAsync(App app)
    {
        for (var i = 0; i < 100; i++)
        {
            foreach (var link in _console.Words.Where(w => w.Contains("/Account/Invitation/", StringComparison.Ordinal)).Select(w => w[w.IndexOf("/Account/", StringComparison.Ordinal)..]))
            {
                if (await app.AskAsync<Invitations, Invitation?>(v => v.FindAsync(link.Split('/')[^1], CancellationToken.None)) is not null)
                {
                    return link;
                }
            }

            // The host greets when it has started, beside the test.
            await Task.Delay(100);
        }

        throw new InvalidOperationException("The console shows no link of this host.");
    }
}
