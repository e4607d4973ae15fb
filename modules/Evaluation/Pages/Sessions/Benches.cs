using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Programme.Contracts;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Pages.Sessions;

/// <summary>A member of the council as one who may come, with the communes whose products they do not score.</summary>
internal sealed record Chair(CouncilMember Member, bool Scores, Guid? UnitId);

/// <summary>Who may sit in a session.</summary>
internal sealed class Benches(ICouncilBook councils, IDirectory directory) : IScoped
{
    public async Task<IReadOnlyList<Chair>> OfAsync(Guid councilId, WorkingRules rules, CancellationToken ct)
    {
        var council = await councils.FindAsync(councilId, ct);
        var units = (await directory.StaffAsync(ct)).ToDictionary(s => s.Id, s => s.UnitId);
        return council is null ? [] : council.Members.Select(m => new Chair(m, m.ScoresUnder(rules), units.GetValueOrDefault(m.StaffId))).ToList();
    }
}
