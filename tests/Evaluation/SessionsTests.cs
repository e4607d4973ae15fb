using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Tests.Dossiers;
using OcopModular.Tests.ProgrammeTests;

namespace OcopModular.Tests.Evaluation;

public sealed class SessionsTests
{
    [Theory, OnBothDatabases]
    public async Task A_session_is_called_with_its_day_place_and_members_and_a_repeated_post_has_one_effect(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);
        var (office, stranger) = (rooms.Office, await app.PersonAsync(Role.CouncilMember));
        var page = await office.OpenAsync(rooms.Call);
        void Fill(PageForm form)
        {
            Rooms.FillCall(form, "12/11/2024", office.Members[3]);
            form.Force("Input.Place", "Phòng họp số 2");
        }

        var first = await page.SubmitAsync(Fill);
        var again = await page.SubmitAsync(Fill);

        first.Text.Should().Contain("12/11/2024").And.Contain("Phòng họp số 2").And.Contain(Story.ProductName).And.Contain(office.Secretary.Name);
        again.Id().Should().Be(first.Id());
        var session = await rooms.SessionAsync(first.Id());
        (session.State, session.RoundId).Should().Be((SessionState.Planned, rooms.Round));
        var members = await rooms.AskAsync(db => db.Members.Where(m => m.SessionId == session.Id).ToListAsync());
        members.Should().HaveCount(5).And.NotContain(m => m.StaffId == office.Members[3].Id || m.StaffId == stranger.Id);
        members.Should().ContainSingle(m => !m.Scores).Which.StaffId.Should().Be(office.Secretary.Id);
        (await app.AuditOfAsync(session.Id)).Should().ContainSingle().Which.Action.Should().Be("Session.Called");
        (await app.As(office.Members[0]).OpenAsync(first.Address)).Status.Should().Be(HttpStatusCode.OK);
        (await app.As(office.Members[3]).OpenAsync(first.Address)).Status.Should().Be(HttpStatusCode.NotFound, "not invited");
        (await app.As(stranger).OpenAsync(first.Address)).Status.Should().Be(HttpStatusCode.NotFound, "of another council");
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_with_a_call_is_said_at_its_field_and_nothing_is_called(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);
        var stranger = await app.PersonAsync(Role.CouncilMember);
        (string Field, Action<PageForm> Wrong)[] wrongs =
        [
            ("HeldOn", f => f["Input.HeldOn"] = ""), ("HeldOn", f => f["Input.HeldOn"] = "04/11/2024"), ("HeldOn", f => f["Input.HeldOn"] = "mai"),
            ("Place", f => f["Input.Place"] = ""), ("Place", f => f["Input.Place"] = new string('x', 301)),
            ("Candidates", f => f.Remove("Input.Candidates")), ("Candidates", f => f.Force("Input.Candidates", $"{Guid.CreateVersion7()}")),
            ("Members", f => f.Remove("Input.Members")), ("Members", f => f.Force("Input.Members", $"{stranger.Id}")),
            ("Members", f => { f.Force("Input.Members", $"{stranger.Id}"); f.Tick("Input.Members", $"{rooms.Office.Chair.Id}"); }),
        ];
        foreach (var (field, wrong) in wrongs)
        {
            var answer = await (await rooms.Office.OpenAsync(rooms.Call)).SubmitAsync(f =>
            {
                Rooms.FillCall(f, "12/11/2024");
                wrong(f);
            });

            answer.At($"Input.{field}").Should().NotBeEmpty(field);
            answer.Form()[field == "Place" ? "Input.HeldOn" : "Input.Place"].Should().Be(field == "Place" ? "12/11/2024" : "Phòng họp số 2");
        }

