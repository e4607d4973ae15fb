using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel;

namespace OcopModular.Tests.ProgrammeTests;

public sealed class YearsTests
{
    private const string New = "/Programme/Years/New";

    [Theory, OnBothDatabases]
    public async Task A_year_is_opened_by_its_plan_and_a_repeated_post_has_one_effect(string database)
    {
        await using var app = await App.StartAsync(database);
        var office = await Office.BeginAsync(app);
        var page = await office.OpenAsync(New);

        var first = await page.SubmitAsync(office.FillYear);
        var again = await page.SubmitAsync(office.FillYear);

        first.Text.Should().Contain("148/KH-UBND").And.Contain("Chủ tịch UBND huyện");
        again.Address.Should().Be(first.Address);
        var year = (await office.AskAsync(db => db.Years.ToListAsync())).Should().ContainSingle().Subject;
        year.Year.Should().Be(2024);
        var entry = (await app.AuditOfAsync(year.Id)).Should().ContainSingle().Subject;
        (entry.Action, entry.ActorId).Should().Be(("Year.Opened", office.Clerk.Id));
        entry.At.Should().Be(year.OpenedAt);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_stays(string database)
    {
        await using var app = await App.StartAsync(database);
        var office = await Office.BeginAsync(app);
        (string Field, string Value)[] wrongs =
        [
            ("Year", ""), ("Year", "2017"), ("Year", "2101"), ("Year", "hai nghìn"), ("PlanNumber", ""), ("PlanNumber", "kế hoạch"),
            ("PlanDate", ""), ("PlanDate", "31/02/2024"), ("PlanDate", "06/11/2024"), ("PlanDate", "26/04/2022"), ("PlanSigner", ""), ("PlanSigner", new string('x', 201)),
        ];

        foreach (var (field, value) in wrongs)
        {
            var answer = await (await office.OpenAsync(New)).SubmitAsync(f =>
            {
                office.FillYear(f);
                f[$"Input.{field}"] = value;
            });

            answer.Status.Should().Be(HttpStatusCode.OK);
            answer.At($"Input.{field}").Should().NotBeEmpty($"{field} was '{value}'");
            answer.Form()[$"Input.{field}"].Should().Be(value);
            answer.Form()["Input." + (field == "PlanSigner" ? "PlanNumber" : "PlanSigner")].Should().Be(field == "PlanSigner" ? "148/KH-UBND" : "Chủ tịch UBND huyện");
        }

        (await office.AskAsync(db => db.Years.CountAsync())).Should().Be(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_year_is_opened_once_even_by_several_at_once(string database)
    {
        await using var app = await App.StartAsync(database);
        var office = await Office.BeginAsync(app);

        var answers = await (await app.OpenedByAsync(New)).AtOnceAsync(office.FillYear);

        answers.Should().ContainSingle(a => a.Status == HttpStatusCode.Redirect);
        answers.Where(a => a.Status != HttpStatusCode.Redirect).Should().OnlyContain(a => a.Status == HttpStatusCode.OK && a.At("Input.Year") == "Năm 2024 đã được mở.");
        (await office.AskAsync(db => db.Years.CountAsync())).Should().Be(1);
        (await office.OpenYearAsync()).At("Input.Year").Should().Be("Năm 2024 đã được mở.");
    }

    [Fact]
    public async Task Who_only_reads_does_not_open_and_a_commune_sees_no_years()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        await (await Office.BeginAsync(app)).OpenYearAsync();
        var leader = app.As(await app.PersonAsync(Role.Leader));
        var commune = app.As(await app.CommuneOfficerAsync(await app.UnitAsync("Xã Mồ Sì San")));

        var seen = await leader.OpenAsync("/Programme/Years");
        seen.Text.Should().Contain("148/KH-UBND");
        seen.Links.Should().NotContain(New);
        (await leader.OpenOnlyAsync(New)).Text.Should().NotContain("Số, ký hiệu kế hoạch");
        (await leader.PostAsync(New, ("Input.Year", "2025"))).Status.Should().NotBe(HttpStatusCode.OK);
        (await commune.OpenOnlyAsync("/Programme/Years")).Text.Should().NotContain("148/KH-UBND");
    }
}
