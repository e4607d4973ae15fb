using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Tests.ProgrammeTests;

public sealed class WorkingRulesTests
{
    [Theory, OnBothDatabases]
    public async Task A_change_is_logged_with_the_old_and_the_new_value_and_a_repeated_post_has_one_effect(string database)
    {
        await using var app = await App.StartAsync(database);
        var (office, council) = await Office.SeatedAsync(app);
        var page = await office.OpenAsync($"/Programme/Bodies/Rules/{council}");
        (page.Form()["Input.Rules.Quorum"], page.Form()["Input.Rules.SpreadLimit"]).Should().Be(("75", "10"));

        var first = await page.SubmitAsync(f => Fill(f, "66,5", "7,5"));
        var again = await page.SubmitAsync(f => Fill(f, "66,5", "7,5"));

        first.Text.Should().Contain("66,5%").And.Contain("7,5 điểm");
        again.Address.Should().Be(first.Address);
        (await RulesAsync(office)).Should().Be(new WorkingRules(0.665m, 7.5m));
        var entry = (await app.AuditOfAsync(council)).Should().HaveCount(2).And.ContainSingle(a => a.Action == "Body.RulesChanged").Subject;
        (entry.Reason, entry.ActorId).Should().Be(("Ghi sai so với quy chế đã ký", office.Clerk.Id));
        using var changes = System.Text.Json.JsonDocument.Parse(entry.Changes);
        var (from, to) = (changes.RootElement.GetProperty("Rules")[0], changes.RootElement.GetProperty("Rules")[1]);
        Value(from, "SpreadLimit").Should().Be(10m);
        Value(to, "SpreadLimit").Should().Be(7.5m);
        Value(to, "Quorum").Should().Be(0.665m);
    }

    [Theory, OnBothDatabases]
    public async Task Values_out_of_bounds_are_refused_at_their_field_and_the_bounds_are_kept(string database)
    {
        await using var app = await App.StartAsync(database);
        var (office, council) = await Office.SeatedAsync(app);
        var path = $"/Programme/Bodies/Rules/{council}";
        (string Field, string Value)[] wrongs =
        [
            ("Rules.Quorum", ""), ("Rules.Quorum", "0"), ("Rules.Quorum", "100,5"), ("Rules.Quorum", "ba phần tư"), ("Rules.SpreadLimit", ""), ("Rules.SpreadLimit", "-1"), ("Rules.SpreadLimit", "101"),
            ("Rules.DisplayDecimals", ""), ("Rules.DisplayDecimals", "-1"), ("Rules.DisplayDecimals", "5"), ("Reason", ""),
        ];
        foreach (var (field, value) in wrongs)
        {
            var answer = await (await office.OpenAsync(path)).SubmitAsync(f =>
            {
                Fill(f, "80", "8");
                f[$"Input.{field}"] = value;
            });

            answer.At($"Input.{field}").Should().NotBeEmpty($"{field} was '{value}'");
            answer.Form()[$"Input.{field}"].Should().Be(value);
        }

        (await (await office.OpenAsync(path)).SubmitAsync(f => { Fill(f, "80", "0"); f.Force("Input.Rules.SpreadInclusive", "true"); })).At("Input.Rules.SpreadLimit").Should().Contain("lớn hơn 0");
        (await (await office.OpenAsync(path)).SubmitAsync(f => { Fill(f, "80", "8"); f.Force("Input.Rules.GateBy", "99"); })).Errors().Should().NotBeEmpty();
        (await RulesAsync(office)).Should().Be(new WorkingRules());
        (await (await office.OpenAsync(path)).SubmitAsync(f => Fill(f, "100", "0"))).Address.Should().Contain("/View/");
        (await RulesAsync(office)).Should().Be(new WorkingRules(1m, 0m));
    }

