using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Host.Figures;
using OcopModular.Kernel;
using OcopModular.Programme.Contracts;
using OcopModular.Tests.Dossiers;
using OcopModular.Tests.Evaluation;

namespace OcopModular.Tests.Figures;

/// <summary>A district of two communes in which every figure counts something; only for reading.</summary>
internal sealed class FigureDistrict(App app, Guid near, Guid far, IReadOnlyDictionary<string, Person> people)
{
    public App App { get; } = app;

    /// <summary>The commune of <c>commune</c> and <c>producer</c> among the people.</summary>
    public string Near { get; } = near.ToString();

    public string Far { get; } = far.ToString();

    public IReadOnlyDictionary<string, Person> People { get; } = people;

    public Browser As(string who) => App.As(People[who]);

    /// <summary>What the person is offered.</summary>
    public Task<IReadOnlyList<FigureCard>> CardsAsync(string who) => App.ActAsync(People[who], services => services.GetRequiredService<FigureBook>().ReadAsync(_ => true, default));

    public static async Task<FigureDistrict> BeginAsync(string database)
    {
        var app = await App.StartAsync(database);
        var (near, far) = (await app.UnitAsync("Xã Gần"), await app.UnitAsync("Xã Xa"));
        var producer = await DossiersAsync(app, near, far);
        var member = await app.PersonAsync(Role.CouncilMember, await app.UnitAsync("Phòng Kinh tế", UnitKind.Office));
        await ResultsAsync(app, near, far, producer, member);
        return new FigureDistrict(app, near, far, new Dictionary<string, Person>(StringComparer.Ordinal)
        {
            ["office"] = await app.StandingBodyAsync(),
            ["helper"] = await app.PersonAsync(Role.HelperTeam),
            ["leader"] = await app.PersonAsync(Role.Leader),
            ["commune"] = await app.CommuneOfficerAsync(near),
            ["producer"] = await app.PersonAsync(Role.Producer, producer: producer),
            ["administrator"] = await app.PersonAsync(Role.Administrator),
            ["member"] = member,
            ["secretary"] = await app.PersonAsync(Role.CouncilSecretary),
            ["trade"] = await app.PersonAsync(Role.TradeOfficer),
        });
    }

    /// <summary>A dossier in each state that is counted; the one that was sent up first is late when the others come.</summary>
    /// <returns>The producer of the late one.</returns>
    private static async Task<Guid> DossiersAsync(App app, Guid near, Guid far)
    {
        var late = await BeginAsync(app, near, 1, s => s.ForwardAsync());
        app.Time.Advance(TimeSpan.FromDays(14));
        await BeginAsync(app, near, 2, _ => Task.CompletedTask);
        await BeginAsync(app, near, 3, s => s.FileAsync());
        await BeginAsync(app, near, 4, s => s.ForwardAsync());
        await BeginAsync(app, near, 5, s => CheckAsync(s, (check, dossier) => check.ReturnAsync(dossier, null, new CheckSheet([]), "Thiếu giấy", default)));
        await BeginAsync(app, near, 6, s => CheckAsync(s, (check, dossier) => check.AcceptAsync(dossier, null, new CheckSheet([]), default)));
        await BeginAsync(app, far, 7, s => s.FileAsync());
        await BeginAsync(app, far, 8, _ => Task.CompletedTask);
        return late.Producer;
    }

    private static async Task<Story> BeginAsync(App app, Guid commune, int number, Func<Story, Task> bringAsync)
    {
        var story = await Story.BeginAsync(app, inCommune: commune, mark: $" số {number}");
        await bringAsync(story);
        return story;
    }

    private static async Task CheckAsync(Story story, Func<CheckDossier, Dossier, Task<Outcome>> checkAsync)
    {
        await story.ForwardAsync();
        await story.App.ActAsync(story.Standing, async services =>
        {
            Story.Done(await checkAsync(services.GetRequiredService<CheckDossier>(), await services.GetRequiredService<DossiersDb>().Dossiers.SingleAsync(d => d.Id == story.Dossier)));
            return true;
        });
    }

    /// <summary>Every number of stars, before and after the decision, in both years; certificates in each state; a session that still scores.</summary>
    private static async Task ResultsAsync(App app, Guid near, Guid far, Guid producer, Person member)
    {
        Scored Near(decimal mean, int? stars) => new(mean, stars) { Commune = near, ProducerId = producer };
        Scored Far(decimal mean, int? stars) => new(mean, stars) { Commune = far };
        var decided = await app.ClosedSessionAsync(Near(20, 1), Near(40, 2), Near(55, 3), Near(56, 3), Near(57, 3), Near(75, 4), Near(95, 5), Far(58, 3), Far(76, 4), Far(48, null));
        await app.ActAsync(await app.StandingBodyAsync(), async services =>
        {
            Story.Done(await services.GetRequiredService<RecordDecision>().RecordAsync(decided.Id, new DecisionFacts($"{decided.Id.ToString()[..6]}/QĐ-UBND", new DateOnly(2024, 11, 4), "Người Ký", "Chủ tịch"), default));
            return true;
        });
        await app.ClosedSessionAsync(Near(60, 3), Far(80, 4));
        await app.SessionAsync(SessionState.Closed, new DateOnly(2023, 11, 1), Near(61, 3), Far(62, 3));
        var open = await app.SessionAsync(SessionState.Scoring, new DateOnly(2024, 11, 18), Near(63, 3));
        await app.DoAsync<EvaluationDb>(async db =>
        {
            db.Add(new SessionMember { Id = Guid.CreateVersion7(), SessionId = open.Id, StaffId = member.Id, Name = member.Name, Seat = Seat.Member, Scores = true });
            var certificates = await db.Certificates.Where(c => c.CommuneId == near).OrderBy(c => c.Number).ToListAsync();
            certificates[0].WithdrawnOn = new DateOnly(2024, 11, 5);
            db.Entry(certificates[1]).Property(c => c.ExpiresOn).CurrentValue = new DateOnly(2025, 2, 1);
            await db.SaveChangesAsync();

            // Nobody is added to a closed session: seated where it is still open, then moved below the guard.
            await db.Members.Where(m => m.StaffId == member.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.SessionId, decided.Id));
        });
    }
}

/// <summary>One district a database for all tests of figures.</summary>
public sealed class FigureDistricts : IAsyncLifetime
{
    public const string Name = "Districts with figures";
    private readonly ConcurrentDictionary<string, Lazy<Task<FigureDistrict>>> _districts = new(StringComparer.Ordinal);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var district in _districts.Values)
        {
            await (await district.Value).App.DisposeAsync();
        }
    }

    internal Task<FigureDistrict> OnAsync(string database) => _districts.GetOrAdd(database, d => new Lazy<Task<FigureDistrict>>(() => FigureDistrict.BeginAsync(d))).Value;
}

[CollectionDefinition(FigureDistricts.Name)]
public sealed class FigureDistrictsGroup : ICollectionFixture<FigureDistricts>;
