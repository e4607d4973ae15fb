using OcopModular.Dossiers.Contracts;
using OcopModular.Evaluation.Contracts;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Handlers;

/// <summary>Tells Dossiers, after the commit, that the dossier is in a round.</summary>
internal sealed class WhenCandidateScheduled(IDossierBook dossiers) : IWhen<CandidateScheduled>
{
    public async Task HandleAsync(CandidateScheduled happened, CancellationToken ct)
    {
        var outcome = await dossiers.ScheduleAsync(happened.DossierId, happened.Round, ct);
        if (!outcome.IsDone)
        {
            throw new InvalidOperationException($"Dossier {happened.DossierId} is a candidate, but cannot be scheduled: {outcome.Reason}.");
        }
    }
}