    [Theory, OnBothDatabases]
    public async Task A_stale_form_is_a_conflict_that_shows_both_and_can_be_saved_knowingly(string database)
    {
        await using var app = await App.StartAsync(database);
        var (office, council) = await Office.SeatedAsync(app);
        var mine = await office.OpenAsync($"/Programme/Bodies/Rules/{council}");
        await (await app.As(await app.StandingBodyAsync()).OpenAsync($"/Programme/Bodies/Rules/{council}")).SubmitAsync(f => Fill(f, "80", "12"));

        var answer = await mine.SubmitAsync(f => Fill(f, "66", "7"));

        answer.Status.Should().Be(HttpStatusCode.Conflict);
        answer.Text.Should().Contain("80%").And.Contain("12 điểm");
        (answer.Form()["Input.Rules.Quorum"], answer.Form()["Input.Rules.SpreadLimit"]).Should().Be(("66", "7"));
        (await RulesAsync(office)).Should().Be(new WorkingRules(0.8m, 12m));
        (await answer.SubmitAsync()).Address.Should().Contain("/View/");
        (await RulesAsync(office)).Should().Be(new WorkingRules(0.66m, 7m));
    }

    [Theory, OnBothDatabases]
    public async Task Rules_under_which_too_few_would_score_and_rules_in_use_are_refused(string database)
    {
        await using var app = await App.StartAsync(database);
        var office = await Office.BeginAsync(app);
        await office.OpenYearAsync();
        var council = (await (await office.OpenAsync(Office.NewCouncil)).SubmitAsync(f => office.FillBody(f, [.. office.Bench.Take(3)]))).Id();
        var page = await office.OpenAsync($"/Programme/Bodies/Rules/{council}");

        (await page.SubmitAsync(f => { Fill(f, "80", "8"); f.Untick("Input.Rules.ChairScores", "true"); })).Errors().Should().Contain("ít nhất 3 người chấm điểm");
        await (await office.OpenAsync("/Evaluation/Rounds/New")).SubmitAsync(f => f["Input.EndsBefore"] = "30/11/2024");
        (await page.SubmitAsync(f => Fill(f, "80", "8"))).Errors().Should().Contain("phải có quyết định mới");

        (await RulesAsync(office)).Should().Be(new WorkingRules());
        (await office.OpenAsync($"/Programme/Bodies/View/{council}")).Links.Should().NotContain($"/Programme/Bodies/Rules/{council}");
    }

    [Fact]
    public async Task Only_a_council_has_working_rules_and_only_the_standing_body_changes_them()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var (office, council) = await Office.SeatedAsync(app);
        var team = (await (await office.OpenAsync("/Programme/Bodies/New?kind=HelperTeam")).SubmitAsync(office.FillBody)).Id();

        (await office.OpenAsync($"/Programme/Bodies/Rules/{team}")).Status.Should().Be(HttpStatusCode.NotFound);
        (await app.As(office.Chair).OpenOnlyAsync($"/Programme/Bodies/Rules/{council}")).Document.QuerySelectorAll("[name^='Input.']").Should().BeEmpty();
        (await app.As(office.Chair).PostAsync($"/Programme/Bodies/Rules/{council}", ("Input.Rules.Quorum", "10"))).Status.Should().NotBe(HttpStatusCode.OK);
        (await RulesAsync(office)).Should().Be(new WorkingRules());
    }

    private static void Fill(PageForm form, string quorum, string spread)
    {
        form["Input.Rules.Quorum"] = quorum;
        form["Input.Rules.SpreadLimit"] = spread;
        form["Input.Reason"] = "Ghi sai so với quy chế đã ký";
    }

    private static decimal Value(System.Text.Json.JsonElement rules, string name) =>
        rules.EnumerateObject().Single(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value.GetDecimal();

    private static Task<WorkingRules?> RulesAsync(Office office) => office.AskAsync(db => db.Bodies.Where(b => b.Rules != null).Select(b => b.Rules).SingleAsync());
}
