using OcopModular.Host.Figures;
using OcopModular.Tests.HostTests;
using Microsoft.Extensions.DependencyInjection;

namespace OcopModular.Tests.Figures;

/// <summary>The sample district shows figures to whoever has lists, and none to the others.</summary>
[Collection(SharedApps.Name)]
public sealed class SampleFigureTests(SharedApps apps)
{
    [Fact]
    public async Task Each_of_the_sample_people_finds_the_figures_of_their_own_lists()
    {
        var app = await apps.SampleAsync();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var person in await CrawlTests.SampleStaffAsync(app))
        {
            var cards = await app.ActAsync(person, services => services.GetRequiredService<FigureBook>().ReadAsync(f => f.IsMain, default));
            var home = await app.As(person).OpenAsync("/");
            home.Document.QuerySelectorAll(".o-kpi").Length.Should().Be(cards.Count(c => c.Figure.By is null || c.IsByCommune), person.UserName);
            counts[person.UserName] = cards.Count(c => c.Value > 0);
        }

        counts["lanh.dao"].Should().BeGreaterThan(4);
        counts["mo.si.san"].Should().BeGreaterThan(4);
        counts["chu.the"].Should().BeGreaterThan(2);
        counts["quan.tri"].Should().Be(0);
        counts["tieu.chi"].Should().Be(0);
    }
}
