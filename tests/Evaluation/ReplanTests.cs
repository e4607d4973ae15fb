using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Domain;
using OcopModular.Tests.Dossiers;
using OcopModular.Tests.ProgrammeTests;

namespace OcopModular.Tests.Evaluation;

/// <summary>A session that is only planned gets another day or place, or is called off.</summary>
public sealed class ReplanTests
{
    [Theory, OnBothDatabases]
    public async Task A_session_is_called_off_with_a_reason_and_its_products_wait_for_another(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);
        var session = await rooms.CallAsync("12/11/2024");
        var page = await rooms.Office.OpenAsync($"/Evaluation/Sessions/Cancel/{session}");
        (await page.SubmitAsync(f => f["Input.Reason"] = " ")).At("Input.Reason").Should().NotBeEmpty();
        (await rooms.SessionAsync(session)).State.Should().Be(SessionState.Planned);

        var after = await page.SubmitAsync(f => f["Input.Reason"] = "Bão, đường sạt lở");

        after.Text.Should().Contain("Đã hủy").And.Contain("Bão, đường sạt lở").And.NotContain("Mở chấm");
        (await rooms.SessionAsync(session)).State.Should().Be(SessionState.Cancelled);
        (await app.AuditOfAsync(session)).Should().ContainSingle(a => a.Action == "Session.Cancelled").Which.Reason.Should().Be("Bão, đường sạt lở");
        (await rooms.Office.OpenAsync("/")).Text.Should().NotContain("Mở chấm phiên họp ngày 12/11/2024").And.Contain("1 sản phẩm chưa xếp phiên họp");
        var again = await rooms.CallAsync("14/11/2024");
        (await (await rooms.OpenFormAsync(again)).SubmitAsync()).Text.Should().Contain(Story.ProductName);
        (await rooms.SessionAsync(again)).State.Should().Be(SessionState.Scoring);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_called_off_stays_so(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);
        var session = await rooms.CallAsync("12/11/2024");
        var open = await rooms.OpenFormAsync(session);
        var move = await rooms.Office.OpenAsync($"/Evaluation/Sessions/Move/{session}");
        await CallOffAsync(rooms, session);

        (await open.SubmitAsync()).Errors().Should().Contain("đã hủy");
        (await move.SubmitAsync(f => f["Input.Reason"] = "Dời")).Errors().Should().NotBeEmpty();
        var late = () => rooms.AskAsync(async db =>
        {
            (await db.Sessions.SingleAsync(s => s.Id == session)).Place = "Nơi khác";
            return await db.SaveChangesAsync();
        });
        await late.Should().ThrowAsync<InvalidOperationException>();
        foreach (var person in rooms.Office.Members.Append(rooms.Office.Chair).Append(rooms.Office.Secretary))
        {
            (await app.As(person).OpenAsync("/")).Text.Should().NotContain("12/11/2024");
            (await app.As(person).OpenOnlyAsync("/Evaluation/Consolidation")).Text.Should().NotContain("12/11/2024");
        }

        (await app.As(rooms.Office.Chair).OpenAsync($"/Evaluation/Consolidation/Close/{session}")).Status.Should().Be(HttpStatusCode.NotFound);
        (await rooms.SessionAsync(session)).State.Should().Be(SessionState.Cancelled);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_that_is_called_off_no_longer_blocks_the_rounds_new_council(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);
        var session = await rooms.CallAsync("12/11/2024");
        var old = await rooms.AskAsync(db => db.Rounds.Select(r => r.CouncilId).SingleAsync());
        var council = (await (await rooms.Office.OpenAsync($"/Programme/Bodies/Replace/{old}")).SubmitAsync(f =>
        {
            f["Input.DecisionNumber"] = "301/QĐ-UBND";
            f["Input.DecisionDate"] = "01/11/2024";
            f["Input.Signer"] = "Người Ký Quyết Định";
        })).Id();

        (await TakeAsync(rooms, council)).Errors().Should().Contain("hủy phiên");
        await CallOffAsync(rooms, session);
        await TakeAsync(rooms, council);

        (await rooms.AskAsync(db => db.Rounds.SingleAsync())).CouncilId.Should().Be(council);
    }

    [Theory, OnBothDatabases]
    public async Task A_planned_session_gets_another_day_and_place_under_the_checks_of_its_call(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);
        var session = await rooms.CallAsync("12/11/2024");
        var page = await rooms.Office.OpenAsync($"/Evaluation/Sessions/Move/{session}");
        var stale = await rooms.Office.OpenAsync($"/Evaluation/Sessions/Move/{session}");
        (await page.SubmitAsync(f => Fill(f, "12/11/2024", ""))).At("Input.Reason").Should().NotBeEmpty();
        (await page.SubmitAsync(f => Fill(f, "04/11/2024", "Dời"))).At("Input.HeldOn").Should().Contain("đã qua");

        var after = await page.SubmitAsync(f => Fill(f, "15/11/2024", "Chủ tịch đi công tác"));

        after.Text.Should().Contain("15/11/2024").And.Contain("Nhà văn hóa").And.Contain("Chủ tịch đi công tác");
        (await app.AuditOfAsync(session)).Should().ContainSingle(a => a.Action == "Session.Moved").Which.Changes.Should().Contain("2024-11-12").And.Contain("2024-11-15");
        (await stale.SubmitAsync(f => Fill(f, "18/11/2024", "Bản cũ"))).Status.Should().Be(HttpStatusCode.Conflict);
        (await rooms.SessionAsync(session)).HeldOn.Should().Be(new DateOnly(2024, 11, 15));
    }

    private static void Fill(PageForm form, string day, string reason)
    {
        form["Input.HeldOn"] = day;
        form["Input.Place"] = "Nhà văn hóa";
        form["Input.Reason"] = reason;
    }

    private static async Task<Page> CallOffAsync(Rooms rooms, Guid session) =>
        await (await rooms.Office.OpenAsync($"/Evaluation/Sessions/Cancel/{session}")).SubmitAsync(f => f["Input.Reason"] = "Bão");

    private static async Task<Page> TakeAsync(Rooms rooms, Guid council) =>
        await (await rooms.Office.OpenAsync($"/Evaluation/Rounds/Council/{rooms.Round}")).SubmitAsync(f => f["Input.CouncilId"] = council.ToString());
}
