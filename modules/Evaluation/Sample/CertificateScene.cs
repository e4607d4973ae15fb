using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Sample;

/// <summary>The decision on the first round of 2024 and its certificates.</summary>
internal sealed class CertificateScene(ISampleStage stage) : ISampleScene, IScoped
{
    private const string Recorder = "thuong.truc";
    private static readonly DateTime Recorded = new(2024, 6, 28, 15, 20, 0, DateTimeKind.Unspecified);

    public void Plan(CancellationToken ct) => stage.Plan(Recorder, Recorded, services => RecordAsync(services, ct));

    private static async Task RecordAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<EvaluationDb>();
        var closed = await (
            from session in db.Sessions
            join round in db.Rounds on session.RoundId equals round.Id
            where round.Year == Recorded.Year && round.Number == 1 && session.State == SessionState.Closed && session.HeldOn <= DateOnly.FromDateTime(Recorded)
            orderby session.HeldOn
            select session.Id).ToListAsync(ct);
        var signer = (await services.GetRequiredService<IDirectory>().StaffAsync(ct)).FirstOrDefault(p => p.Roles.Contains(Role.Leader))?.Name ?? "Đặng Thị Vân Hà";
        for (var i = 0; i < closed.Count; i++)
        {
            var decision = new DecisionFacts($"{1105 + i}/QĐ-UBND", DateOnly.FromDateTime(Recorded), signer, "Chủ tịch");
            var outcome = await services.GetRequiredService<RecordDecision>().RecordAsync(closed[i], decision, ct);
            if (!outcome.IsDone)
            {
                throw new InvalidOperationException($"The sample's decision was refused: {outcome.Reason}.");
            }
        }
    }
}
