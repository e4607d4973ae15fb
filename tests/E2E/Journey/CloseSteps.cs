using System.Globalization;

namespace OcopModular.E2E.Journey;

/// <summary>The chair looks at what the council thinks together, and closes.</summary>
internal static class CloseSteps
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");

    public static async Task CloseAsync(Visitor visitor, string session, string candidate)
    {
        await visitor.SwitchAsync(Cast.Chair);
        await visitor.GoAsync($"/Evaluation/Consolidation/{candidate}");
        await SeesTheCouncilsMindAsync(visitor);
        await visitor.LookAsync("25-consolidation");
        await visitor.GoAsync($"/Evaluation/Consolidation/Session/{session}");
        await visitor.LookAsync("26-consolidation-session");
        await visitor.FollowAsync("Chốt kết quả");
        await visitor.LookAsync("27-close");
        await visitor.PressAsync("Chốt kết quả");
        (await visitor.TextAsync()).Should().Contain("Đã chốt");
    }

    /// <summary>The chair cannot close again, and no sheet can be opened any more.</summary>
    public static async Task ChangeNothingAsync(Visitor visitor, string member, string session, string candidate)
    {
        (await visitor.AskAsync($"/Evaluation/Consolidation/Close/{session}")).Status.Should().Be(302, "there is no form to close with");
        await visitor.GoAsync($"/Evaluation/Consolidation/Session/{session}");
        (await visitor.TextAsync()).Should().NotContain("Chốt kết quả");
        await visitor.SwitchAsync(member);
        (await visitor.AskAsync($"/Evaluation/Score/{candidate}")).Status.Should().Be(404);
        (await visitor.AskAsync($"/Evaluation/Score/Seal/{candidate}")).Status.Should().Be(404);
    }

    private static async Task SeesTheCouncilsMindAsync(Visitor visitor)
    {
        var text = await visitor.TextAsync();
        foreach (var member in Cast.Members.Append(Cast.Chair))
        {
            text.Should().Contain(member);
        }

        (await visitor.Page.Locator(".o-matrix thead .o-v").CountAsync()).Should().Be(Cast.Members.Count + 3, "five sheets side by side, mean and distance");
        var foot = (await visitor.Page.Locator(".o-matrix tfoot .o-v").AllInnerTextsAsync()).Select(t => decimal.Parse(t, Vietnamese)).ToList();
        var (totals, mean, apart) = (foot[..5], foot[5], foot[6]);
        totals.Should().Contain(65m, "that is what the first member gave").And.OnlyContain(t => t >= 65 && t < 70);
        totals.Distinct().Should().HaveCountGreaterThan(2, "the members do not think alike");
        mean.Should().Be(Math.Round(totals.Average(), 2, MidpointRounding.AwayFromZero));
        apart.Should().Be(totals.Max() - totals.Min());
        (await visitor.Page.Locator(".o-result").InnerTextAsync()).Should().Contain("3 sao").And.Contain(mean.ToString("0.##", Vietnamese));
        (await visitor.Page.Locator("#gaps li").CountAsync()).Should().BePositive("something is missing for four stars");
    }
}
