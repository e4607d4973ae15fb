namespace OcopModular.E2E.Journey;

/// <summary>The chair looks at what the council thinks together, and closes.</summary>
internal static class CloseSteps
{
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
        (await visitor.Page.Locator(".o-matrix tfoot").InnerTextAsync()).Should().Contain("65");
        (await visitor.Page.Locator(".o-result").InnerTextAsync()).Should().Contain("3 sao").And.Contain("65");
        (await visitor.Page.Locator("#gaps li").CountAsync()).Should().BePositive("something is missing for four stars");
    }
}
