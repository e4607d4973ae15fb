using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;

namespace OcopModular.Rules.Scoring;

/// <summary>What the workflows say of one sheet.</summary>
internal sealed class Verdict(SetRules set)
{
    /// <summary>At each criterion's place the index of the option that fired, or -1.</summary>
    public int[] Options { get; } = new int[set.Criteria.Count];

    /// <summary>At each gate's index: did it fire.</summary>
    public bool[] Gates { get; } = new bool[set.Gates.Count];

    public decimal PointsAt(int place) => Options[place] < 0 ? 0m : set.Criteria[place].Criterion.Options[Options[place]].Points;
}

/// <summary>A way to run a pack's workflows.</summary>
internal interface IJudge
{
    /// <exception cref="RuleFailedException">A rule could not be run.</exception>
    void Gates(Answers answers, Facts facts, Verdict into);

    /// <exception cref="RuleFailedException">A rule could not be run.</exception>
    void Criteria(Answers answers, Facts facts, Verdict into);

    /// <summary>The star rules that hold, in the order of the file.</summary>
    /// <exception cref="RuleFailedException">A rule could not be run.</exception>
    IReadOnlyList<StarRule> Stars(RulePack pack, Score score);
}
