using System.Net;
using OcopModular.Tests.Architecture;

namespace OcopModular.Tests.HostTests;

[Collection(SharedApps.Name)]
public sealed class HeadersTests(SharedApps apps)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/Account/SignIn")]
    [InlineData("/Nowhere/At/All")]
    [InlineData("/icon.svg")]
    public async Task Every_answer_forbids_foreign_script_frames_and_guessing(string path)
    {
        var app = await apps.OnAsync(Databases.Sqlite);

        var page = await app.Anonymous().OpenOnlyAsync(path);

        var policy = page.Headers["Content-Security-Policy"];
        policy.Should().ContainAll("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'").And.NotContain("unsafe");
        page.Headers["X-Content-Type-Options"].Should().Be("nosniff");
        page.Headers.Should().ContainKeys("Referrer-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy").And.NotContainKey("Server");
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_post_from_another_site_is_refused(string from)
    {
        var app = await apps.OnAsync(Databases.Sqlite);
        var browser = app.As(await app.StandingBodyAsync());
        var home = await browser.OpenAsync("/");
        browser.FetchSite = from;

        var answer = await browser.PostAsync("/Account/SignOut", Browser.TokenOf(home));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        browser.FetchSite = "same-origin";
        (await browser.OpenOnlyAsync("/")).Status.Should().Be(HttpStatusCode.OK, "nobody was signed out");
    }

    [Fact]
    public async Task Every_post_without_a_token_or_with_that_of_another_person_is_refused()
    {
        var app = await apps.OnAsync(Databases.Sqlite);
        var all = OcopModular.Kernel.Role.All;
        var foreign = Browser.TokenOf(await app.As(await app.PersonAsync(all)).OpenAsync("/"));
        var browser = app.As(await app.PersonAsync(all));
        await browser.OpenAsync("/");
        var doors = (await EndpointTable.ReadAsync(app.Services)).Where(d => d is { Method: "POST", IsAsset: false }).ToList();

        var passed = new List<string>();
        foreach (var door in doors)
        {
            var path = "/" + door.Route.Replace("{id:guid?}", "", StringComparison.Ordinal) + (door.Handler is null ? "" : $"?handler={door.Handler}");
            var without = await browser.PostAsync(path);
            var withForeign = await browser.PostAsync(path, foreign);
            passed.AddRange(new[] { without, withForeign }.Where(p => p.Status is not (HttpStatusCode.BadRequest or HttpStatusCode.NotFound)).Select(p => $"{door}: {p.Status}"));
        }

        doors.Should().NotBeEmpty();
        passed.Together().Should().BeEmpty();
    }

    [Fact]
    public async Task No_unsafe_method_is_without_a_token_by_its_own_wish() =>
        (await EndpointTable.ReadAsync((await apps.OnAsync(Databases.Sqlite)).Services)).Where(d => d.Page?.GetCustomAttributes(inherit: true).Any(a => a.GetType().Name.Contains("IgnoreAntiforgery", StringComparison.Ordinal)) == true).Together().Should().BeEmpty();
}
