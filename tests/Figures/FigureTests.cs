using System.Net;
using System.Text.RegularExpressions;
using MiniExcelLibs;
using OcopModular.Host.Figures;
using OcopModular.Kernel;

namespace OcopModular.Tests.Figures;

[Collection(FigureDistricts.Name)]
public sealed partial class FigureTests(FigureDistricts districts)
{
    [Theory]
    [OnBothDatabases("office")]
    [OnBothDatabases("helper")]
    [OnBothDatabases("leader")]
    [OnBothDatabases("commune")]
    [OnBothDatabases("producer")]
    [OnBothDatabases("member")]
    [OnBothDatabases("secretary")]
    [OnBothDatabases("trade")]
    public async Task Each_figure_each_part_and_the_year_before_hold_what_their_list_holds(string database, string who)
    {
        var district = await districts.OnAsync(database);
        var browser = district.As(who);
        var cards = await district.CardsAsync(who);
        var faults = new List<string>();
        foreach (var card in cards.Concat(cards.Select(c => c.Before).OfType<FigureCard>()))
        {
            faults.AddRange(await DifferenceAsync(browser, card.Figure.UrlOf(), card.Value));
            foreach (var part in card.Parts)
            {
                faults.AddRange(await DifferenceAsync(browser, card.Figure.UrlOf(part.Key), part.Value));
            }
        }

        faults.Should().BeEmpty();
        cards.Count(c => c.Value > 0).Should().BeGreaterThan(5, "figures of nothing prove nothing");
    }

    [Theory, OnBothDatabases]
    public async Task A_figure_that_says_more_or_less_than_its_list_or_opens_none_is_found(string database)
    {
        var browser = (await districts.OnAsync(database)).As("office");

        (await DifferenceAsync(browser, "/Dossiers?course=Filed&year=2024", 6)).Should().BeEmpty();
        (await DifferenceAsync(browser, "/Dossiers?course=Filed&year=2024", 7)).Should().Equal("/Dossiers?course=Filed&year=2024 lists 6, the figure says 7");
        (await DifferenceAsync(browser, "/Dossiers?year=2021", 1)).Should().Equal("/Dossiers?year=2021 lists 0, the figure says 1");
        (await DifferenceAsync(browser, "/Nowhere", 1)).Should().Equal("/Nowhere answers NotFound");
    }

