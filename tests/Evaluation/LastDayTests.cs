using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Domain;
using OcopModular.Rules.Contracts;
using OcopModular.Tests.ProgrammeTests;

namespace OcopModular.Tests.Evaluation;

/// <summary>A dossier filed before 22/05/2026 is finished under the old rules within 60 days, a re-evaluation within 30 (26/2026/QĐ-TTg, Điều 12.2).</summary>
public sealed class LastDayTests
{
    private static readonly DateTimeOffset LastOldDay = new(2026, 5, 21, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [OnBothDatabases(DossierKind.First, "21/07/2026", "22/07/2026")]
    [OnBothDatabases(DossierKind.Reevaluation, "21/06/2026", "22/06/2026")]
    public async Task No_session_is_called_after_the_last_day_to_finish(string database, DossierKind kind, string last, string late)
    {
        await using var app = await App.StartAsync(database);
        app.Time.SetUtcNow(LastOldDay);
        var rooms = await Rooms.FullAsync(app, kind: kind);
        (await rooms.AskAsync(db => db.Candidates.Select(c => c.Pack).SingleAsync())).Should().Be("1489-qd-ttg");

        var refused = await (await rooms.Office.OpenAsync(rooms.Call)).SubmitAsync(f => Rooms.FillCall(f, late));

        refused.At("Input.HeldOn").Should().Contain(last).And.Contain("Điều 12.2");
        (await rooms.AskAsync(db => db.Sessions.CountAsync())).Should().Be(0);
        (await rooms.SessionAsync(await rooms.CallAsync(last))).State.Should().Be(SessionState.Planned);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_called_in_time_is_not_opened_after_the_last_day(string database)
    {
        await using var app = await App.StartAsync(database);
        app.Time.SetUtcNow(LastOldDay);
        var rooms = await Rooms.FullAsync(app);
        var session = await rooms.CallAsync("21/07/2026");
        app.Time.Advance(TimeSpan.FromDays(62));

        var refused = await (await rooms.OpenFormAsync(session)).SubmitAsync();

        refused.Errors().Should().Contain("21/07/2026").And.Contain("Điều 12.2");
        (await rooms.SessionAsync(session)).State.Should().Be(SessionState.Planned);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_is_closed_after_the_last_day_only_with_a_reason(string database)
    {
        await using var app = await App.StartAsync(database);
        var sitting = await app.SittingAsync();
        await sitting.AllSealAsync(1);
        await sitting.AskAsync(db => db.Candidates.ExecuteUpdateAsync(c => c.SetProperty(x => x.FiledOn, new DateOnly(2026, 5, 20))));
        app.Time.SetUtcNow(new DateTimeOffset(2026, 7, 21, 2, 0, 0, TimeSpan.Zero));
        (await app.As(sitting.Chair).OpenAsync($"/Evaluation/Consolidation/Close/{sitting.Session}")).Text.Should().NotContain("Điều 12.2");
        app.Time.Advance(TimeSpan.FromDays(1));

        var page = await app.As(sitting.Chair).OpenAsync($"/Evaluation/Consolidation/Close/{sitting.Session}");
        page.Text.Should().Contain("chậm nhất ngày 21/07/2026").And.Contain("Điều 12.2");
        (await page.SubmitAsync(button: "Chốt kết quả")).At("Input.Reason").Should().Contain("quá hạn");
        await page.SubmitAsync(f => f["Input.Reason"] = "Hội đồng chấm xong trong hạn, chốt muộn", "Chốt kết quả");

        (await sitting.AskAsync(db => db.Sessions.SingleAsync())).State.Should().Be(SessionState.Closed);
        (await app.AuditOfAsync(sitting.Session)).Should().ContainSingle(a => a.Action == "Session.Closed").Which.Reason.Should().Contain("chốt muộn");
    }
}
