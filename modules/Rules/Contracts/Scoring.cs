namespace OcopModular.Rules.Contracts;

public enum MinimumAgainst
{
    /// <summary>The mean of the panel in the criterion reaches the minimum.</summary>
    Mean,

    /// <summary>Every sheet reaches it.</summary>
    EverySheet,
}

public enum GateBy
{
    /// <summary>One sheet is enough to stop.</summary>
    Any,

    /// <summary>More than half of the sheets.</summary>
    Majority,
}

/// <summary>What the national text leaves to the council (quy chế làm việc của Hội đồng), stored with the session.</summary>
/// <param name="Quorum">Share of the members who must have scored, the chair included; 0.75.</param>
/// <param name="SpreadLimit">Most points between the highest and the lowest total; 10.</param>
/// <param name="SpreadInclusive">True: exactly the limit is already a breach.</param>
/// <param name="ChairScores">False: the chair leads but does not score.</param>
public sealed record WorkingRules(
    decimal Quorum = 0.75m,
    decimal SpreadLimit = 10m,
    bool SpreadInclusive = false,
    bool ChairScores = true,
    int DisplayDecimals = 2,
    MinimumAgainst MinimumAgainst = MinimumAgainst.Mean,
    GateBy GateBy = GateBy.Any)
{
    public bool IsBreach(decimal spread) => SpreadInclusive ? spread >= SpreadLimit : spread > SpreadLimit;

    /// <summary>How many of the scoring members must have sealed a sheet.</summary>
    public int QuorumOf(int members) => (int)Math.Ceiling(Quorum * members);
}

/// <summary>One member's picks: criterion code → option id, <c>-</c> or <c>stop</c>. An absent code is not answered.</summary>
public sealed record MemberSheet(string Member, IReadOnlyDictionary<string, string> Picks);

/// <summary>The points of one sheet, also of a draft.</summary>
/// <param name="Points">Points of each answered criterion.</param>
/// <param name="Unanswered">Codes not answered, in printed order.</param>
/// <param name="Gate">The gate that stops this sheet, or <c>null</c>.</param>
public sealed record SheetScore(IReadOnlyDictionary<string, decimal> Points, IReadOnlyDictionary<string, decimal> Parts, decimal Total, IReadOnlyList<string> Unanswered, Gate? Gate);

/// <summary>A gate (điều kiện dừng chấm) that fired.</summary>
public sealed record Gate(string Code, string Title, string Citation);

/// <summary>A star minimum that the panel does not reach.</summary>
/// <param name="Has">Mean of the panel in the criterion, unrounded.</param>
public sealed record MissingMinimum(string Criterion, int ForStars, decimal Has, decimal Needs, string OptionId, string OptionTitle);

/// <summary>What the panel's sheets come to.</summary>
/// <param name="Mean">Unrounded; <c>null</c> when a gate fired.</param>
/// <param name="Criteria">Mean of each criterion, unrounded.</param>
/// <param name="Stars">1 to 5; <c>null</c>: none (a gate, or 50 points and more with a 3-star minimum missed).</param>
/// <param name="Missing">Every minimum of 3, 4 and 5 stars not reached, by stars, then printed order.</param>
/// <param name="Fired">Names of the star rules that succeeded: why these stars.</param>
public sealed record PanelResult(
    decimal? Mean,
    IReadOnlyDictionary<string, decimal> Parts,
    IReadOnlyDictionary<string, decimal> Criteria,
    IReadOnlyList<decimal> Totals,
    decimal Spread,
    int? Stars,
    int Band,
    bool IsCertified,
    IReadOnlyList<MissingMinimum> Missing,
    Gate? Gate,
    IReadOnlyList<string> Fired);

/// <summary>A fact suggests an option; a human decides.</summary>
public sealed record Suggestion(string Criterion, string OptionId, string Reason);

/// <summary>What a dossier states and proves; percentages 0 to 100, money in đồng, <c>null</c> = not stated.</summary>
public sealed record Facts
{
    public decimal? LocalMaterialShare { get; init; }

    public decimal? ImportedMaterialShare { get; init; }

    public decimal? ContractedMaterialShare { get; init; }

    public decimal? ContractMonths { get; init; }

    public decimal? LocalWorkerShare { get; init; }

    public decimal? RevenueLastYear { get; init; }

    public decimal? RevenueYearBefore { get; init; }

    public bool? FoodSafetyCertificate { get; init; }

    public bool? SelfDeclaration { get; init; }

    public bool? TrademarkFiled { get; init; }

    public bool? TrademarkGranted { get; init; }
}

/// <summary>Scores by the packs' workflows, run by RulesEngine. Safe for many threads.</summary>
/// <exception cref="KeyNotFoundException">No such pack or set.</exception>
/// <exception cref="RuleFailedException">A rule could not be run: there is no score, never a zero.</exception>
/// <exception cref="ArgumentException">An unknown criterion or a pick that the set does not know.</exception>
public interface IScorer
{
    /// <summary>The points of a sheet, also an unfinished one.</summary>
    SheetScore ScoreSheet(string pack, int set, IReadOnlyDictionary<string, string> picks);

    /// <summary>Combines complete sheets by the working rules.</summary>
    PanelResult ScorePanel(string pack, int set, IReadOnlyList<MemberSheet> sheets, WorkingRules rules);

    /// <summary>What the stated facts suggest; empty where they are not stated.</summary>
    IReadOnlyList<Suggestion> Suggest(string pack, int set, Facts facts);
}

/// <summary>A rule of a pack could not be run.</summary>
public sealed class RuleFailedException(string rule, string cause) : Exception($"{rule}: {cause}")
{
    public string Rule { get; } = rule;
}
