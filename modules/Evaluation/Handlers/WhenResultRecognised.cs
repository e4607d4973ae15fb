using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Contracts;
using OcopModular.Evaluation.Contracts;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Handlers;

/// <summary>The decision ends the dossier's way through the district.</summary>
internal sealed class WhenResultRecognised(IDossierBook dossiers, IStringLocalizer<Texts> texts) : IWhen<ResultRecognised>
{
    public async Task HandleAsync(ResultRecognised happened, CancellationToken ct)
    {
        var mean = happened.Mean is { } points ? Numbers.Show(points, 2) : "–";
        var outcome = await dossiers.DecideAsync(happened.DossierId, texts[$"Recognition.Result.{happened.Award}", happened.Stars ?? 0, mean, happened.Decision], ct);
        if (!outcome.IsDone)
        {
            // Tried again by the outbox, and seen there by the operator.
            throw new InvalidOperationException($"Dossier {happened.DossierId} does not take its result: {outcome.Reason}.");
        }
    }
}
