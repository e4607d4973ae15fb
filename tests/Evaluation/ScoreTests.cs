using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Evaluation.Domain;
using OcopModular.Rules.Contracts;

namespace OcopModular.Tests.Evaluation;

public sealed class ScoreTests
{
    [Theory, OnBothDatabases]
    public async Task A_sheet_is_filled_without_script_and_sealed_after_a_page_that_says_what_follows(string database)
    {
        await using var app = await App.StartAsync(database);
        var sitting = await app.SittingAsync();
        var page = await app.As(sitting.Chair).OpenAsync($"/Evaluation/Score/{sitting.Candidate}");

        var saved = await page.SubmitAsync(
            f =>
            {
                foreach (var (code, pick) in sitting.Picks(1))
                {
                    f.Tick($"pick.{code}", pick);
                }
            },
            "Lưu phiếu");
        saved.Text.Should().Contain("32/32 tiêu chí đã chấm");
        var seal = await app.As(sitting.Chair).OpenAsync($"/Evaluation/Score/Seal/{sitting.Candidate}");
        seal.Text.Should().Contain("không sửa được nữa");
        var after = await seal.SubmitAsync(button: "Niêm phong phiếu");

        after.Address.Should().Be($"/Evaluation/Score/{sitting.Candidate}");
        after.Document.QuerySelectorAll("fieldset.o-opts:not([disabled])").Should().BeEmpty();
        after.Document.QuerySelectorAll("details.o-crit:not([open])").Should().BeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task A_pick_sent_twice_is_saved_once(string database)
    {
        await using var app = await App.StartAsync(database);
        var sitting = await app.SittingAsync();
        var browser = app.As(sitting.Chair);
        var page = await browser.OpenAsync($"/Evaluation/Score/{sitting.Candidate}");

        for (var i = 0; i < 2; i++)
        {
            var answer = await browser.PostAsync($"/Evaluation/Score/{sitting.Candidate}?handler=Pick", Browser.TokenOf(page), ("pick.A.1.1", "b"));
            answer.Status.Should().Be(HttpStatusCode.OK);
            answer.TextIn("[data-live=tally]").Should().Contain("1/32 tiêu chí đã chấm").And.Contain("Đã lưu 09:00");
        }

        var sheet = await sitting.AskAsync(db => db.Sheets.Include(s => s.Marks).SingleAsync());
        sheet.Picks().Should().Equal(new Dictionary<string, string> { ["A.1.1"] = "b" });
        (await sitting.AskAsync(db => db.Set<Kernel.AuditEntry>().CountAsync(a => a.Record == sheet.Id))).Should().Be(1);
    }

    [Theory]
    [InlineData("pick.A.1.1", "z", "A.1.1")]
    [InlineData("pick.A.1.1", "stop", "A.1.1")]
    [InlineData("pick.Z.9", "a", "Z.9")]
    public async Task A_pick_that_the_set_does_not_know_is_refused_and_nothing_of_the_form_is_saved(string field, string pick, string named)
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var sitting = await app.SittingAsync();
        var browser = app.As(sitting.Chair);
        var page = await browser.OpenAsync($"/Evaluation/Score/{sitting.Candidate}");

        var answer = await browser.PostAsync($"/Evaluation/Score/{sitting.Candidate}?handler=Pick", Browser.TokenOf(page), ("pick.A.1.2", "a"), (field, pick));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        System.Text.Encoding.UTF8.GetString(answer.Content).Should().Contain(named);
        (await sitting.AskAsync(db => db.Sheets.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task Nothing_ticked_is_an_answer_and_not_answered_is_none()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var sitting = await app.SittingAsync();
        var picks = sitting.Set.Criteria.ToDictionary(c => c.Code, _ => Pick.Nothing);
        picks.Remove("C.11");
        await sitting.FillAsync(sitting.Chair, picks);

        (await sitting.SealAsync(sitting.Chair))!.Value.Reason.Should().Be("Score.Unanswered");
        (await app.As(sitting.Chair).OpenAsync($"/Evaluation/Score/Seal/{sitting.Candidate}")).Links.Should().Contain($"/Evaluation/Score/{sitting.Candidate}#tc-C.11");
        await sitting.FillAsync(sitting.Chair, new Dictionary<string, string> { ["C.11"] = Pick.Nothing });

        (await sitting.SealAsync(sitting.Chair))!.Value.IsDone.Should().BeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task A_sealed_sheet_takes_no_pick(string database)
    {
        await using var app = await App.StartAsync(database);
        var sitting = await app.SittingAsync();
        await sitting.FillAndSealAsync(sitting.Chair, 1);

        var refusal = await sitting.FillAsync(sitting.Chair, new Dictionary<string, string> { ["A.1.1"] = "a" });

        refusal!.Value.Reason.Should().Be("Score.IsSealed");
        (await sitting.AskAsync(db => db.Sheets.Include(s => s.Marks).SingleAsync())).Picks()["A.1.1"].Should().Be("c");
    }

    [Fact]
    public async Task Two_open_forms_do_not_undo_each_other()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var sitting = await app.SittingAsync();
        var browser = app.As(sitting.Chair);
        var first = await browser.OpenAsync($"/Evaluation/Score/{sitting.Candidate}");
        await sitting.FillAsync(sitting.Chair, new Dictionary<string, string> { ["A.1.2"] = "a" });
        var second = await browser.OpenAsync($"/Evaluation/Score/{sitting.Candidate}");
        await sitting.FillAsync(sitting.Chair, new Dictionary<string, string> { ["A.1.2"] = "b" });

        await first.SubmitAsync(f => f.Tick("pick.A.1.1", "b"), "Lưu phiếu");
        await second.SubmitAsync(f => f.Tick("pick.A.1.3", "a"), "Lưu phiếu");

        (await sitting.AskAsync(db => db.Sheets.Include(s => s.Marks).SingleAsync())).Picks().Should().Equal(new Dictionary<string, string> { ["A.1.1"] = "b", ["A.1.2"] = "b", ["A.1.3"] = "a" });
    }

    [Theory, OnBothDatabases]
    public async Task Who_does_not_score_the_candidate_finds_no_sheet(string database)
    {
        await using var app = await App.StartAsync(database);
        var commune = await app.UnitAsync("Xã Mồ Sì San");
        var sitting = await app.SittingAsync(commune: commune, firstMemberUnit: commune);
        var stranger = await app.PersonAsync(Kernel.Role.CouncilMember);
        var planned = await app.SittingAsync(SessionState.Planned);

        foreach (var (person, candidate) in new[] { (stranger, sitting.Candidate), (sitting.Members[0], sitting.Candidate), (sitting.Chair, planned.Candidate), (sitting.Chair, Guid.CreateVersion7()) })
        {
            (await app.As(person).OpenAsync($"/Evaluation/Score/{candidate}")).Status.Should().Be(HttpStatusCode.NotFound);
            (await app.As(person).OpenAsync($"/Evaluation/Score/Seal/{candidate}")).Status.Should().Be(HttpStatusCode.NotFound);
            (await app.As(person).OpenAsync($"/Evaluation/Score/File/{candidate}/{Guid.CreateVersion7()}")).Status.Should().Be(HttpStatusCode.NotFound);
        }

        (await app.As(planned.Chair).OpenAsync($"/Evaluation/Score/Seal/{planned.Candidate}")).Status.Should().Be(HttpStatusCode.NotFound, "it is read, not scored yet");
        (await sitting.FillAsync(sitting.Members[0], sitting.Picks(1))).Should().BeNull("a member of the product's commune has an interest");
        (await app.As(sitting.Secretary).OpenAsync($"/Evaluation/Score/{sitting.Candidate}")).Status.Should().NotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_list_of_own_sheets_shows_only_own_progress()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var sitting = await app.SittingAsync();
        await sitting.FillAsync(sitting.Members[0], new Dictionary<string, string> { ["A.1.1"] = "b" });

        (await app.As(sitting.Members[0]).OpenAsync("/Evaluation/Score")).Text.Should().Contain("1/32");
        (await app.As(sitting.Members[1]).OpenAsync("/Evaluation/Score")).Text.Should().Contain("0/32");
    }
}
