namespace OcopModular.E2E;

/// <summary>Whoever enters finds pages that open, fit the window and put up no barrier.</summary>
[Collection(OnTheSite.Name)]
public sealed class RolesTests(Site site)
{
    [Theory]
    [InlineData("Phàn Tả Mẩy")]
    [InlineData("Lò Thị Mai")]
    [InlineData("Tẩn Láo San")]
    [InlineData("Phùng Minh Đức")]
    [InlineData("Nguyễn Thu Hà")]
    [InlineData("Trần Quốc Khánh")]
    [InlineData("Hà Trọng Khiêm")]
    [InlineData("Phùng Thị Hạnh")]
    [InlineData("Đặng Ngọc Sơn")]
    [InlineData("Chẻo Mỷ Lai")]
    [InlineData("Sùng A Chinh")]
    public async Task Every_page_of_the_menu_opens_for_its_people(string person)
    {
        await using var visitor = await site.VisitAsync(1280);
        await visitor.EnterAsync(person);
        var links = await visitor.Page.Locator(".o-nav a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");

        links.Should().NotBeEmpty();
        foreach (var link in links.Append("/Help").Distinct(StringComparer.Ordinal))
        {
            var answer = await visitor.Page.GotoAsync(link);
            answer!.Status.Should().Be(200, link);
            await visitor.LookAsync($"menu-{person}{link}".Replace('/', '-').Replace(' ', '-'));
        }

        visitor.Complaints.Should().BeEmpty();
    }
}
