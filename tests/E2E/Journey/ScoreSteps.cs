using Microsoft.Playwright;

namespace OcopModular.E2E.Journey;

/// <summary>The members fill their sheets, each alone, and seal them.</summary>
internal static class ScoreSteps
{
    /// <summary>What the browser says when there is no line; the one complaint that belongs to the journey.</summary>
    public const string NoLine = "ERR_INTERNET_DISCONNECTED";
    private const int LineGoes = 10;
    private const int LineComes = 14;

    /// <summary>Without a mouse from the sheet's first look to its seal, and without a line on the way.</summary>
    public static async Task<string> ScoreByKeysAsync(Visitor visitor, string person)
    {
        var page = visitor.Page;
        await visitor.SwitchAsync(person);
        await visitor.GoAsync("/Evaluation/Score");
        await visitor.LookAsync("21-my-sheets");
        await visitor.TabToAsync(visitor.Main.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = Cast.Product }));
        await visitor.MoveAsync(() => page.Keyboard.PressAsync("Enter"));
        var candidate = new Uri(page.Url).Segments[^1];
        await visitor.LookAsync("22-sheet-empty");

        await visitor.TabToAsync(page.Locator("[data-next]"));
        await page.Keyboard.PressAsync("Enter");
        var keys = await Picks.KeysAsync(page);
        await PressAsync(page, keys);
        await ArrivedAsync(page);
        await visitor.GoAsync($"/Evaluation/Score/{candidate}");
        (await Picks.ShownAsync(page)).Select(p => p.Split('=')[1]).Should().Equal(keys, "no pick was lost");
        await visitor.LookAsync("23-sheet-full");

        await visitor.TabToAsync(Seal(visitor));
        await visitor.MoveAsync(() => page.Keyboard.PressAsync("Enter"));
        await visitor.LookAsync("23-seal");
        await visitor.TabToAsync(Seal(visitor));
        await visitor.MoveAsync(() => page.Keyboard.PressAsync("Enter"));
        (await visitor.TextAsync()).Should().Contain("niêm phong");
        return candidate;
    }

    /// <summary>Before one's own sheet is sealed, another's is neither on a page nor behind an address.</summary>
    public static async Task SeesNobodyElseAsync(Visitor visitor, string person, string session, string candidate)
    {
        await visitor.SwitchAsync(person);
        await visitor.GoAsync($"/Evaluation/Score/{candidate}");
        (await Picks.ShownAsync(visitor.Page)).Should().BeEmpty();
        await visitor.GoAsync($"/Evaluation/Consolidation/{candidate}");
        (await visitor.Page.Locator(".o-matrix, .o-result").CountAsync()).Should().Be(0);
        await visitor.LookAsync("23-consolidation-before-seal");
        foreach (var path in new[] { $"Session/{session}", $"Print/{session}" })
        {
            if ((await visitor.AskAsync($"/Evaluation/Consolidation/{path}")).Ok)
            {
                await visitor.GoAsync($"/Evaluation/Consolidation/{path}");
                (await visitor.TextAsync()).Should().NotContain("65");
            }
        }
    }

    /// <param name="higher">How many criteria this member puts one level higher than the first member.</param>
    public static async Task ScoreAsync(Visitor visitor, string person, string candidate, int higher)
    {
        await visitor.SwitchAsync(person);
        await visitor.GoAsync($"/Evaluation/Score/{candidate}");
        await Picks.MakeAllAsync(visitor.Page, higher);
        await ArrivedAsync(visitor.Page);
        await visitor.GoAsync($"/Evaluation/Score/Seal/{candidate}");
        await visitor.PressAsync("Niêm phong phiếu");
        (await visitor.TextAsync()).Should().Contain("niêm phong");
    }

    private static ILocator Seal(Visitor visitor) => visitor.Main.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Niêm phong phiếu", Exact = true });

    /// <summary>Each pick opens the next unanswered criterion; those made without a line are kept and sent when it is back.</summary>
    private static async Task PressAsync(IPage page, string[] keys)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (i == LineGoes)
            {
                await page.Context.SetOfflineAsync(true);
            }

            await page.Keyboard.PressAsync(keys[i]);
            if (i == LineComes)
            {
                await Assertions.Expect(page.Locator("[data-trouble]")).ToBeInViewportAsync();
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Artefacts.Screen("22-sheet-offline", Screen.Desk) });
                await page.Context.SetOfflineAsync(false);
            }
        }
    }

    private static async Task ArrivedAsync(IPage page) =>
        await page.WaitForFunctionAsync("() => document.querySelector('.o-tally-d span').textContent.startsWith('32/32') && !Object.keys(localStorage).some(k => k.startsWith('sheet:'))");
}
