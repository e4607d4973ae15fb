using System.ComponentModel.DataAnnotations;
using OcopModular.Rules.Contracts;

namespace OcopModular.Programme.Pages.Bodies;

/// <summary>A council's working rules as they are typed.</summary>
internal sealed class RulesForm
{
    private const decimal Percent = 100m;

    [Display(Name = "Rules.Quorum"), Required(ErrorMessage = "Required"), Range(1.0, 100.0, ErrorMessage = "OutOfRange")]
    public decimal? Quorum { get; set; } = 75;

    [Display(Name = "Rules.SpreadLimit"), Required(ErrorMessage = "Required"), Range(0.0, 100.0, ErrorMessage = "OutOfRange"), ReachableLimit]
    public decimal? SpreadLimit { get; set; } = 10;

    [Display(Name = "Rules.SpreadInclusive")]
    public bool SpreadInclusive { get; set; }

    [Display(Name = "Rules.ChairScores")]
    public bool ChairScores { get; set; } = true;

    [Display(Name = "Rules.DisplayDecimals"), Required(ErrorMessage = "Required"), Range(0, 4, ErrorMessage = "OutOfRange")]
    public int? DisplayDecimals { get; set; } = 2;

    [Display(Name = "Rules.MinimumAgainst")]
    public MinimumAgainst MinimumAgainst { get; set; }

    [Display(Name = "Rules.GateBy")]
    public GateBy GateBy { get; set; }

    public static RulesForm Of(WorkingRules rules) => new()
    {
        Quorum = rules.Quorum * Percent,
        SpreadLimit = rules.SpreadLimit,
        SpreadInclusive = rules.SpreadInclusive,
        ChairScores = rules.ChairScores,
        DisplayDecimals = rules.DisplayDecimals,
        MinimumAgainst = rules.MinimumAgainst,
        GateBy = rules.GateBy,
    };

    public WorkingRules ToRules() => new(Quorum!.Value / Percent, SpreadLimit!.Value, SpreadInclusive, ChairScores, DisplayDecimals!.Value, MinimumAgainst, GateBy);
}
