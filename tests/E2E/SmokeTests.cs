using Microsoft.Playwright;

namespace OcopModular.E2E;

[Collection(OnTheSite.Name)]
public sealed class SmokeTests(Site site)
{
    [Fact]
    public async Task The_sign_in_page_opens_and_puts_up_no_barrier()
    {
        await using var visitor = await site.VisitAsync(Screen.Telephone);

        await visitor.GoAsync("/Account/SignIn");

        await visitor.LookAsync("sign-in");
        (await visitor.Page.Locator("h1").CountAsync()).Should().Be(1);
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task One_click_on_a_sample_person_opens_the_home_page()
    {
        await using var visitor = await site.VisitAsync(Screen.Desk);
        await visitor.GoAsync("/Account/SignIn");
        var first = await visitor.Page.Locator(".o-person b").First.InnerTextAsync();

        await visitor.EnterAsync(first);

        new Uri(visitor.Page.Url).AbsolutePath.Should().Be("/");
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task The_search_box_offers_while_one_types_and_the_arrows_choose()
    {
        await using var visitor = await site.VisitAsync(Screen.Desk);
        await visitor.GoAsync("/Account/SignIn");
        await visitor.EnterAsync("Nguyễn Thu Hà");

        await visitor.Page.Keyboard.PressAsync("/");
        await visitor.Page.Keyboard.TypeAsync("mo si");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Option)).Not.ToHaveCountAsync(0);
        await visitor.LookAsync("search-offer");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        var chosen = await visitor.Page.Locator(".o-offer [aria-selected=true]").GetAttributeAsync("href");
        await visitor.MoveAsync(() => visitor.Page.Keyboard.PressAsync("Enter"));
        new Uri(visitor.Page.Url).AbsolutePath.Should().Be(chosen);

        await visitor.GoAsync("/Search?q=mo+si");
        await visitor.LookAsync("search");
        visitor.Complaints.Should().BeEmpty();
    }
}
