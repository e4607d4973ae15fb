using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Tests.Architecture;

namespace OcopModular.Tests.Figures;

/// <summary>What each figure of each module must bring along.</summary>
public sealed class FigureGuard
{
    [Fact]
    public async Task Each_figure_has_its_texts_and_a_list_that_demands_its_right_and_knows_its_filters()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);

        var offers = await OffersAsync(app);

        offers.Should().HaveCountGreaterThan(20);
        offers.Select(f => f.Name).Should().OnlyHaveUniqueItems();
        (await FaultsAsync(app, sources => sources)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_figure_without_text_list_right_or_filter_is_found()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);

        var faults = await FaultsAsync(app, _ => [new Careless()]);

        faults.Should().BeEquivalentTo(
            "careless.none: Figure.careless.none has no vi", "careless.none: Figure.careless.none has no en",
            "careless.none: FigureUnit.nothing has no vi", "careless.none: FigureUnit.nothing has no en",
            "careless.none: FigureGroup.careless has no vi", "careless.none: FigureGroup.careless has no en",
            "careless.none: its list demands , not dossiers.read", "careless.none: its list has no filter commune");
    }

    internal static async Task<IReadOnlyList<Figure>> OffersAsync(App app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return [.. scope.ServiceProvider.GetServices<IFigureSource>().SelectMany(s => s.Of(Actor.System, 2024))];
    }

    private static async Task<List<string>> FaultsAsync(App app, Func<IEnumerable<IFigureSource>, IEnumerable<IFigureSource>> choose)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var doors = await EndpointTable.ReadAsync(app.Services);
        var factory = app.Services.GetRequiredService<IStringLocalizerFactory>();
        return [.. choose(scope.ServiceProvider.GetServices<IFigureSource>()).SelectMany(s => s.Of(Actor.System, 2024).SelectMany(f => Faults(f, factory.TextsOf(s.GetType()), doors).Select(fault => $"{f.Name}: {fault}")))];
    }

    private static IEnumerable<string> Faults(Figure figure, IStringLocalizer texts, IReadOnlyList<Door> doors)
    {
        foreach (var key in new[] { $"Figure.{figure.Name}", $"FigureUnit.{figure.Unit}", $"FigureGroup.{figure.Group}" })
        {
            foreach (var language in new[] { "vi", "en" }.Where(l => IsMissing(texts, key, l)))
            {
                yield return $"{key} has no {language}";
            }
        }

        if (doors.FirstOrDefault(d => $"/{d.Route}" == figure.List && d is { Method: "GET", Handler: null })?.Policy is var right && right != figure.Permission)
        {
            yield return $"its list demands {right}, not {figure.Permission}";
        }

        if (figure.By is { } by && !figure.Filter.GetType().GetProperties().Any(p => p.Name.Equals(by, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"its list has no filter {by}";
        }
    }

    private static bool IsMissing(IStringLocalizer texts, string key, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return texts[key].ResourceNotFound;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private sealed class Careless : IFigureSource
    {
        public IReadOnlyList<Figure> Of(Actor actor, int year) => [new Figure("careless.none", "nothing", "dossiers.read", "/Nowhere", new ListQuery(), _ => Task.FromResult<IReadOnlyList<FigurePart>>([]))];
    }
}
