using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Contracts;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Tests.Evaluation;

public sealed class RecognitionTests
{
    private static readonly DecisionFacts Decision = new("1872/QĐ-UBND", new DateOnly(2024, 11, 4), "Người Ký Quyết Định", "Chủ tịch");

    [Theory, OnBothDatabases]
    public async Task Three_stars_are_certified_seventy_points_go_up_and_the_rest_gets_nothing(string database)
    {
        await using var app = await App.StartAsync(database);
        var session = await app.ClosedSessionAsync(new Scored(50, 3, "A"), new Scored(69.99m, 3, "B"), new Scored(70, 4, "C"), new Scored(92, 5, "D"), new Scored(74, 3, "E"), new Scored(49.99m, 2, "F"), new Scored(60, null, "G"), new Scored(71, null, "H"));

        (await RecordAsync(app, session.Id, Decision)).Should().Be(Outcome.Done);

        var awards = await app.AskAsync<EvaluationDb, Dictionary<Guid, Award>>(db => db.Verdicts.ToDictionaryAsync(v => v.CandidateId, v => v.Award));
        session.Candidates.ToDictionary(c => c.ProductName, c => awards[c.Id]).Should().BeEquivalentTo(new Dictionary<string, Award>
        {
            ["A"] = Award.Certified, ["B"] = Award.Certified, ["C"] = Award.ToProvince, ["D"] = Award.ToProvince,
            ["E"] = Award.ToProvince, ["F"] = Award.NotRecognised, ["G"] = Award.NotRecognised, ["H"] = Award.NotRecognised,
        });
        (await CertificatesAsync(app)).Select(c => c.ProductName).Should().BeEquivalentTo("A", "B");
    }

    [Theory]
    [InlineData("1489-qd-ttg")]
    [InlineData("26-2026-qd-ttg")]
    public async Task Where_no_star_is_left_to_the_district_every_certified_result_goes_up(string pack)
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var card = app.Services.GetRequiredService<IRuleBook>().Pack(pack);
        var session = await app.ClosedSessionAsync(new Scored(60, 3));
        var panel = (await app.AskAsync<ClosedResults, IReadOnlyList<ClosedResult>>(r => r.OfSessionAsync(session.Id, CancellationToken.None))).Single().Panel;