    [Theory, OnBothDatabases]
    public async Task In_this_district_no_figure_is_zero_for_who_sees_everything(string database)
    {
        var cards = await (await districts.OnAsync(database)).CardsAsync("office");

        cards.Where(c => c.Value == 0).Select(c => c.Figure.Name).Should().BeEmpty();
        cards.Should().HaveCountGreaterThan(20);
        cards.Single(c => c.Figure.Name == "evaluation.results").Before!.Value.Should().Be(2);
        cards.Single(c => c.Figure.Name == "dossiers.late").Value.Should().Be(1);
        cards.Where(c => c.IsByCommune).Should().OnlyContain(c => c.Value == c.Parts.Sum(p => p.Value));
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_of_a_foreign_commune_is_counted(string database)
    {
        var district = await districts.OnAsync(database);
        var all = (await district.CardsAsync("leader")).ToDictionary(c => c.Figure.Name);

        var own = await district.CardsAsync("commune");

        own.Where(c => c.IsByCommune).SelectMany(c => c.Parts).Select(p => p.Key).Distinct().Should().Equal(district.Near);
        own.Should().Contain(c => c.Figure.Name == "dossiers.filed" && c.Value < all["dossiers.filed"].Value && c.Value == all["dossiers.filed"].In(district.Near));
        all["dossiers.filed"].In(district.Far).Should().BePositive();
        (await district.CardsAsync("producer")).Single(c => c.Figure.Name == "dossiers.filed").Value.Should().Be(1, "the producer has one dossier");
    }

    [Theory, OnBothDatabases]
    public async Task A_result_is_counted_for_a_commune_when_it_is_decided_and_for_nobody_while_the_session_scores(string database)
    {
        var district = await districts.OnAsync(database);

        var own = (await district.CardsAsync("commune")).Single(c => c.Figure.Name == "evaluation.stars3");
        var offices = (await district.CardsAsync("office")).Single(c => c.Figure.Name == "evaluation.stars3");

        var members = (await district.CardsAsync("member")).Single(c => c.Figure.Name == "evaluation.stars3");

        own.Value.Should().Be(3, "one more waits for its decision");
        members.In(district.Near).Should().Be(3, "who did not sit in the session waits for the decision too");
        offices.In(district.Near).Should().Be(4, "the session that scores has none");
    }

    [Theory, OnBothDatabases]
    public async Task A_figure_is_offered_to_exactly_those_who_may_open_its_list(string database)
    {
        var district = await districts.OnAsync(database);
        var faults = new List<string>();
        foreach (var (who, person) in district.People)
        {
            var offered = (await district.CardsAsync(who)).Select(c => c.Figure.Name).ToHashSet();
            foreach (var figure in await FigureGuard.OffersAsync(district.App))
            {
                var isOpen = (await district.App.As(person).OpenAsync(figure.List)).Status == HttpStatusCode.OK;
                faults.AddRange(isOpen == offered.Contains(figure.Name) ? [] : [$"{who}: {figure.Name}"]);
            }
        }

        faults.Should().BeEmpty();
        (await district.CardsAsync("administrator")).Should().BeEmpty("an administrator opens no list of the work");
    }

    [Theory]
    [OnBothDatabases("leader", "/")]
    [OnBothDatabases("leader", "/Figures")]
    [OnBothDatabases("office", "/Figures?group=dossiers")]
    [OnBothDatabases("commune", "/")]
    [OnBothDatabases("commune", "/Figures?group=evaluation")]
    [OnBothDatabases("producer", "/")]
    [OnBothDatabases("member", "/")]
    public async Task Each_number_on_the_page_opens_a_list_of_as_many(string database, string who, string address)
    {
        var browser = (await districts.OnAsync(database)).As(who);
        var page = await browser.OpenAsync(address);
        var links = page.Document.QuerySelectorAll("a[data-figure]").ToList();
        var faults = new List<string>();
        foreach (var link in links)
        {
            faults.AddRange(await DifferenceAsync(browser, link.GetAttribute("href")!, Number(link.GetAttribute("data-value") ?? link.TextContent)));
        }

        links.Should().HaveCountGreaterThan(5);
        faults.Should().BeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task The_table_by_commune_sums_up(string database)
    {
        var page = await (await districts.OnAsync(database)).As("leader").OpenAsync("/Figures?group=dossiers");
        var rows = page.Document.QuerySelectorAll(".o-communes tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => Number(c.TextContent)).ToList()).ToList();
        var total = page.Document.QuerySelectorAll(".o-communes tfoot td").Select(c => Number(c.TextContent)).ToList();

        rows.Should().HaveCountGreaterThan(1);
        total.Should().HaveCount(7).And.Equal(Enumerable.Range(0, total.Count).Select(i => rows.Sum(r => r[i]))).And.OnlyContain(n => n > 0);
    }

    [Theory, OnBothDatabases]
    public async Task Excel_holds_every_figure_with_its_communes(string database)
    {
        var district = await districts.OnAsync(database);
        var file = await district.As("leader").OpenAsync("/Figures?handler=Excel");
        await using var content = new MemoryStream(file.Content);
        var rows = MiniExcel.Query(content, useHeaderRow: true).Cast<IDictionary<string, object?>>().ToDictionary(r => $"{r["Số liệu"]}");

        var cards = (await district.CardsAsync("leader")).Where(c => c.Figure.By is null or Figure.Commune).ToList();
        rows.Should().HaveCount(cards.Count);
        foreach (var card in cards)
        {
            Convert.ToDecimal(rows[card.Text]["Tổng cộng"]).Should().Be(card.Value);
            rows[card.Text]["Xã Xa"].Should().Be(card.IsByCommune ? (double)card.In(district.Far) : null);
            rows[card.Text]["Năm 2023"].Should().Be((double?)card.Before?.Value);
        }
    }

    [Fact]
    public async Task Who_may_open_no_list_has_no_figures_and_no_page_of_them()
    {
        var district = await districts.OnAsync(Databases.Sqlite);

        (await district.As("administrator").OpenAsync("/")).Document.QuerySelectorAll("[data-figure], .o-kpi").Should().BeEmpty();
        (await district.As("administrator").OpenAsync("/Figures")).Status.Should().Be(HttpStatusCode.Forbidden);
        (await district.As("producer").OpenAsync("/Figures")).Status.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_year_without_anything_says_zero()
    {
        var browser = (await districts.OnAsync(Databases.Sqlite)).As("office");
        await (await browser.OpenAsync("/Figures")).Form(".o-year").SendAsync();
        var page = await (await browser.OpenAsync("/Figures")).SubmitAsync(f => f.Choose("year", "2021"), ".o-year");

        page.Text.Should().Contain("Số liệu năm 2021");
        page.TextIn("[data-figure='dossiers.filed'].o-figure").Should().StartWith("0 hồ sơ");
        page.TextIn("[data-figure='base.products'].o-figure").Should().StartWith("8 sản phẩm", "what stands today stands in every year");
    }

    private static async Task<IEnumerable<string>> DifferenceAsync(Browser browser, string address, decimal figure)
    {
        var list = await browser.OpenAsync(address);
        return list.Status != HttpStatusCode.OK ? [$"{address} answers {list.Status}"]
            : Total(list) == figure ? []
            : [$"{address} lists {Total(list)}, the figure says {figure}"];
    }

    /// <summary>What the list itself says that it holds.</summary>
    private static decimal Total(Page list) =>
        list.Document.QuerySelector(".o-pager > span") is { } pager ? Number(LastWord().Match(pager.TextContent.Trim()).Groups[1].Value)
        : list.Document.QuerySelector(".o-empty") is not null ? 0
        : throw new InvalidOperationException($"{list.Address} shows no list.");

    private static decimal Number(string text) => decimal.Parse(FirstNumber().Match(text).Value.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"trong (\S+) dòng$")]
    private static partial Regex LastWord();

    [GeneratedRegex(@"\d[\d.]*")]
    private static partial Regex FirstNumber();
}
