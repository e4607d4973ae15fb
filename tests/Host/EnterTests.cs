using System.Net;
using OcopModular.Kernel;

namespace OcopModular.Tests.HostTests;

public sealed class EnterTests
{
    [Theory, OnBothDatabases]
    public async Task Who_is_signed_in_sees_the_home_page(string database)
    {
        await using var app = await App.StartAsync(database);

        var home = await app.As(await app.StandingBodyAsync()).OpenAsync("/");

        home.Status.Should().Be(HttpStatusCode.OK);
        home.Address.Should().Be("/");
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_not_signed_in_is_sent_to_the_sign_in_page_and_back(string database)
    {
        await using var app = await App.StartAsync(database);

        var home = await app.Anonymous().OpenOnlyAsync("/?culture=en");

        home.Status.Should().Be(HttpStatusCode.Redirect);
        home.Location.Should().Be("http://localhost/Account/SignIn?ReturnUrl=%2F%3Fculture%3Den");
    }
}
