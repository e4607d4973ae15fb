namespace OcopModular.Rules.Contracts;

/// <summary>What a rule sees of a member's sheet (phiếu chấm) under the name <c>sheet</c>.</summary>
public sealed class Sheet(IReadOnlyDictionary<string, string> picks)
{
    /// <summary>The pick of a criterion; <c>-</c> where nothing was ticked.</summary>
    public string Pick(string criterion) => picks.GetValueOrDefault(criterion, Contracts.Pick.Nothing);
}

/// <summary>What a star rule sees of the panel's result under the name <c>score</c>.</summary>
public sealed class Score(decimal mean, bool fallback, Func<int, bool> met)
{
    /// <summary>Unrounded mean of the panel.</summary>
    public decimal Mean => mean;

    /// <summary>May a product fall to the next lower star when it misses a minimum of its band.</summary>
    public bool Fallback => fallback;

    /// <summary>Is every minimum of this star reached.</summary>
    public bool Met(int stars) => met(stars);
}
