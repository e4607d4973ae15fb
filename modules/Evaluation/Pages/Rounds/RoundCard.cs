using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Pages.Rounds;

/// <summary>The running round on the home page: how many of its products have come how far.</summary>
internal sealed record RoundCard(Guid Id, int Number, int Year, DateOnly EndsBefore, int Waiting, RoundCounts Counts);

/// <summary>Loads the card of the round that ends next, or of the last one of the working year.</summary>
internal sealed class RoundCards(EvaluationDb db, IDossierBook dossiers, CurrentActor current, WorkingYear year, TimeProvider clock) : IScoped
{
    public async Task<RoundCard?> NextAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var rounds = await db.Rounds.AsNoTracking().VisibleTo(current.Actor, db).Where(r => r.Year == year.Value).OrderBy(r => r.EndsBefore).ToListAsync(ct);
        var round = rounds.Find(r => r.EndsBefore > today) ?? rounds.LastOrDefault();
        return round is null ? null : new RoundCard(
            round.Id, round.Number, round.Year, round.EndsBefore, (await dossiers.AcceptedAsync(ct)).Count, (await db.CountAsync([round.Id], ct))[round.Id]);
    }
}
