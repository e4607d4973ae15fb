namespace OcopModular.E2E;

/// <summary>Whoever enters finds pages that open and fit a telephone.</summary>
[Collection(OnTheSite.Name)]
public sealed class RolesTests(Site site)
{
    [Theory]
    [InlineData("Phàn Tả Mẩy")]
    [InlineData("Lò Thị Mai")]
    [InlineData("Trần Quốc Khánh")]
    [InlineData("Đặng Ngọc Sơn")]
    [InlineData("Chẻo Mỷ Lai")]
    public async Task Every_page_of_the_menu_opens_for_its_people(string person)
    {
        await using var visitor = await site.VisitAsync(390);
        await visitor.EnterAsync(person);
        var links = await visitor.Page.Locator(".o-nav a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");

        links.Should().NotBeEmpty();
        foreach (var link in links.Append("/Help").Distinct(StringComparer.Ordinal))
        {
            var answer = await visitor.Page.GotoAsync(link);
            answer!.Status.Should().Be(200, link);
            (await visitor.SlidesSidewaysAsync()).Should().BeFalse(link);
        }

        visitor.Complaints.Should().BeEmpty();
    }
}