        Awarding.Of(card, panel).Should().Be(Award.ToProvince);
    }

    [Theory, OnBothDatabases]
    public async Task A_decision_is_refused_for_its_day_its_number_an_open_session_and_a_second_time(string database)
    {
        await using var app = await App.StartAsync(database);
        var session = await app.ClosedSessionAsync(new Scored(60, 3));
        var open = await app.SessionAsync(SessionState.Scoring, ClosedSessions.HeldOn, new Scored(60, 3));
        var other = await app.ClosedSessionAsync(new Scored(60, 3));

        (await RecordAsync(app, session.Id, Decision with { Date = ClosedSessions.HeldOn.AddDays(-1) })).Reason.Should().Be("Recognition.BeforeSession");
        (await RecordAsync(app, session.Id, Decision with { Date = new DateOnly(2024, 11, 6) })).Reason.Should().Be("Recognition.InFuture");
        (await RecordAsync(app, open.Id, Decision)).Reason.Should().Be("Recognition.NotClosed");
        (await CertificatesAsync(app)).Should().BeEmpty("nothing was recorded");
        (await RecordAsync(app, session.Id, Decision with { Date = ClosedSessions.HeldOn })).Should().Be(Outcome.Done, "the day of the session is early enough");
        (await RecordAsync(app, session.Id, Decision with { Number = "1873/QĐ-UBND" })).Reason.Should().Be("Recognition.Twice");
        (await RecordAsync(app, other.Id, Decision)).Reason.Should().Be("Recognition.NumberUsed");
        (await CertificatesAsync(app)).Should().ContainSingle();
    }

    [Theory, OnBothDatabases]
    public async Task Twenty_decisions_at_once_give_no_number_twice_and_lose_none(string database)
    {
        await using var app = await App.StartAsync(database);
        var sessions = new List<ClosedSession>();
        for (var i = 0; i < 20; i++)
        {
            sessions.Add(await app.ClosedSessionAsync(new Scored(60, 3), new Scored(61, 3) { CommuneCode = "03571" }));
        }

        var outcomes = await Task.WhenAll(sessions.Select((s, i) => Task.Run(() => RecordAsync(app, s.Id, Decision with { Number = $"{i}/QĐ-UBND" }))));

        outcomes.Should().OnlyContain(o => o.IsDone);
        var certificates = await CertificatesAsync(app);
        certificates.Select(c => c.Number).Should().BeEquivalentTo(Enumerable.Range(1, 40).Select(n => $"{n:00}/2024/GCN-OCOP"));
        certificates.Select(c => c.ProductCode).Should().BeEquivalentTo(new[] { "03553", "03571" }.SelectMany(c => Enumerable.Range(1, 20).Select(n => $"12-109-{c}-{n}-2024")));
        certificates.Select(c => c.CheckCode).Should().OnlyHaveUniqueItems().And.OnlyContain(c => c.Length == 22);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_session_decided_by_ten_at_once_is_decided_once(string database)
    {
        await using var app = await App.StartAsync(database);
        var session = await app.ClosedSessionAsync(new Scored(60, 3));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => RecordAsync(app, session.Id, Decision with { Number = $"{i}/QĐ-UBND" }))));

        outcomes.Should().ContainSingle(o => o.IsDone);
        outcomes.Where(o => !o.IsDone).Should().OnlyContain(o => o.Reason == "Recognition.Twice");
        (await CertificatesAsync(app)).Should().ContainSingle().Which.Number.Should().Be("01/2024/GCN-OCOP");
    }

    [Theory, OnBothDatabases]
    public async Task The_page_says_in_numbers_what_will_happen_and_a_repeated_post_has_one_effect(string database)
    {
        await using var app = await App.StartAsync(database);
        var session = await app.ClosedSessionAsync(new Scored(60, 3), new Scored(55, 3), new Scored(72, 4), new Scored(40, 2));
        var page = await app.As(await app.StandingBodyAsync()).OpenAsync($"/Evaluation/Recognition/{session.Id}");
        page.Text.Should().Contain("2 giấy chứng nhận 3 sao sẽ được cấp, 1 hồ sơ chuyển tỉnh, 1 không đạt");

        void Fill(PageForm form)
        {
            form["Input.Number"] = "1872/QĐ-UBND";
            form["Input.Date"] = "04/11/2024";
            form["Input.Signer"] = "Người Ký Quyết Định";
            form["Input.SignerPosition"] = "Chủ tịch";
        }

        var done = await page.SubmitAsync(Fill, "Input.Number");
        var again = await page.SubmitAsync(Fill, "Input.Number");

        done.Text.Should().Contain("1872/QĐ-UBND").And.Contain("01/2024/GCN-OCOP").And.Contain("02/2024/GCN-OCOP");
        again.Address.Should().Be(done.Address);
        (await CertificatesAsync(app)).Should().HaveCount(2);
    }

    [Fact]
    public async Task The_page_shows_a_refused_day_beside_its_field_and_keeps_what_was_typed()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var session = await app.ClosedSessionAsync(new Scored(60, 3));
        var page = await app.As(await app.StandingBodyAsync()).OpenAsync($"/Evaluation/Recognition/{session.Id}");

        var refused = await page.SubmitAsync(form =>
        {
            form["Input.Number"] = "1872/QĐ-UBND";
            form["Input.Date"] = "31/10/2024";
            form["Input.Signer"] = "Người Ký";
            form["Input.SignerPosition"] = "Chủ tịch";
        }, "Input.Number");

        refused.Text.Should().Contain("Ngày ký 31/10/2024 sớm hơn ngày họp 01/11/2024");
        refused.Form("Input.Number")["Input.Number"].Should().Be("1872/QĐ-UBND");
        (await CertificatesAsync(app)).Should().BeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Dossiers_are_told_their_result(string database)
    {
        var told = new List<(Guid Dossier, string Result)>();
        await using var app = await App.StartAsync(database, s => s.Services = services => services.AddScoped<IDossierBook>(_ => new Told(told)));
        var session = await app.ClosedSessionAsync(new Scored(60, 3), new Scored(72.5m, 4), new Scored(40, 2));
        await RecordAsync(app, session.Id, Decision);

        await app.DeliverAsync();

        told.Should().BeEquivalentTo(new[]
        {
            (session.Candidates[0].DossierId, "3 sao (60 điểm), Quyết định số 1872/QĐ-UBND"),
            (session.Candidates[1].DossierId, "72,5 điểm, chuyển cấp tỉnh, Quyết định số 1872/QĐ-UBND"),
            (session.Candidates[2].DossierId, "Không công nhận (40 điểm), Quyết định số 1872/QĐ-UBND"),
        });
    }

    [Theory, OnBothDatabases]
    public async Task Producer_and_commune_see_a_result_only_after_the_decision(string database)
    {
        await using var app = await App.StartAsync(database);
        var commune = await app.UnitAsync("Xã Mồ Sì San");
        var producer = Guid.CreateVersion7();
        var session = await app.ClosedSessionAsync(new Scored(60, 3) { Commune = commune, ProducerId = producer });
        var readers = new[] { await app.PersonAsync(Role.Producer, producer: producer), await app.CommuneOfficerAsync(commune) };
        var foreign = await app.CommuneOfficerAsync(await app.UnitAsync("Xã Bản Lang"));
        var office = await app.StandingBodyAsync();

        (await SeenAsync(app, office, session)).Should().Be(1, "the office sees it once the session is closed");
        foreach (var reader in readers)
        {
            (await SeenAsync(app, reader, session)).Should().Be(0);
        }

        await RecordAsync(app, session.Id, Decision);
        foreach (var reader in readers)
        {
            (await SeenAsync(app, reader, session)).Should().Be(1);
        }

        (await SeenAsync(app, foreign, session)).Should().Be(0);
    }

    [Theory, OnBothDatabases]
    public async Task The_timeline_tells_points_only_to_who_may_see_the_result(string database)
    {
        await using var app = await App.StartAsync(database);
        var commune = await app.UnitAsync("Xã Mồ Sì San");
        var session = await app.ClosedSessionAsync(new Scored(61.5m, 3) { Commune = commune });
        var officer = await app.CommuneOfficerAsync(commune);

        (await TimelineAsync(app, officer, session)).Should().Contain("chốt phiên họp").And.NotContain("61,5");
        (await TimelineAsync(app, await app.StandingBodyAsync(), session)).Should().Contain("61,5 điểm, 3 sao");
        await RecordAsync(app, session.Id, Decision);
        (await TimelineAsync(app, officer, session)).Should().Contain("61,5 điểm, 3 sao").And.Contain("1872/QĐ-UBND").And.Contain("01/2024/GCN-OCOP");
    }

    [Theory, OnBothDatabases]
    public async Task A_closed_session_waits_for_the_standing_body_until_it_is_decided(string database)
    {
        await using var app = await App.StartAsync(database);
        var session = await app.ClosedSessionAsync(new Scored(60, 3));
        var office = await app.StandingBodyAsync();

        (await DutiesAsync(app, office)).Should().ContainSingle().Which.Url.Should().Be($"/Evaluation/Recognition/{session.Id}");
        await RecordAsync(app, session.Id, Decision);
        (await DutiesAsync(app, office)).Should().BeEmpty();
    }

    private static async Task<Outcome> RecordAsync(App app, Guid session, DecisionFacts decision) =>
        await app.AskAsync<RecordDecision, Outcome>(act => act.RecordAsync(session, decision, CancellationToken.None));

    private static Task<List<Certificate>> CertificatesAsync(App app) => app.AskAsync<EvaluationDb, List<Certificate>>(db => db.Certificates.OrderBy(c => c.Number).ToListAsync());

    private static Task<int> SeenAsync(App app, Person reader, ClosedSession session) => app.ActAsync(reader, async services =>
    {
        var cards = services.GetRequiredService<ResultCards>();
        var ofProduct = await cards.OfProductAsync(session.Candidates[0].ProductId, CancellationToken.None);
        var ofDossier = await cards.OfDossierAsync(session.Candidates[0].DossierId, CancellationToken.None);
        (ofProduct?.Count).Should().Be(ofDossier?.Count);
        return ofProduct?.Count ?? 0;
    });

    private static Task<string> TimelineAsync(App app, Person reader, ClosedSession session) => app.ActAsync(reader, async services =>
    {
        var entries = await services.GetServices<ITimelineSource>().OfType<EvaluationTimeline>().Single().ForAsync(session.Candidates[0].ProductId, services.GetRequiredService<CurrentActor>().Actor, CancellationToken.None);
        return string.Join('\n', entries.Select(e => $"{e.Text}: {e.Detail}"));
    });

    private static Task<IReadOnlyList<Duty>> DutiesAsync(App app, Person reader) => app.ActAsync(reader, services =>
        services.GetServices<IDutySource>().OfType<RecognitionDuties>().Single().ForAsync(services.GetRequiredService<CurrentActor>().Actor, CancellationToken.None));

    /// <summary>Writes down what a dossier is told, and refuses everything else.</summary>
    private sealed class Told(List<(Guid, string)> told) : IDossierBook
    {
        public Task<Outcome> DecideAsync(Guid id, string result, CancellationToken ct)
        {
            told.Add((id, result));
            return Task.FromResult(Outcome.Done);
        }

        public Task<DossierCard?> FindAsync(Guid id, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyList<DossierCard>> AcceptedAsync(CancellationToken ct) => throw new NotSupportedException();

        public Task<FiledDossier?> FiledAsync(Guid id, int? version, CancellationToken ct) => throw new NotSupportedException();

        public Task<Outcome> ScheduleAsync(Guid id, string round, CancellationToken ct) => throw new NotSupportedException();
    }
}
