namespace OcopModular.E2E.Journey;

/// <summary>The standing body opens the year, records the council's decision and opens round 2.</summary>
internal static class ProgrammeSteps
{
    public static async Task OpenYearAsync(Visitor visitor)
    {
        await visitor.GoAsync("/Programme/Years");
        await visitor.LookAsync("01-years-none");
        await visitor.FollowAsync("Mở năm");
        await visitor.FillAsync(("Year", "2024"), ("PlanNumber", "148/KH-UBND"), ("PlanDate", "26/04/2024"), ("PlanSigner", "Vàng A Sểnh"));
        await visitor.LookAsync("02-year");
        await visitor.PressAsync("Mở năm chương trình");
        (await visitor.TextAsync()).Should().Contain("148/KH-UBND");
    }

    public static async Task EstablishCouncilAsync(Visitor visitor)
    {
        await visitor.GoAsync("/Programme/Bodies/New?kind=Council");
        await visitor.FillAsync(("Name", "Hội đồng đánh giá, phân hạng sản phẩm OCOP huyện Phong Thổ năm 2024"), ("DecisionNumber", "215/QĐ-UBND"), ("DecisionDate", "27/02/2024"), ("Signer", "Vàng A Sểnh"));
        var seats = Cast.Members.Select(m => (m, "Thành viên")).Prepend((Cast.Secretary, "Thư ký")).Prepend((Cast.Chair, "Chủ tịch"));
        foreach (var (i, (person, seat)) in seats.Index())
        {
            await visitor.ChooseAsync($"Input.Members[{i}].StaffId", person);
            await visitor.ChooseAsync($"Input.Members[{i}].Seat", seat);
        }

        await visitor.LookAsync("03-council");
        await visitor.PressAsync("Ghi quyết định");
        (await visitor.TextAsync()).Should().Contain("215/QĐ-UBND").And.Contain(Cast.Secretary);
        await visitor.LookAsync("04-council-recorded");
    }

    public static async Task OpenRoundAsync(Visitor visitor)
    {
        await visitor.GoAsync("/Evaluation/Rounds/New");
        await visitor.FillAsync(("Number", "2"), ("EndsBefore", "30/11/2024"));
        await visitor.LookAsync("05-round-new");
        await visitor.PressAsync("Mở đợt");
        (await visitor.TextAsync()).Should().Contain("Đợt 2 năm 2024").And.Contain("215/QĐ-UBND");
    }
}
