using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Programme.Contracts;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Sample;

/// <summary>Round 1 of 2024 scored on 18/06 and closed. Round 2: one session closed on 25/10 that waits for its decision, one running since 05/11, one called for 19/11.</summary>
internal sealed class EvaluationScene(ISampleStage stage) : ISampleScene, IScoped
{
    private const int Year = 2024;
    private const string StandingBody = "thuong.truc";
    private const string TheChair = "chu.tich";
    private const string Hall = "Hội trường UBND huyện Phong Thổ";
    private static readonly string[] Scorers = [TheChair, "tv.kinhte", "tv.taichinh", "tv.yte", "tv.vanhoa"];

    /// <summary>What the council came to think, by a word of the product's name; others are good for three stars.</summary>
    private static readonly (string Word, Opinion Opinion)[] Opinions =
    [
        ("Du lịch", new Opinion(0.84m, FloorStars: 4)),
        ("Trà xanh", new Opinion(0.88m, FloorStars: 3, MissesStars: 4)),
        ("Mật ong", new Opinion(0.34m, FloorStars: 0)),
    ];

    /// <summary>The environment officer could not come to the earlier sessions.</summary>
    private static readonly DateOnly EveryoneComes = new(Year, 11, 15);

    private static readonly Opinion Usual = new(0.62m, FloorStars: 3);
    private Guid _round;
    private Guid _session;

    public void Plan(CancellationToken ct)
    {
        stage.Plan(StandingBody, At(5, 31, 9, 0), s => OpenRoundAsync(s, 1, new DateOnly(Year, 6, 30), ct));
        stage.Plan(StandingBody, At(6, 3, 9, 30), s => PutAsync(s, filed => filed < new DateOnly(Year, 6, 1), ct));
        stage.Plan(StandingBody, At(6, 10, 14, 0), s => CallAsync(s, new DateOnly(Year, 6, 18), _ => true, ct));
        stage.Plan(StandingBody, At(6, 18, 7, 45), s => OpenAsync(s, ct));
        ScoreAndClose(At(6, 18, 8, 10), At(6, 18, 16, 30), ct);
        BeginSecond(ct);
    }

    private static DateTime At(int month, int day, int hour, int minute) => new(Year, month, day, hour, minute, 0, DateTimeKind.Unspecified);

    private void ScoreAndClose(DateTime from, DateTime closed, CancellationToken ct)
    {
        for (var i = 0; i < Scorers.Length; i++)
        {
            var member = i;
            stage.Plan(Scorers[member], from.AddMinutes(member * 6), s => ScoreAllAsync(s, member, ct));
        }

        stage.Plan(TheChair, closed, async s => Demand(await s.GetRequiredService<CloseSession>().CloseAsync(_session, null, null, ct)));
    }

    private void BeginSecond(CancellationToken ct)
    {
        stage.Plan(StandingBody, At(10, 14, 14, 0), s => OpenRoundAsync(s, 2, new DateOnly(Year, 11, 30), ct));
        stage.Plan(StandingBody, At(10, 15, 9, 20), s => PutAsync(s, filed => filed >= new DateOnly(Year, 6, 1) && filed < new DateOnly(Year, 10, 1), ct));
        stage.Plan(StandingBody, At(10, 15, 15, 0), s => CallAsync(s, new DateOnly(Year, 10, 25), c => c.ProductName.StartsWith("Mắc khén", StringComparison.Ordinal), ct));
        stage.Plan(StandingBody, At(10, 25, 7, 45), s => OpenAsync(s, ct));
        ScoreAndClose(At(10, 25, 8, 10), At(10, 25, 10, 30), ct);
        stage.Plan(StandingBody, At(11, 1, 15, 0), s => CallAsync(s, new DateOnly(Year, 11, 12), c => !c.ProductName.StartsWith("Nho sấy", StringComparison.Ordinal), ct));
        stage.Plan(StandingBody, At(11, 5, 7, 10), s => OpenAsync(s, ct));
        stage.Plan(Scorers[1], At(11, 5, 7, 30), async s => await ScoreAsync(s, (await CandidatesAsync(s, ct))[0], 1, share: 1, ct));
        stage.Plan(Scorers[3], At(11, 5, 7, 40), async s => await ScoreAsync(s, (await CandidatesAsync(s, ct))[0], 3, share: 0.6m, ct));
        stage.Plan(StandingBody, At(11, 5, 7, 50), s => CallAsync(s, new DateOnly(Year, 11, 19), _ => true, ct));
    }

