using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Host.Accounts;
using OcopModular.Host.Modules;

namespace OcopModular.Tests.Architecture;

[Collection(SharedApps.Name)]
public sealed class EndpointTests(SharedApps apps)
{
    [Fact]
    public async Task Every_endpoint_names_its_right_or_says_that_everybody_may_enter()
    {
        var doors = await DoorsAsync();

        doors.Should().NotBeEmpty();
        doors.Where(d => d.IsUnguarded).Together().Should().BeEmpty();
    }

    [Fact]
    public async Task An_endpoint_without_a_right_is_found()
    {
        await using var app = await App.StartAsync(Databases.Sqlite, s => s.Services = services => services.AddSingleton<IStartupFilter, OpenDoor>());

        (await EndpointTable.ReadAsync(app.Services)).Where(d => d.IsUnguarded).Select(d => d.Route).Should().Equal("/open-door");
    }

    [Fact]
    public async Task No_handler_tries_to_have_a_right_of_its_own() =>
        (await DoorsAsync()).Where(d => d.Page?.GetMethods().Any(HasOwnRight) == true).Together().Should().BeEmpty("a right stands on the page: on a handler it has no effect");

    [Fact]
    public void A_right_on_a_handler_is_found() => HasOwnRight(typeof(EndpointTests).GetMethod(nameof(Handler), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!).Should().BeTrue();

    [Fact]
    public async Task Every_right_opens_a_page_and_every_policy_is_a_right()
    {
        var rights = (await apps.OnAsync(Databases.Sqlite)).Services.GetRequiredService<ModuleCatalogue>().Permissions.Concat(HostCan.All).Select(p => p.Name).Distinct();

        (await DoorsAsync()).Select(d => d.Policy).Where(p => p is not null).Distinct().Should().BeEquivalentTo(rights);
    }

    [Fact]
    public async Task The_container_is_validated_when_the_host_starts()
    {
        var start = () => App.StartAsync(Databases.Sqlite, s => s.Services = services => services.AddScoped<NeedsWhatIsMissing>());

        (await start.Should().ThrowAsync<AggregateException>()).WithMessage("*NeedsWhatIsMissing*");
    }

    [Authorize("x")]
    internal void Handler()
    {
    }

    private static bool HasOwnRight(System.Reflection.MethodInfo method) => method.IsDefined(typeof(AuthorizeAttribute), inherit: true);

    private async Task<IReadOnlyList<Door>> DoorsAsync() => await EndpointTable.ReadAsync((await apps.OnAsync(Databases.Sqlite)).Services);

    private sealed class OpenDoor : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.UseRouting();
            app.UseEndpoints(e => e.MapGet("/open-door", () => "open"));
        };
    }

    private sealed class NeedsWhatIsMissing(IDisposable missing)
    {
        public IDisposable Missing { get; } = missing;
    }
}
