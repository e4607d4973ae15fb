using Microsoft.Playwright;

namespace OcopModular.E2E;

[Collection(OnTheSite.Name)]
public sealed class SmokeTests(Site site)
{
    private const int Desk = 1280;
    private const int Telephone = 390;

    [Theory]
    [InlineData(Desk)]
    [InlineData(Telephone)]
    public async Task The_sign_in_page_opens_and_puts_up_no_barrier(int width)
    {
        await using var visitor = await site.VisitAsync(width);

        await visitor.GoAsync("/Account/SignIn");

        await visitor.PictureAsync("sign-in");
        (await visitor.Page.Locator("h1").CountAsync()).Should().Be(1);
        (await visitor.BarriersAsync()).Should().BeEmpty();
        (await visitor.SlidesSidewaysAsync()).Should().BeFalse();
        visitor.Complaints.Should().BeEmpty();
    }

    [Theory]
    [InlineData(Desk)]
    [InlineData(Telephone)]
    public async Task One_click_on_a_sample_person_opens_the_home_page(int width)
    {
        await using var visitor = await site.VisitAsync(width);
        await visitor.GoAsync("/Account/SignIn");
        var first = await visitor.Page.Locator(".o-person b").First.InnerTextAsync();

        await visitor.EnterAsync(first);

        await visitor.PictureAsync("home");
        new Uri(visitor.Page.Url).AbsolutePath.Should().Be("/");
        (await visitor.BarriersAsync()).Should().BeEmpty();
        (await visitor.SlidesSidewaysAsync()).Should().BeFalse();
        visitor.Complaints.Should().BeEmpty();
    }
}
