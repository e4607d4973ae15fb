using OcopModular.Dossiers.Contracts;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>Whether candidates may be scored on a day: none was withdrawn, and none had to be finished before.</summary>
internal sealed class MayBeScored(IDossierBook dossiers, IRuleBook rules) : IScoped
{
    public async Task<Outcome> OnAsync(DateOnly day, IReadOnlyCollection<Candidate> candidates, CancellationToken ct)
    {
        foreach (var candidate in candidates)
        {
            if (await dossiers.FindAsync(candidate.DossierId, ct) is { State: DossierState.Withdrawn })
            {
                return Outcome.Refuse("Session.DossierWithdrawn", candidate.ProductName);
            }

        }

        return LateOn(day, candidates).FirstOrDefault(Outcome.Done);
    }

    /// <summary>The candidates that had to be finished before a day (26/2026/QĐ-TTg, Điều 12.2), each as a text with its article.</summary>
    public IEnumerable<Outcome> LateOn(DateOnly day, IEnumerable<Candidate> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (rules.Choose(candidate.FiledOn, candidate.Kind) is { FinishBy: { } last } choice && last < day)
            {
                yield return Outcome.Refuse("Session.FinishByPassed", candidate.ProductName, rules.Pack(candidate.Pack).Decision, last.Show(), choice.FinishByCitation ?? "");
            }
        }
    }
}
