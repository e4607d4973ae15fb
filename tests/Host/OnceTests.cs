using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Tests.HostTests;

/// <summary>A double click, a repeated post, an impatient reload: one effect, one answer.</summary>
public sealed class OnceTests
{
    [Theory, OnBothDatabases]
    public async Task Twenty_posts_of_one_form_at_once_have_one_effect_and_one_answer(string database)
    {
        await using var app = await App.StartAsync(database);
        var form = await FormAsync(app.As(await app.PersonAsync(Role.Administrator)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => form.SendAsync(follows: false))));

        answers.Should().OnlyContain(a => a.Status == HttpStatusCode.Redirect);
        answers.Select(a => a.Location).Distinct().Should().ContainSingle();
        (await CountAsync(app)).Should().Be(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_repeated_post_answers_what_the_first_one_did(string database)
    {
        await using var app = await App.StartAsync(database);
        var form = await FormAsync(app.As(await app.PersonAsync(Role.Administrator)));

        var first = await form.SendAsync(follows: false);
        app.Time.Advance(TimeSpan.FromHours(1));
        var second = await form.SendAsync(follows: false);

        first.Status.Should().Be(HttpStatusCode.Redirect);
        second.Location.Should().Be(first.Location);
        (await CountAsync(app)).Should().Be(1);
    }

    [Fact]
    public async Task A_form_that_was_refused_can_be_sent_again()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var form = await FormAsync(app.As(await app.PersonAsync(Role.Administrator)));
        form["Input.Name"] = "";

        var refused = await form.SendAsync();
        var answer = await refused.SubmitAsync(f => f["Input.Name"] = "Người mới");

        refused.Status.Should().Be(HttpStatusCode.OK);
        answer.Status.Should().Be(HttpStatusCode.OK);
        (await CountAsync(app)).Should().Be(1);
    }

    [Fact]
    public async Task A_key_of_another_person_opens_nothing()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var first = await FormAsync(app.As(await app.PersonAsync(Role.Administrator)));
        await first.SendAsync();
        var second = await FormAsync(app.As(await app.PersonAsync(Role.Administrator)));
        second.Force("__once", first["__once"]!);

        (await second.SendAsync(follows: false)).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_form_without_its_key_is_refused()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var form = await FormAsync(app.As(await app.PersonAsync(Role.Administrator)));
        form.Remove("__once");

        (await form.SendAsync(follows: false)).Status.Should().Be(HttpStatusCode.BadRequest);
        (await CountAsync(app)).Should().Be(0);
    }

    private static async Task<PageForm> FormAsync(Browser browser)
    {
        var form = (await browser.OpenAsync("/Admin/Staff/Edit")).Form("Input.Name");
        form["Input.Name"] = "Người mới";
        form["Input.UserName"] = "nguoi-moi";
        return form;
    }

    private static Task<int> CountAsync(App app) => app.AskAsync<HostDb, int>(db => db.Users.CountAsync(a => a.UserName == "nguoi-moi"));
}
