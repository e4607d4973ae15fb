using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Tests.Dossiers;

namespace OcopModular.Tests.Evaluation;

public sealed class ReadingTests
{
    [Theory, OnBothDatabases]
    public async Task Who_is_called_reads_dossier_and_evidence_before_the_session_opens_but_writes_no_sheet(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);
        var (member, away) = (app.As(rooms.Office.Members[0]), app.As(rooms.Office.Members[3]));
        var session = await rooms.CallAsync("12/11/2024", rooms.Office.Members[3]);
        var candidate = await rooms.AskAsync(db => db.Candidates.Select(c => c.Id).SingleAsync());
        var address = $"/Evaluation/Score/{candidate}";

        (await member.OpenAsync("/")).Text.Should().Contain("Đọc 1 hồ sơ trước phiên 12/11/2024");
        (await member.OpenAsync($"/Evaluation/Sessions/View/{session}")).Links.Should().Contain(address);
        var page = await member.OpenAsync(address);

        page.Text.Should().Contain("chưa mở chấm").And.Contain("Phiếu đăng ký (Mẫu 01)");
        page.Document.QuerySelectorAll("fieldset.o-opts:not([disabled]), textarea:not([disabled])").Should().BeEmpty();
        var file = page.Links.First(l => l.StartsWith($"/Evaluation/Score/File/{candidate}/", StringComparison.Ordinal));
        (await member.OpenAsync(file)).Status.Should().Be(HttpStatusCode.OK);
        (await away.OpenAsync(address)).Status.Should().Be(HttpStatusCode.NotFound, "not called");
        (await away.OpenAsync(file)).Status.Should().Be(HttpStatusCode.NotFound, "not called");
        var refused = await member.PostAsync($"{address}?handler=Pick", Browser.TokenOf(page), ("pick.A.1.1", "a"));
        refused.Status.Should().Be(HttpStatusCode.Conflict);
        (await rooms.AskAsync(db => db.Sheets.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task Phone_and_e_mail_of_the_producer_are_not_shown_to_the_council()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var rooms = await Rooms.FullAsync(app);
        await rooms.CallAsync("12/11/2024");
        var candidate = await rooms.AskAsync(db => db.Candidates.Select(c => c.Id).SingleAsync());

        var page = await app.As(rooms.Office.Members[0]).OpenAsync($"/Evaluation/Score/{candidate}");

        page.Text.Should().Contain("•••").And.NotContain(Story.Phone);
    }

    [Theory, OnBothDatabases]
    public async Task Leaders_see_the_results_of_a_closed_session_and_that_its_decision_waits_for_them(string database)
    {
        await using var app = await App.StartAsync(database);
        var sitting = await app.SittingAsync();
        var leader = app.As(await app.PersonAsync(Kernel.Role.Leader));
        var address = $"/Evaluation/Sessions/View/{sitting.Session}";
        await sitting.AllSealAsync(1);
        (await leader.OpenAsync(address)).Text.Should().NotContain("Hạng sao", "nobody sees points of an open session");

        (await sitting.CloseAsync(sitting.Chair))!.Value.IsDone.Should().BeTrue();

        (await leader.OpenAsync("/")).Links.Should().Contain(address);
        (await leader.OpenAsync(address)).Text.Should().Contain("Hạng sao").And.Contain("5 sao");
    }

    [Fact]
    public async Task The_table_for_the_minutes_names_the_quorum_of_the_whole_council_not_of_who_came()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var rooms = await Rooms.FullAsync(app);
        var session = await rooms.CallAsync("12/11/2024", rooms.Office.Members[3]);
        await (await rooms.OpenFormAsync(session)).SubmitAsync();

        var page = await app.As(rooms.Office.Secretary).OpenAsync($"/Evaluation/Consolidation/Print/{session}");

        (await rooms.SessionAsync(session)).CouncilScorers.Should().Be(5);
        page.Text.Should().Contain("cần 4 phiếu");
    }
}