        (await rooms.AskAsync(db => db.Sessions.CountAsync())).Should().Be(0);
    }

    [Theory, OnBothDatabases]
    public async Task Of_several_who_call_the_same_candidate_at_once_one_does(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);

        var answers = await (await app.OpenedByAsync(rooms.Call)).AtOnceAsync(f => Rooms.FillCall(f, "12/11/2024"));

        answers.Should().ContainSingle(a => a.Status == HttpStatusCode.Redirect);
        answers.Where(a => a.Status != HttpStatusCode.Redirect).Should().OnlyContain(a => (a.Status == HttpStatusCode.OK || a.Status == HttpStatusCode.Conflict) && a.Errors().Length > 0);
        (await rooms.AskAsync(db => db.Sessions.CountAsync())).Should().Be(1);
        (await rooms.AskAsync(db => db.Members.CountAsync())).Should().Be(6);
    }

    [Theory, OnBothDatabases]
    public async Task Papers_that_reach_the_members_on_the_day_itself_need_a_reason(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app, dossiers: 1);
        var session = await rooms.CallAsync("05/11/2024");
        var page = await rooms.OpenFormAsync(session);
        page.Text.Should().Contain("chưa đủ 1 ngày làm việc");
        page.TextIn("label[for=Input_Reason]").Should().Contain("(bắt buộc)");

        (await page.SubmitAsync(f => f["Input.Reason"] = " ")).At("Input.Reason").Should().NotBeEmpty();
        (await rooms.SessionAsync(session)).State.Should().Be(SessionState.Planned);
        await page.SubmitAsync(f => f["Input.Reason"] = "Hội đồng đồng ý họp sớm");

        (await rooms.SessionAsync(session)).State.Should().Be(SessionState.Scoring);
        (await app.AuditOfAsync(session)).Should().ContainSingle(a => a.Action == "Session.Opened").Which.Reason.Should().Be("Hội đồng đồng ý họp sớm");
    }

    [Theory, OnBothDatabases]
    public async Task One_working_day_before_is_early_enough_and_a_weekend_is_none(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);
        var session = await rooms.CallAsync("06/11/2024");
        (await rooms.OpenFormAsync(session)).Form().Names.Should().NotContain("Input.Reason");
        await SetAsync(rooms, session, calledAt: new DateTime(2024, 11, 9, 2, 0, 0, DateTimeKind.Utc), heldOn: new DateOnly(2024, 11, 11));
        (await rooms.OpenFormAsync(session)).Form().Names.Should().Contain("Input.Reason", "Saturday before a Monday is no working day");
        await SetAsync(rooms, session, calledAt: new DateTime(2024, 11, 8, 2, 0, 0, DateTimeKind.Utc), heldOn: new DateOnly(2024, 11, 11));
        (await rooms.OpenFormAsync(session)).Form().Names.Should().NotContain("Input.Reason");
    }

    [Theory, OnBothDatabases]
    public async Task It_is_opened_with_a_quorum_and_not_without(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);
        var office = rooms.Office;
        var session = await rooms.CallAsync("12/11/2024", office.Members[2], office.Members[3]);

        (await (await rooms.OpenFormAsync(session)).SubmitAsync()).Errors().Should().Contain("Mới có 3 trên 5 người chấm điểm").And.Contain("ít nhất 4");
        (await rooms.SessionAsync(session)).State.Should().Be(SessionState.Planned);
        var seats = await office.OpenAsync($"/Evaluation/Sessions/Members/{session}");
        await seats.SubmitAsync(f => f.Tick("Input.Members", office.Members[2].Id.ToString()));
        var opened = await (await rooms.OpenFormAsync(session)).SubmitAsync();

        opened.Address.Should().Be($"/Evaluation/Sessions/View/{session}");
        (await rooms.SessionAsync(session)).State.Should().Be(SessionState.Scoring);
        (await app.AuditOfAsync(session)).Select(a => a.Action).Should().BeEquivalentTo("Session.Called", "Session.Seated", "Session.Opened");
        (await seats.SubmitAsync(f => f.Untick("Input.Members", office.Members[0].Id.ToString()))).Id().Should().Be(session, "the repeated post answers what the first did");
        (await rooms.AskAsync(db => db.Members.CountAsync(m => m.SessionId == session && m.Scores))).Should().Be(4);
    }

    [Theory, OnBothDatabases]
    public async Task Only_the_standing_body_opens_it(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);
        var session = await rooms.CallAsync("12/11/2024");
        var form = (await rooms.OpenFormAsync(session)).Form();
        foreach (var person in new[] { rooms.Office.Chair, rooms.Office.Members[0], rooms.Office.Secretary, rooms.Dossiers[0].Officer, await app.PersonAsync(Role.Leader) })
        {
            (await app.As(person).OpenOnlyAsync($"/Evaluation/Sessions/Open/{session}")).Document.QuerySelectorAll("[name^='Input.']").Should().BeEmpty();
            (await app.As(person).PostAsync($"/Evaluation/Sessions/Open/{session}", ("Input.Version", "0"), ("__once", $"{Guid.CreateVersion7()}"))).Status.Should().NotBe(HttpStatusCode.OK);
        }

        (await rooms.SessionAsync(session)).State.Should().Be(SessionState.Planned);
        (await form.SendAsync()).Id().Should().Be(session);
        (await rooms.SessionAsync(session)).State.Should().Be(SessionState.Scoring);
    }

    [Theory, OnBothDatabases]
    public async Task Of_several_who_open_it_at_once_one_does(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);
        var session = await rooms.CallAsync("12/11/2024");

        var answers = await (await app.OpenedByAsync($"/Evaluation/Sessions/Open/{session}")).AtOnceAsync(_ => { });

        answers.Should().ContainSingle(a => a.Status == HttpStatusCode.Redirect);
        answers.Where(a => a.Status != HttpStatusCode.Redirect).Should().OnlyContain(a => (a.Status == HttpStatusCode.OK || a.Status == HttpStatusCode.Conflict) && a.Errors().Length > 0);
        (await app.AuditOfAsync(session)).Where(a => a.Action == "Session.Opened").Should().ContainSingle();
    }

    [Theory, OnBothDatabases]
    public async Task A_session_that_is_opened_while_its_candidate_is_taken_out_keeps_it_or_stays_closed(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);
        var session = await rooms.CallAsync("12/11/2024");
        var candidate = await rooms.AskAsync(db => db.Candidates.Select(c => c.Id).SingleAsync());
        var open = (await rooms.OpenFormAsync(session)).Form();
        var takeOut = (await rooms.Office.OpenAsync($"/Evaluation/Rounds/TakeOut/{candidate}")).Form();
        takeOut["Input.Reason"] = "Thiếu mẫu";

        var answers = await Task.WhenAll(Task.Run(() => open.SendAsync(follows: false)), Task.Run(() => takeOut.SendAsync(follows: false)));

        answers.Should().ContainSingle(a => a.Status == HttpStatusCode.Redirect);
        var isOpen = (await rooms.SessionAsync(session)).State == SessionState.Scoring;
        (await rooms.AskAsync(db => db.Candidates.CountAsync(c => c.SessionId == session))).Should().Be(isOpen ? 1 : 0);
    }

    [Theory, OnBothDatabases]
    public async Task Who_serves_the_commune_of_a_product_is_named_when_the_session_is_called(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await app.AcceptedAsync();
        var (office, _) = await Office.SeatedAsync(app, firstMemberUnit: story.Commune);
        var round = (await (await office.OpenAsync("/Evaluation/Rounds/New")).SubmitAsync(f => f["Input.EndsBefore"] = "30/11/2024")).Id();
        var rooms = new Rooms(app, office, round, [story]);
        await (await office.OpenAsync(rooms.Put)).SubmitAsync(rooms.Choose);

        (await office.OpenAsync(rooms.Call)).Text.Should().Contain($"{office.Members[0].Name} công tác tại").And.Contain($"không chấm {Story.ProductName}");
        var session = await rooms.CallAsync("12/11/2024");
        (await office.OpenAsync($"/Evaluation/Sessions/View/{session}")).Text.Should().Contain($"{office.Members[0].Name} công tác tại");
    }

    [Theory, OnBothDatabases]
    public async Task A_decision_dated_before_its_session_is_refused_at_the_field(string database)
    {
        await using var app = await App.StartAsync(database);
        var session = await app.ClosedSessionAsync(new Scored(60, 3));
        var page = await app.As(await app.StandingBodyAsync()).OpenAsync($"/Evaluation/Recognition/{session.Id}");

        var refused = await page.SubmitAsync(f =>
        {
            f["Input.Number"] = "1872/QĐ-UBND";
            f["Input.Date"] = "31/10/2024";
            f["Input.Signer"] = "Người Ký";
            f["Input.SignerPosition"] = "Chủ tịch";
        }, "Input.Number");

        refused.At("Input.Date").Should().Contain("31/10/2024").And.Contain("01/11/2024");
        refused.Form("Input.Number")["Input.Signer"].Should().Be("Người Ký");
        (await app.AskAsync<OcopModular.Evaluation.Data.EvaluationDb, int>(db => db.Recognitions.CountAsync())).Should().Be(0);
    }

    private static Task<int> SetAsync(Rooms rooms, Guid session, DateTime calledAt, DateOnly heldOn) => rooms.AskAsync(db =>
        db.Sessions.Where(s => s.Id == session).ExecuteUpdateAsync(s => s.SetProperty(x => x.CalledAt, calledAt).SetProperty(x => x.HeldOn, heldOn)));
}
