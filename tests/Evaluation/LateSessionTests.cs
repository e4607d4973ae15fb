using OcopModular.Evaluation.Domain;
using OcopModular.Tests.ProgrammeTests;

namespace OcopModular.Tests.Evaluation;

/// <summary>A round ends before a day (plan 148/KH-UBND, II.6.2); a session from that day on is possible and wants a reason.</summary>
public sealed class LateSessionTests
{
    [Theory, OnBothDatabases]
    public async Task A_session_after_the_round_is_called_and_opened_with_a_reason_each(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);
        var page = await rooms.Office.OpenAsync(rooms.Call);
        page.Form().Names.Should().NotContain("Input.Reason");
        page.Text.Should().Contain("Đợt kết thúc trước ngày 05/02/2025");

        var asked = await page.SubmitAsync(f => Rooms.FillCall(f, "05/02/2025"));
        asked.At("Input.Reason").Should().Contain("05/02/2025");
        asked.TextIn("label[for=Input_Reason]").Should().Contain("(bắt buộc)");
        var session = (await asked.SubmitAsync(f => f["Input.Reason"] = "Chờ kết quả kiểm nghiệm")).Id();
        var open = await rooms.OpenFormAsync(session);
        open.Text.Should().Contain("đợt phải kết thúc trước ngày 05/02/2025");
        (await open.SubmitAsync()).At("Input.Reason").Should().NotBeEmpty();
        await open.SubmitAsync(f => f["Input.Reason"] = "Chờ kết quả kiểm nghiệm");

        (await rooms.SessionAsync(session)).State.Should().Be(SessionState.Scoring);
        (await app.AuditOfAsync(session)).Should().OnlyContain(a => a.Reason == "Chờ kết quả kiểm nghiệm").And.HaveCount(2);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_on_the_last_day_of_the_round_needs_no_reason_unless_it_is_opened_later(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);
        var session = await rooms.CallAsync("04/02/2025");
        (await rooms.OpenFormAsync(session)).Form().Names.Should().NotContain("Input.Reason");

        app.Time.Advance(TimeSpan.FromDays(92));

        (await rooms.OpenFormAsync(session)).Form().Names.Should().Contain("Input.Reason");
    }
}
