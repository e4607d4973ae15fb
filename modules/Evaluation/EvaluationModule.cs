using Microsoft.Extensions.DependencyInjection;
using OcopModular.Evaluation.Data;
using OcopModular.Kernel;

namespace OcopModular.Evaluation;

/// <summary>Rounds, council sessions, score sheets, results, certificates (đánh giá, phân hạng).</summary>
public sealed class EvaluationModule : IModule
{
    public string Name => "Evaluation";

    public IReadOnlyList<Permission> Permissions => Can.All;

    public void AddServices(IServiceCollection services)
    {
        services.AddModuleDb<EvaluationDb>();
    }
}
