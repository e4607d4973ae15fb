using System.Text;
using OcopModular.Rules.Contracts;

namespace OcopModular.Rules.Domain;

/// <summary>A criteria set (bộ tiêu chí) with its workflows, and its codes resolved to places.</summary>
/// <param name="Criteria">In printed order; a criterion's place is its index.</param>
internal sealed record SetRules(
    CriteriaSet Set,
    IReadOnlyList<PlacedCriterion> Criteria,
    CheckedWorkflow CriteriaWorkflow,
    CheckedWorkflow? GateWorkflow,
    IReadOnlyList<GateRule> Gates,
    IReadOnlyList<PaperRule> Papers,
    IReadOnlyList<DisqualifierRule> Disqualifiers,
    IReadOnlyList<SuggestionRule> Suggestions)
{
    public int Number => Set.Card.Number;

    public IReadOnlyDictionary<string, PlacedCriterion> ByCode { get; } = Criteria.ToDictionary(c => c.Criterion.Code, StringComparer.Ordinal);

    /// <summary>Each minimum of 3, 4 and 5 stars, by stars, then in printed order.</summary>
    public IReadOnlyList<Minimum> Minima { get; } =
        [.. Criteria.SelectMany(c => c.Criterion.Options.Where(o => o.MinForStars is not null).Select(o => new Minimum(c, o, o.MinForStars!.Value))).OrderBy(m => m.Stars)];

    /// <summary>Facts that the criteria or gates name; without them a sheet is not scored.</summary>
    public IReadOnlyList<CheckedRule> RulesOnFacts { get; } = [.. CriteriaWorkflow.Rules.Concat(GateWorkflow?.Rules ?? []).Where(r => r.Facts.Count > 0)];
}

/// <summary>The lowest option that a product must reach in a criterion for a star.</summary>
internal sealed record Minimum(PlacedCriterion In, Option Option, int Stars);

/// <summary>A criterion at its place in the set; a pick is a number: 0 not answered, 1 nothing ticked, 2 stop, from 3 on the options.</summary>
internal sealed class PlacedCriterion(Criterion criterion, int place, int part, CheckedRule rule)
{
    public const byte Unanswered = 0;
    public const byte Nothing = 1;
    public const byte Stop = 2;
    public const byte FirstOption = 3;

    private readonly byte[][] _ids = [.. criterion.Options.Select(o => Encoding.UTF8.GetBytes(o.Id))];

    public Criterion Criterion => criterion;

    public int Place => place;

    /// <summary>Index of its part.</summary>
    public int Part => part;

    public CheckedRule Rule => rule;

    public byte[] CodeBytes { get; } = Encoding.UTF8.GetBytes(criterion.Code);

    /// <summary>Number of picks that may be given, the unanswered included.</summary>
    public int PickCount => FirstOption + criterion.Options.Count;

    /// <summary>The number of a pick, or 0 when the criterion does not know it.</summary>
    public byte Read(ReadOnlySpan<byte> pick)
    {
        if (pick is [(byte)'-'])
        {
            return Nothing;
        }

        for (var i = 0; i < _ids.Length; i++)
        {
            if (pick.SequenceEqual(_ids[i]))
            {
                return (byte)(FirstOption + i);
            }
        }

        return criterion.Gates.Count > 0 && pick.SequenceEqual("stop"u8) ? Stop : Unanswered;
    }

    /// <summary>The pick as rules see it.</summary>
    public string Show(byte pick) => pick switch
    {
        Unanswered => "",
        Nothing => Pick.Nothing,
        Stop => Pick.Stop,
        _ => criterion.Options[pick - FirstOption].Id,
    };
}

/// <summary>A member's sheet with its picks as numbers.</summary>
internal sealed class Answers(SetRules set)
{
    public SetRules Set => set;

    public string Member { get; set; } = "";

    public byte[] Picks { get; } = new byte[set.Criteria.Count];

    public string Pick(string criterion) => set.ByCode.TryGetValue(criterion, out var placed) ? placed.Show(Picks[placed.Place]) : Contracts.Pick.Nothing;
}
