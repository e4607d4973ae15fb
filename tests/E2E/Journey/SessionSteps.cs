using Microsoft.Playwright;

namespace OcopModular.E2E.Journey;

/// <summary>The product comes into the round, the round into a session, the session opens and is watched.</summary>
internal static class SessionSteps
{
    public static async Task<string> CallAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.GoAsync("/Evaluation/Rounds");
        await visitor.FollowAsync("Đợt 2 năm 2024");
        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await visitor.LookAsync("18-round");
        await visitor.PressAsync("Đưa vào đợt");

        await visitor.FollowAsync("Lập phiên họp");
        await visitor.FillAsync(("HeldOn", "05/11/2024"), ("Place", "Hội trường UBND huyện"));
        await page.Locator("label", new PageLocatorOptions { HasText = Cast.Product }).Locator("input").CheckAsync();
        foreach (var member in await page.Locator("[name='Input.Members']").AllAsync())
        {
            await member.CheckAsync();
        }

        await visitor.LookAsync("19-session-new");
        await visitor.PressAsync("Lập phiên họp");
        var session = new Uri(page.Url).Segments[^1];
        await visitor.FollowAsync("Mở chấm");
        await visitor.FillAsync(("Reason", "Chấm bổ sung theo ý kiến Chủ tịch Hội đồng."));
        await visitor.LookAsync("20-session-open");
        await visitor.PressAsync("Mở chấm");
        (await visitor.TextAsync()).Should().Contain("0/5");
        return session;
    }

    public static async Task SeeWhoIsDoneAsync(Visitor visitor, string session)
    {
        await visitor.SwitchAsync(Cast.Secretary);
        await visitor.GoAsync($"/Evaluation/Sessions/View/{session}");
        (await visitor.TextAsync()).Should().Contain("5/5");
        foreach (var member in Cast.Members.Append(Cast.Chair))
        {
            (await visitor.Main.Locator("tr", new LocatorLocatorOptions { HasText = member }).InnerTextAsync()).Should().Contain("1/1");
        }

        await visitor.LookAsync("24-secretary-session");
    }
}