    private async Task OpenRoundAsync(IServiceProvider services, int number, DateOnly endsBefore, CancellationToken ct)
    {
        var council = (await services.GetRequiredService<ICouncilBook>().OfYearAsync(Year, ct))[0];
        var made = await services.GetRequiredService<OpenRound>().OpenAsync(Year, number, endsBefore, council.Id, ct);
        Demand(made.Outcome);
        _round = made.Record!.Id;
    }

    private async Task PutAsync(IServiceProvider services, Func<DateOnly, bool> wants, CancellationToken ct)
    {
        var put = services.GetRequiredService<PutIntoRound>();
        var waiting = (await put.WaitingAsync(ct)).Where(d => d.FiledOn is { } filed && wants(filed)).Select(d => d.Id).ToList();
        Demand(await put.PutAsync(_round, waiting, ct));
    }

    private async Task CallAsync(IServiceProvider services, DateOnly day, Func<Candidate, bool> wants, CancellationToken ct)
    {
        var council = (await services.GetRequiredService<ICouncilBook>().OfYearAsync(Year, ct))[0];
        var waiting = await services.GetRequiredService<EvaluationDb>().Candidates.AsNoTracking().Where(c => c.RoundId == _round && c.SessionId == null).ToListAsync(ct);
        var away = (await services.GetRequiredService<IDirectory>().StaffAsync(ct)).Where(s => s.Roles.Contains(Role.EnvironmentOfficer) && day < EveryoneComes).Select(s => s.Id).ToHashSet();
        var come = council.Members.Select(m => m.StaffId).Where(m => !away.Contains(m)).ToList();
        var made = await services.GetRequiredService<CallSession>().CallAsync(_round, new SessionPlan(day, Hall), [.. waiting.Where(wants).Select(c => c.Id)], come, ct);
        Demand(made.Outcome);
        _session = made.Record!.Id;
    }

    private async Task OpenAsync(IServiceProvider services, CancellationToken ct)
    {
        var session = await services.GetRequiredService<EvaluationDb>().Sessions.SingleAsync(s => s.Id == _session, ct);
        Demand(await services.GetRequiredService<OpenSession>().OpenAsync(session, null, ct));
    }

    private async Task ScoreAllAsync(IServiceProvider services, int member, CancellationToken ct)
    {
        foreach (var candidate in await CandidatesAsync(services, ct))
        {
            await ScoreAsync(services, candidate, member, share: 1, ct);
        }
    }

    private Task<List<Candidate>> CandidatesAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<EvaluationDb>().Candidates.AsNoTracking().Where(c => c.SessionId == _session).OrderBy(c => c.SampleNumber).ToListAsync(ct);

    /// <param name="share">Of the criteria that are answered; only a whole sheet is sealed.</param>
    private static async Task ScoreAsync(IServiceProvider services, Candidate candidate, int member, decimal share, CancellationToken ct)
    {
        var set = services.GetRequiredService<IRuleBook>().Set(candidate.Pack, candidate.Set);
        var opinion = Opinions.FirstOrDefault(o => candidate.ProductName.StartsWith(o.Word, StringComparison.Ordinal)).Opinion ?? Usual;
        var picks = SamplePicks.Of(set, opinion, member);
        var given = picks.Take((int)(picks.Count * share)).ToDictionary(StringComparer.Ordinal);
        var remark = share == 1 && member == 3 ? "Đề nghị chủ thể bổ sung minh chứng còn thiếu trước kỳ đánh giá sau." : "";
        Demand(await services.GetRequiredService<FillSheet>().SaveAsync(candidate.Id, new Answers(given, new Dictionary<string, string>(), remark), ct));
        if (share == 1)
        {
            Demand(await services.GetRequiredService<SealSheet>().SealAsync(candidate.Id, null, ct));
        }
    }

    private static void Demand(Outcome? outcome)
    {
        if (outcome is not { IsDone: true })
        {
            throw new InvalidOperationException($"The sample's evaluation was refused: {outcome?.Reason ?? "not found"} {string.Join(", ", outcome?.Arguments ?? [])}");
        }
    }
}
