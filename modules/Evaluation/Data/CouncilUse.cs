using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel;
using OcopModular.Programme.Contracts;

namespace OcopModular.Evaluation.Data;

/// <summary>A council is in use from the first round that it is chosen for.</summary>
internal sealed class CouncilUse(EvaluationDb db) : ICouncilUse, IScoped
{
    public Task<bool> IsUsedAsync(Guid councilId, CancellationToken ct) => db.Rounds.AnyAsync(r => r.CouncilId == councilId, ct);
}
