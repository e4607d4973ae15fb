using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Tests.Dossiers;
using OcopModular.Tests.ProgrammeTests;

namespace OcopModular.Tests.Evaluation;

public sealed class RoundsTests
{
    private const string New = "/Evaluation/Rounds/New";

    [Theory, OnBothDatabases]
    public async Task A_round_is_opened_with_the_council_and_its_rules_and_a_repeated_post_has_one_effect(string database)
    {
        await using var app = await App.StartAsync(database);
        var (office, council) = await Office.SeatedAsync(app);
        var page = await office.OpenAsync(New);
        page.Form()["Input.Number"].Should().Be("1");

        var first = await page.SubmitAsync(Fill);
        var again = await page.SubmitAsync(Fill);

        first.Text.Should().Contain("Đợt 2 năm 2024").And.Contain("30/11/2024");
        again.Address.Should().Be(first.Address);
        var round = (await app.AskAsync<OcopModular.Evaluation.Data.EvaluationDb, List<Round>>(db => db.Rounds.Include(r => r.Council).ToListAsync())).Should().ContainSingle().Subject;
        (round.Year, round.Number, round.EndsBefore, round.CouncilId).Should().Be((2024, 2, new DateOnly(2024, 11, 30), council));
        round.Council.Select(m => (Guid?)m.StaffId).Should().BeEquivalentTo(office.Bench.Select(b => b.Person));
        (await app.AuditOfAsync(round.Id)).Should().ContainSingle().Which.Action.Should().Be("Round.Opened");
        (await office.OpenAsync(New)).Form()["Input.Number"].Should().Be("3");
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_with_a_round_is_said_at_its_field_and_what_was_typed_stays(string database)
    {
        await using var app = await App.StartAsync(database);
        var office = await Office.BeginAsync(app);
        (await (await office.OpenAsync(New)).SubmitAsync(f => { Fill(f); f.Force("Input.CouncilId", $"{Guid.CreateVersion7()}"); })).Errors().Should().Contain("Năm 2024 chưa được mở");
        await office.OpenYearAsync();
        await office.EstablishAsync();
        await (await office.OpenAsync(New)).SubmitAsync(Fill);
        (string Field, string Value)[] wrongs =
        [
            ("Number", ""), ("Number", "0"), ("Number", "21"), ("Number", "2"), ("EndsBefore", ""), ("EndsBefore", "30/02/2024"),
            ("EndsBefore", "04/11/2024"), ("EndsBefore", "05/11/2024"), ("CouncilId", ""), ("CouncilId", $"{Guid.CreateVersion7()}"),
        ];

        foreach (var (field, value) in wrongs)
        {
            var answer = await (await office.OpenAsync(New)).SubmitAsync(f =>
            {
                Fill(f);
                f["Input.Number"] = "3";
                f.Force($"Input.{field}", value);
            });

            answer.Status.Should().Be(HttpStatusCode.OK);
            answer.At($"Input.{field}").Should().NotBeEmpty($"{field} was '{value}'");
            answer.Form()[field == "Number" ? "Input.EndsBefore" : "Input.Number"].Should().Be(field == "Number" ? "30/11/2024" : "3");
        }

        (await app.AskAsync<OcopModular.Evaluation.Data.EvaluationDb, int>(db => db.Rounds.CountAsync())).Should().Be(1);
    }

    [Theory, OnBothDatabases]
    public async Task Of_several_who_open_the_same_round_at_once_one_does(string database)
    {
        await using var app = await App.StartAsync(database);
        await Office.SeatedAsync(app);

        var answers = await (await app.OpenedByAsync(New)).AtOnceAsync(Fill);

        answers.Should().ContainSingle(a => a.Status == HttpStatusCode.Redirect);
        answers.Where(a => a.Status != HttpStatusCode.Redirect).Should().OnlyContain(a => a.Status == HttpStatusCode.OK && a.At("Input.Number") == "Năm 2024 đã có đợt 2.");
        (await app.AskAsync<OcopModular.Evaluation.Data.EvaluationDb, int>(db => db.Rounds.CountAsync())).Should().Be(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_council_whose_term_is_over_gets_no_round_and_calls_no_session(string database)
    {
        await using var app = await App.StartAsync(database);
        var office = await Office.BeginAsync(app);
        await office.OpenYearAsync();
        var council = await office.EstablishAsync(termUntil: "10/11/2024");
        var rooms = new Rooms(app, office, (await (await office.OpenAsync(New)).SubmitAsync(Fill)).Id(), [await app.AcceptedAsync()]);
        await (await office.OpenAsync(rooms.Put)).SubmitAsync(rooms.Choose);

        var late = await (await office.OpenAsync(rooms.Call)).SubmitAsync(f => Rooms.FillCall(f, "11/11/2024"));
        late.At("Input.HeldOn").Should().Contain("10/11/2024");
        await rooms.CallAsync("10/11/2024");
        app.Time.Advance(TimeSpan.FromDays(6));
        var form = (await office.OpenAsync(New)).Form();
        Fill(form);
        form["Input.Number"] = "3";
        form.Force("Input.CouncilId", council.ToString());

        (await form.SendAsync()).At("Input.CouncilId").Should().Contain("không còn hoạt động");
        (await app.AskAsync<OcopModular.Evaluation.Data.EvaluationDb, int>(db => db.Rounds.CountAsync())).Should().Be(1);
    }

    [Theory, OnBothDatabases]
    public async Task Dossiers_are_put_in_as_they_were_filed_and_a_repeated_post_has_one_effect(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.BeginAsync(app, dossiers: 2);
        var page = await rooms.Office.OpenAsync(rooms.Put);
        (await page.SubmitAsync()).Errors().Should().Contain("Chọn ít nhất một hồ sơ.");

        var stale = await rooms.Office.OpenAsync(rooms.Put);
        var first = await page.SubmitAsync(rooms.Choose);
        var again = await page.SubmitAsync(rooms.Choose);
        var twice = await stale.SubmitAsync(rooms.Choose);

        again.Address.Should().Be(first.Address);
        first.Text.Should().Contain(Story.ProductName).And.Contain("M-001").And.Contain("M-002");
        twice.Errors().Should().Contain("không còn chờ");
        var candidates = await rooms.AskAsync(db => db.Candidates.ToListAsync());
        candidates.Select(c => c.DossierId).Should().BeEquivalentTo(rooms.Dossiers.Select(d => d.Dossier));
        candidates.Should().OnlyContain(c => c.Pack == "148-qd-ttg" && c.DossierVersion == 1 && c.DossierHash.Length == 64);
        foreach (var candidate in candidates)
        {
            (await app.AuditOfAsync(candidate.Id)).Should().ContainSingle().Which.Action.Should().Be("Candidate.PutIntoRound");
        }
    }

    [Theory, OnBothDatabases]
    public async Task Several_who_put_the_same_dossier_in_at_once_put_it_in_once(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.BeginAsync(app);

        var answers = await (await app.OpenedByAsync(rooms.Put)).AtOnceAsync(rooms.Choose);

        answers.Should().ContainSingle(a => a.Status == HttpStatusCode.Redirect);
        answers.Where(a => a.Status != HttpStatusCode.Redirect).Should().OnlyContain(a => a.Status == HttpStatusCode.OK && a.Errors().Contains("không còn chờ") && a.Document.QuerySelector("[name=Chosen]") == null);
        (await rooms.AskAsync(db => db.Candidates.CountAsync())).Should().Be(1);
        await app.DeliverAsync();
        (await rooms.Dossiers[0].ReadAsync()).State.Should().Be(OcopModular.Dossiers.Contracts.DossierState.Scheduled);
    }

    [Theory, OnBothDatabases]
    public async Task A_dossier_withdrawn_before_the_post_is_not_put_in(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.BeginAsync(app);
        var page = await rooms.Office.OpenAsync(rooms.Put);
        await rooms.Dossiers[0].WithdrawAsync();

        var answer = await page.SubmitAsync(rooms.Choose);

        answer.Errors().Should().Contain("không còn chờ");
        (await rooms.AskAsync(db => db.Candidates.CountAsync())).Should().Be(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_dossier_withdrawn_before_its_round_was_told_is_not_scored_and_goes_out_of_the_round(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.BeginAsync(app);
        await (await rooms.Office.OpenAsync(rooms.Put)).SubmitAsync(rooms.Choose);
        await rooms.Dossiers[0].WithdrawAsync();
        await app.DeliverAsync();

        (await app.AskAsync<OcopModular.Host.Data.HostDb, int>(db => db.Set<OutboxMessage>().CountAsync(m => m.DeliveredAt == null))).Should().Be(0, "a withdrawal is no fault that a second try would heal");
        var called = await (await rooms.Office.OpenAsync(rooms.Call)).SubmitAsync(f => Rooms.FillCall(f, "12/11/2024"));
        called.At("Input.Candidates").Should().Contain(Story.ProductName).And.Contain("đã rút hồ sơ");
        var candidate = await rooms.AskAsync(db => db.Candidates.Select(c => c.Id).SingleAsync());
        await (await rooms.Office.OpenAsync($"/Evaluation/Rounds/TakeOut/{candidate}")).SubmitAsync(f => f["Input.Reason"] = "Chủ thể đã rút");
        (await rooms.Office.OpenAsync(rooms.Put)).Document.QuerySelector("[name=Chosen]").Should().BeNull();
    }

    [Theory, OnBothDatabases]
    public async Task A_candidate_is_taken_out_with_a_reason_and_waits_again(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);
        var candidate = await rooms.AskAsync(db => db.Candidates.Select(c => c.Id).SingleAsync());
        var page = await rooms.Office.OpenAsync($"/Evaluation/Rounds/TakeOut/{candidate}");
        (await page.SubmitAsync()).At("Input.Reason").Should().NotBeEmpty();

        await page.SubmitAsync(f => f["Input.Reason"] = "Thiếu mẫu sản phẩm");

        (await app.AuditOfAsync(candidate)).Should().ContainSingle(a => a.Action == "Candidate.TakenOut").Which.Reason.Should().Be("Thiếu mẫu sản phẩm");
        (await (await rooms.Office.OpenAsync(rooms.Put)).SubmitAsync(rooms.Choose)).Text.Should().Contain("M-002");
    }

    [Fact]
    public async Task Only_the_standing_body_manages_rounds_and_another_councils_member_finds_none()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var rooms = await Rooms.FullAsync(app);
        var member = app.As(rooms.Office.Members[0]);
        var foreign = app.As(await app.PersonAsync(Role.CouncilMember));
        var commune = app.As(rooms.Dossiers[0].Officer);

        (await member.OpenAsync($"/Evaluation/Rounds/View/{rooms.Round}")).Text.Should().Contain(Story.ProductName);
        (await foreign.OpenAsync($"/Evaluation/Rounds/View/{rooms.Round}")).Status.Should().Be(HttpStatusCode.NotFound);
        (await commune.OpenOnlyAsync($"/Evaluation/Rounds/View/{rooms.Round}")).Text.Should().NotContain(Story.ProductName);
        foreach (var path in new[] { New, rooms.Put, rooms.Call })
        {
            (await member.OpenOnlyAsync(path)).Document.QuerySelectorAll("[name^='Input.'], [name=Chosen]").Should().BeEmpty(path);
        }

        (await rooms.Office.OpenAsync($"/Evaluation/Rounds/Put/{Guid.CreateVersion7()}")).Status.Should().Be(HttpStatusCode.NotFound);
        (await rooms.Office.OpenAsync($"/Evaluation/Sessions/New/{Guid.CreateVersion7()}")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    private static void Fill(PageForm form)
    {
        form["Input.Number"] = "2";
        form["Input.EndsBefore"] = "30/11/2024";
    }
}
