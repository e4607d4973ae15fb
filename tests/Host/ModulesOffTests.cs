using System.Net;
using OcopModular.Kernel;
using OcopModular.Tests.Architecture;

namespace OcopModular.Tests.HostTests;

public sealed class ModulesOffTests
{
    [Fact]
    public async Task The_pages_of_a_module_that_is_off_are_not_there()
    {
        await using var app = await App.StartAsync(Databases.Sqlite, s => Off(s, "Training", "Communications", "TradePromotion"));
        var browser = app.As(await app.PersonAsync(Role.All));

        (await browser.OpenAsync("/Training")).Status.Should().Be(HttpStatusCode.NotFound);
        (await browser.OpenAsync("/Monitoring")).Status.Should().Be(HttpStatusCode.OK);
        (await EndpointTable.ReadAsync(app.Services)).Should().NotContain(d => d.Route.StartsWith("Training", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_module_whose_need_is_off_stops_the_start_with_a_sentence()
    {
        var start = () => App.StartAsync(Databases.Sqlite, s => Off(s, "Dossiers"));

        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*Module Evaluation needs Dossiers, which Modules:Off switches off.*");
    }

    [Fact]
    public async Task A_name_that_is_no_module_stops_the_start()
    {
        var start = () => App.StartAsync(Databases.Sqlite, s => Off(s, "Trainning"));

        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*'Trainning'*Training*");
    }

    private static void Off(AppSettings settings, params string[] modules)
    {
        for (var i = 0; i < modules.Length; i++)
        {
            settings.Values[$"Modules:Off:{i}"] = modules[i];
        }
    }
}
