using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>A scoring member and how far the sheet of the pass is.</summary>
/// <param name="HasInterest">Of the candidate's commune: does not score this candidate.</param>
internal sealed record Place(SessionMember Member, bool HasInterest, ScoreSheet? Sheet)
{
    public bool IsSealed => Sheet?.IsSealed == true;

    public bool IsAtWork => Sheet is { IsSealed: false };
}

/// <summary>The sheets of a candidate in one pass, with what they come to so far. Who may read the picks is decided by <see cref="MayBeReadBy"/>.</summary>
internal sealed record Panel(Candidate Candidate, Session Session, int Pass, IReadOnlyList<Place> Places, CriteriaSet Set, PanelResult? Result, IReadOnlyList<SheetScore> Scores)
{
    /// <summary>Members who score this candidate.</summary>
    public IEnumerable<Place> Scorers => Places.Where(c => !c.HasInterest);

    /// <summary>Sealed sheets in the order of <see cref="Scores"/> and of the result's totals.</summary>
    public IReadOnlyList<Place> Sealed { get; } = Places.Where(c => c.IsSealed).ToList();

    /// <summary>How many sealed sheets the session's working rules demand of the whole council.</summary>
    public int Quorum { get; } = Session.Rules.QuorumOf(Math.Max(Session.CouncilScorers, Places.Count));

    public bool HasQuorum => Sealed.Count >= Quorum && Sealed.Count > 0;

    public bool IsComplete => Scorers.All(c => c.IsSealed);

    public bool IsCurrent => Pass == Candidate.Pass;

    public bool IsBreach => Result is not null && Session.Rules.IsBreach(Result.Spread);

    /// <summary>Totals too far apart in the first pass: the council discusses and scores again before it closes.</summary>
    public bool NeedsDiscussion => IsCurrent && HasQuorum && IsBreach && Pass == 1;

    /// <summary>Enough sheets, and nobody is still writing one.</summary>
    public bool IsSettled => IsComplete || (HasQuorum && !Scorers.Any(c => c.IsAtWork));

    /// <summary>
    /// Who scores reads the others' sheets after sealing the own one of this pass (or of a later one);
    /// who sits there without a sheet reads them when all are settled.
    /// </summary>
    /// <param name="sealedPass">The latest pass in which the reader has sealed a sheet; 0 for none.</param>
    public bool MayBeReadBy(Guid staffId, int sealedPass) =>
        Session.State == SessionState.Closed || (Scorers.Any(c => c.Member.StaffId == staffId) ? sealedPass >= Pass : IsSettled);
}
