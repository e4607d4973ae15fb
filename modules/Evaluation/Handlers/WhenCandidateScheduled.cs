using OcopModular.Dossiers.Contracts;
using OcopModular.Evaluation.Contracts;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Handlers;

/// <summary>Tells Dossiers, after the commit, that the dossier is in a round; one that was withdrawn meanwhile stays so, and no session scores it.</summary>
internal sealed class WhenCandidateScheduled(IDossierBook dossiers) : IWhen<CandidateScheduled>
{
    public async Task HandleAsync(CandidateScheduled happened, CancellationToken ct)
    {
        var outcome = await dossiers.ScheduleAsync(happened.DossierId, happened.Round, ct);
        if (!outcome.IsDone && await dossiers.FindAsync(happened.DossierId, ct) is not { State: DossierState.Withdrawn })
        {
            throw new InvalidOperationException($"Dossier {happened.DossierId} is a candidate, but cannot be scheduled: {outcome.Reason}.");
        }
    }
}
