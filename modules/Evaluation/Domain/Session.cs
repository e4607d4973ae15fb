using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Programme.Contracts;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Domain;

internal enum SessionState
{
    /// <summary>Đã lập, chưa mở chấm.</summary>
    [Tone(Tone.Wait)]
    Planned,

    /// <summary>Đang chấm.</summary>
    [Tone(Tone.Run)]
    Scoring,

    /// <summary>Đã khóa: nothing of it changes any more.</summary>
    [Tone(Tone.Ok)]
    Closed,

    /// <summary>Đã hủy: it was called and will not be held; its candidates wait for another.</summary>
    [Tone(Tone.Plain)]
    Cancelled,
}

/// <summary>A meeting of the council that scores candidates of a round (phiên họp Hội đồng).</summary>
internal sealed class Session : IRecord, IVersioned
{
    public Guid Id { get; init; }

    public Guid RoundId { get; init; }

    public DateOnly HeldOn { get; set; }

    public string Place { get; set; } = "";

    public SessionState State { get; set; }

    /// <summary>The working rules under which it scores; never changed once it is open, so that a result can be replayed.</summary>
    public WorkingRules Rules { get; set; } = new();

    /// <summary>How many of the whole council score under the rules, counted at the opening: the quorum is a share of them, not of who came. 0 before.</summary>
    public int CouncilScorers { get; private set; }

    /// <summary>When it was called: from then on its members read the dossiers.</summary>
    public DateTime CalledAt { get; init; }

    public DateTime? OpenedAt { get; set; }

    public DateTime? ClosedAt { get; set; }

    public string? ClosedBy { get; set; }

    public int Version { get; set; }

    /// <summary>Another day or place for a session that is only planned (đổi ngày, địa điểm).</summary>
    public Outcome Move(DateOnly day, string place)
    {
        if (State != SessionState.Planned)
        {
            return Outcome.Refuse("Session.NotPlanned");
        }

        (HeldOn, Place) = (day, place);
        return Outcome.Done;
    }

    /// <summary>Calls it off (hủy phiên) while it is only planned; from here on nothing of it changes.</summary>
    public Outcome Cancel()
    {
        if (State != SessionState.Planned)
        {
            return Outcome.Refuse("Session.NotPlanned");
        }

        State = SessionState.Cancelled;
        return Outcome.Done;
    }

    /// <summary>Opens the scoring; from here on members, candidates and rules stand.</summary>
    public Outcome Open(int councilScorers, DateTime now)
    {
        if (State != SessionState.Planned)
        {
            return Outcome.Refuse("Session.NotPlanned");
        }

        (State, CouncilScorers, OpenedAt) = (SessionState.Scoring, councilScorers, now);
        return Outcome.Done;
    }

    /// <summary>Sheets, passes and results are written only while the session scores.</summary>
    public Outcome MayScore() => State switch
    {
        SessionState.Scoring => Outcome.Done,
        SessionState.Closed => Outcome.Refuse("Score.SessionClosed"),
        _ => Outcome.Refuse("Score.SessionNotOpen"),
    };

    /// <summary>The chair closes it: from here on nothing of it changes.</summary>
    public Outcome Close(string by, DateTime at)
    {
        var may = MayScore();
        if (may.IsDone)
        {
            (State, ClosedBy, ClosedAt) = (SessionState.Closed, by, at);
        }

        return may;
    }
}

/// <summary>A member of the council in this session.</summary>
internal sealed class SessionMember : IRecord
{
    public Guid Id { get; init; }

    public Guid SessionId { get; init; }

    public Guid StaffId { get; init; }

    public string Name { get; init; } = "";

    public string Position { get; init; } = "";

    public string Unit { get; init; } = "";

    /// <summary>Who serves a commune does not score its products.</summary>
    public Guid? UnitId { get; init; }

    public Seat Seat { get; init; }

    /// <summary>Scores under the session's working rules.</summary>
    public bool Scores { get; init; }

    Guid IRecord.Subject => SessionId;

    public bool MayScore(Guid communeOfCandidate) => Scores && UnitId != communeOfCandidate;
}

/// <summary>The council discussed a candidate whose totals lay too far apart; second sheets follow, the first are kept.</summary>
internal sealed class Discussion : IRecord
{
    public Guid Id { get; init; }

    public Guid CandidateId { get; init; }

    /// <summary>The pass whose sheets were discussed.</summary>
    public int Pass { get; init; }

    [Restricted]
    public string Conclusion { get; init; } = "";

    [Restricted]
    public decimal Spread { get; init; }

    public DateTime At { get; init; }

    Guid IRecord.Subject => CandidateId;
}

/// <summary>What the session came to for a candidate; written when the chair closes the session and never changed.</summary>
internal sealed class Result : IRecord
{
    public Guid Id { get; init; }

    public Guid CandidateId { get; init; }

    public Guid SessionId { get; init; }

    /// <summary>Unrounded mean; <c>null</c> when a gate stopped the scoring.</summary>
    [Restricted]
    public decimal? Mean { get; init; }

    [Restricted]
    public int? Stars { get; init; }

    /// <summary>3 stars and more.</summary>
    [Restricted]
    public bool IsCertified { get; init; }

    [Restricted]
    public decimal Spread { get; init; }

    public int Sheets { get; init; }

    /// <summary>JSON of the whole <see cref="PanelResult"/>: parts, criteria, missing minima, gate, rules that fired.</summary>
    [Restricted]
    public string Panel { get; init; } = "";

    public string PackHash { get; init; } = "";

    public DateTime At { get; init; }

    Guid IRecord.Subject => CandidateId;
}
