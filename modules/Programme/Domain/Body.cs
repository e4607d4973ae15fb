using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Programme.Contracts;
using OcopModular.Rules.Contracts;

namespace OcopModular.Programme.Domain;

internal enum BodyKind
{
    /// <summary>Ban Chỉ đạo.</summary>
    SteeringCommittee,

    /// <summary>Hội đồng đánh giá, phân hạng sản phẩm OCOP.</summary>
    Council,

    /// <summary>Tổ giúp việc.</summary>
    HelperTeam,
}

internal enum BodyState
{
    /// <summary>Đang hoạt động.</summary>
    [Tone(Tone.Ok)]
    InForce,

    /// <summary>Đã được thay thế.</summary>
    [Tone(Tone.Plain)]
    Replaced,
}

/// <summary>A body of the programme as a decision established it; a later decision replaces it and leaves it as it was.</summary>
internal sealed class Body : IRecord, IVersioned
{
    public Guid Id { get; init; }

    public int Year { get; init; }

    public BodyKind Kind { get; init; }

    public string Name { get; init; } = "";

    public string DecisionNumber { get; init; } = "";

    public DateOnly DecisionDate { get; init; }

    public string Signer { get; init; } = "";

    /// <summary>Last day of the term (nhiệm kỳ), where the decision names one.</summary>
    public DateOnly? TermUntil { get; init; }

    /// <summary>Working rules (quy chế làm việc) of a council.</summary>
    public WorkingRules? Rules { get; set; }

    /// <summary>First day on which a later decision has replaced it.</summary>
    public DateOnly? Until { get; set; }

    public Guid? ReplacedById { get; set; }

    public DateTime RecordedAt { get; init; }

    public List<BodyMember> Members { get; } = [];

    public string Search { get; init; } = "";

    public int Version { get; set; }

    public BodyState State => Until is null ? BodyState.InForce : BodyState.Replaced;

    public Outcome ReplaceBy(Body later)
    {
        if (Until is not null)
        {
            return Outcome.Refuse("Body.AlreadyReplaced", Until.Value.Show());
        }

        if (later.DecisionDate < DecisionDate)
        {
            return Outcome.Refuse("Body.EarlierDecision", DecisionNumber, DecisionDate.Show());
        }

        (Until, ReplacedById) = (later.DecisionDate, later.Id);
        return Outcome.Done;
    }

    /// <summary>What the law leaves to the council may be mended until a session scores under it; then only a later decision changes it.</summary>
    public Outcome Change(WorkingRules rules, bool isUsed)
    {
        if (Kind != BodyKind.Council || Until is not null || isUsed)
        {
            return Outcome.Refuse("Body.RulesStand");
        }

        if (Members.Count(m => m.Card().ScoresUnder(rules)) < BodyDraft.FewestScoring)
        {
            return Outcome.Refuse("Body.TooFewScore", BodyDraft.FewestScoring);
        }

        Rules = rules;
        return Outcome.Done;
    }

    public CouncilCard Card() =>
        new(Id, Year, Name, new DecisionCard(DecisionNumber, DecisionDate, Signer), DecisionDate, Until, TermUntil, [.. Members.OrderBy(m => m.Place).Select(m => m.Card())], Rules ?? new WorkingRules());
}

/// <summary>A member with the unit and position that they had when the decision was made.</summary>
internal sealed class BodyMember : IRecord
{
    public Guid Id { get; init; }

    public Guid BodyId { get; init; }

    /// <summary>The account with which the member signs in.</summary>
    public Guid StaffId { get; init; }

    public string Name { get; init; } = "";

    public string Position { get; init; } = "";

    public string Unit { get; init; } = "";

    public Seat Seat { get; init; }

    /// <summary>Place in the decision's list.</summary>
    public int Place { get; init; }

    Guid IRecord.Subject => BodyId;

    public CouncilMember Card() => new(StaffId, Name, Position, Unit, Seat);
}
