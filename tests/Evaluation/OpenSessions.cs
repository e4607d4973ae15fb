using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Programme.Contracts;
using OcopModular.Rules.Contracts;

namespace OcopModular.Tests.Evaluation;

/// <summary>A session that scores one tea, its chair, secretary and members.</summary>
internal sealed record OpenSitting(App App, Guid Session, Guid Candidate, Person Chair, Person Secretary, IReadOnlyList<Person> Members)
{
    public IReadOnlyList<Person> Scorers => [Chair, .. Members];

    public CriteriaSet Set => App.Services.GetRequiredService<IRuleBook>().Set("148-qd-ttg", 11);

    /// <summary>In each criterion the level so far from the lowest (0) to the highest (1).</summary>
    public Dictionary<string, string> Picks(decimal height) =>
        Set.Criteria.ToDictionary(c => c.Code, c => c.Options.OrderBy(o => o.Points).ElementAt((int)Math.Round((c.Options.Count - 1) * height)).Id, StringComparer.Ordinal);

    public Task<Outcome?> FillAsync(Person person, IReadOnlyDictionary<string, string> picks) =>
        App.ActAsync(person, s => s.GetRequiredService<FillSheet>().SaveAsync(Candidate, new Answers(picks, new Dictionary<string, string>(), null), CancellationToken.None));

    public Task<Outcome?> SealAsync(Person person) =>
        App.ActAsync(person, s => s.GetRequiredService<SealSheet>().SealAsync(Candidate, null, CancellationToken.None));

    public async Task FillAndSealAsync(Person person, decimal height)
    {
        (await FillAsync(person, Picks(height)))!.Value.IsDone.Should().BeTrue();
        (await SealAsync(person))!.Value.IsDone.Should().BeTrue();
    }

    public async Task AllSealAsync(decimal height)
    {
        foreach (var person in Scorers)
        {
            await FillAndSealAsync(person, height);
        }
    }

    public Task<Outcome?> DiscussAsync(Person person, int pass = 1, string conclusion = "Đã trao đổi, thống nhất cách hiểu tiêu chí.") =>
        App.ActAsync(person, s => s.GetRequiredService<DiscussAgain>().DiscussAsync(Candidate, pass, conclusion, CancellationToken.None));

    public Task<Outcome?> CloseAsync(Person person, string? reason = null) =>
        App.ActAsync(person, s => s.GetRequiredService<CloseSession>().CloseAsync(Session, null, reason, CancellationToken.None));

    public Task<T> AskAsync<T>(Func<EvaluationDb, Task<T>> askAsync) => App.AskAsync(askAsync);
}

internal static class OpenSessions
{
    private static int _count;

    /// <summary>Chair and three members score unless said otherwise; the secretary does not.</summary>
    public static async Task<OpenSitting> SittingAsync(this App app, SessionState state = SessionState.Scoring, WorkingRules? rules = null, int members = 3, Guid? commune = null, Guid? firstMemberUnit = null)
    {
        var chair = await app.PersonAsync(Role.CouncilChair);
        var secretary = await app.PersonAsync(Role.CouncilSecretary);
        var people = new List<Person>();
        for (var i = 0; i < members; i++)
        {
            people.Add(await app.PersonAsync(Role.CouncilMember, i == 0 ? firstMemberUnit : null));
        }

        var at = new DateTime(2024, 11, 5, 1, 0, 0, DateTimeKind.Utc);
        var round = new Round { Id = Guid.CreateVersion7(), Year = 2024, Number = 1000 + Interlocked.Increment(ref _count), EndsBefore = new DateOnly(2024, 11, 30), CouncilId = Guid.CreateVersion7(), CouncilName = "Hội đồng", OpenedAt = at };
        var session = new Session { Id = Guid.CreateVersion7(), RoundId = round.Id, HeldOn = new DateOnly(2024, 11, 12), Place = "Hội trường UBND huyện", State = state, Rules = rules ?? new WorkingRules(), OpenedAt = at };
        var candidate = Candidate(round.Id, session.Id, commune ?? Guid.CreateVersion7());
        await app.DoAsync<EvaluationDb>(db =>
        {
            db.AddRange(round, session, candidate, Seat(session, chair, Programme.Contracts.Seat.Chair), Seat(session, secretary, Programme.Contracts.Seat.Secretary));
            db.AddRange(people.Select(p => Seat(session, p, Programme.Contracts.Seat.Member)));
            return db.SaveChangesAsync();
        });
        return new OpenSitting(app, session.Id, candidate.Id, chair, secretary, people);
    }

    private static SessionMember Seat(Session session, Person person, Seat seat) => new()
    {
        Id = Guid.CreateVersion7(),
        SessionId = session.Id,
        StaffId = person.Id,
        Name = person.Name,
        Position = "Trưởng phòng",
        Unit = "Phòng Nông nghiệp",
        UnitId = person.Unit,
        Seat = seat,
        Scores = seat != Programme.Contracts.Seat.Secretary,
    };

    private static Candidate Candidate(Guid round, Guid session, Guid commune) => new()
    {
        Id = Guid.CreateVersion7(),
        RoundId = round,
        SessionId = session,
        DossierId = Guid.CreateVersion7(),
        ProductId = Guid.CreateVersion7(),
        ProducerId = Guid.CreateVersion7(),
        CommuneId = commune,
        CommuneCode = "03553",
        CommuneName = "Xã Mồ Sì San",
        DossierNumber = "HS-2024-031",
        DossierVersion = 1,
        ProductName = "Trà xanh Shan Mồ Sì San",
        ProducerName = "HTX Chè cổ thụ Mây Ngàn",
        Pack = "148-qd-ttg",
        Set = 11,
        SetName = "Chè tươi, chè chế biến",
        SampleNumber = "M-031",
    };
}
