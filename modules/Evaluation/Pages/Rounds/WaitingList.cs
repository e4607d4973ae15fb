using OcopModular.Dossiers.Contracts;
using OcopModular.Evaluation.Domain;

namespace OcopModular.Evaluation.Pages.Rounds;

/// <summary>The dossiers that can be put into a round.</summary>
internal sealed record WaitingList(Round Round, IReadOnlyList<DossierCard> Dossiers);
