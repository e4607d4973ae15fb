using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Evaluation.Domain;
using OcopModular.Rules.Contracts;

namespace OcopModular.Tests.Evaluation;

public sealed class ConsolidationTests
{
    private const string Secret = "Nhận xét chỉ thành viên này biết";

    [Theory, OnBothDatabases]
    public async Task Nobody_reads_another_sheet_before_sealing_the_own_one(string database)
    {
        await using var app = await App.StartAsync(database);
        var sitting = await app.SittingAsync();
        var (first, second) = (sitting.Members[0], sitting.Members[1]);
        await app.ActAsync(first, s => s.GetRequiredService<FillSheet>().SaveAsync(sitting.Candidate, new Answers(sitting.Picks(1), new Dictionary<string, string>(), Secret), CancellationToken.None));
        await sitting.SealAsync(first);
        await sitting.FillAsync(second, sitting.Picks(0.5m));
        string[] pages = [$"/Evaluation/Consolidation/{sitting.Candidate}", $"/Evaluation/Consolidation/Session/{sitting.Session}", $"/Evaluation/Consolidation/Print/{sitting.Session}", $"/Evaluation/Score/{sitting.Candidate}"];

        foreach (var page in pages)
        {
            var read = await app.As(second).OpenAsync(page);
            read.Status.Should().Be(HttpStatusCode.OK);
            read.Text.Should().NotContain(Secret);
            read.Document.QuerySelectorAll(".o-matrix, .o-result, .o-stars").Should().BeEmpty(page);
        }

        await sitting.SealAsync(second);

        (await app.As(second).OpenAsync(pages[0])).Text.Should().Contain(Secret);
    }

    [Theory, OnBothDatabases]
    public async Task The_secretary_sees_who_is_done_and_points_only_when_all_is_settled(string database)
    {
        await using var app = await App.StartAsync(database);
        var sitting = await app.SittingAsync();
        await sitting.FillAndSealAsync(sitting.Chair, 1);
        await sitting.FillAndSealAsync(sitting.Members[0], 1);
        await sitting.FillAsync(sitting.Members[1], sitting.Picks(1));

        var early = await app.As(sitting.Secretary).OpenAsync($"/Evaluation/Consolidation/{sitting.Candidate}");
        early.Text.Should().Contain("2/4 phiếu đã niêm phong");
        early.Document.QuerySelectorAll(".o-matrix").Should().BeEmpty();
        await sitting.SealAsync(sitting.Members[1]);

        // Three of four are the quorum, and nobody is still writing.
        (await app.As(sitting.Secretary).OpenAsync($"/Evaluation/Consolidation/{sitting.Candidate}")).Document.QuerySelectorAll(".o-matrix").Should().ContainSingle();
    }

    [Fact]
    public async Task Who_does_not_sit_in_the_session_finds_nothing()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var sitting = await app.SittingAsync();
        await sitting.AllSealAsync(1);
        var other = await app.SittingAsync();

        foreach (var page in new[] { $"/Evaluation/Consolidation/{sitting.Candidate}", $"/Evaluation/Consolidation/Session/{sitting.Session}", $"/Evaluation/Consolidation/Print/{sitting.Session}", $"/Evaluation/Consolidation/Close/{sitting.Session}" })
        {
            (await app.As(other.Chair).OpenAsync(page)).Status.Should().Be(HttpStatusCode.NotFound, page);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Mean_and_stars_are_those_of_the_scorer(string database)
    {
        await using var app = await App.StartAsync(database);
        var sitting = await app.SittingAsync();
        decimal[] heights = [0.7m, 0.75m, 0.65m, 0.7m];
        foreach (var (person, height) in sitting.Scorers.Zip(heights))
        {
            await sitting.FillAndSealAsync(person, height);
        }

        var expected = app.Services.GetRequiredService<IScorer>().ScorePanel("148-qd-ttg", 11, heights.Select((h, i) => new MemberSheet($"m{i}", sitting.Picks(h))).ToList(), new WorkingRules());
        var panel = await app.AskAsync<Panels, Panel>(async panels => (await panels.OfSessionAsync(await sitting.AskAsync(db => db.Sessions.SingleAsync(s => s.Id == sitting.Session)), CancellationToken.None))[0]);

        panel.Result.Should().BeEquivalentTo(expected, o => o.Excluding(r => r.Totals));
        panel.Result!.Totals.Should().BeEquivalentTo(expected.Totals);
        panel.Scores.Select(s => s.Total).Should().BeEquivalentTo(expected.Totals);
    }

    [Theory, OnBothDatabases]
    public async Task Totals_too_far_apart_are_discussed_and_scored_again_with_the_first_sheets_kept(string database)
    {
        await using var app = await App.StartAsync(database);
        var sitting = await app.SittingAsync();
        await sitting.FillAndSealAsync(sitting.Chair, 0.2m);
        foreach (var member in sitting.Members)
        {
            await sitting.FillAndSealAsync(member, 1);
        }

        (await sitting.CloseAsync(sitting.Chair))!.Value.Reason.Should().Be("Consolidation.BreachOpen");
        (await sitting.DiscussAsync(sitting.Members[0])).Should().BeNull("a member does not lead the meeting");
        var page = await app.As(sitting.Chair).OpenAsync($"/Evaluation/Consolidation/{sitting.Candidate}");
        await page.SubmitAsync(f => f["conclusion"] = "Thống nhất cách hiểu tiêu chí 1.1.", "Ghi kết luận và chấm lại");

        (await sitting.DiscussAsync(sitting.Chair))!.Value.Reason.Should().Be("Consolidation.AlreadyDiscussed");
        (await app.As(sitting.Chair).OpenAsync($"/Evaluation/Score/{sitting.Candidate}")).Text.Should().Contain("0/32 tiêu chí đã chấm").And.Contain("Lần chấm 2");
        (await sitting.AskAsync(db => db.Sheets.CountAsync(s => s.Pass == 1 && s.SealedAt != null))).Should().Be(4);
        await sitting.AllSealAsync(1);
        var kept = await app.As(sitting.Chair).OpenAsync($"/Evaluation/Consolidation/{sitting.Candidate}?pass=1");
        kept.Text.Should().Contain("giữ để đối chiếu").And.Contain("Thống nhất cách hiểu tiêu chí 1.1.");
        (await sitting.CloseAsync(sitting.Chair))!.Value.IsDone.Should().BeTrue();
        (await sitting.AskAsync(db => db.Results.SingleAsync(r => r.CandidateId == sitting.Candidate))).Spread.Should().Be(0);
    }

    [Fact]
    public async Task A_second_pass_that_is_still_apart_is_closed_only_with_a_reason()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var sitting = await app.SittingAsync();
        for (var pass = 1; pass <= 2; pass++)
        {
            await sitting.FillAndSealAsync(sitting.Chair, 0.2m);
            foreach (var member in sitting.Members)
            {
                await sitting.FillAndSealAsync(member, 1);
            }

            if (pass == 1)
            {
                (await sitting.DiscussAsync(sitting.Secretary))!.Value.IsDone.Should().BeTrue();
            }
        }

        (await sitting.CloseAsync(sitting.Chair))!.Value.Reason.Should().Be("Consolidation.ReasonMissing");
        (await sitting.CloseAsync(sitting.Chair, "Hội đồng đã thảo luận hai lần, giữ ý kiến."))!.Value.IsDone.Should().BeTrue();
    }
}
