using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Domain;

/// <summary>Where a round stands; it follows from its candidates and sessions.</summary>
internal enum RoundState
{
    /// <summary>Đang nhận hồ sơ.</summary>
    [Tone(Tone.Wait)]
    Collecting,

    /// <summary>Đang chạy: a session scores, or has scored a part.</summary>
    [Tone(Tone.Run)]
    Scoring,

    /// <summary>Đã chấm xong.</summary>
    [Tone(Tone.Ok)]
    Scored,
}

/// <summary>What a round came to, in counts.</summary>
internal sealed record RoundCounts(int Candidates, int WithSession, int Scored, int Recognised, int Sessions, int OpenedSessions)
{
    public RoundState State =>
        OpenedSessions == 0 ? RoundState.Collecting
        : Candidates > 0 && Scored == Candidates ? RoundState.Scored
        : RoundState.Scoring;
}

/// <summary>Where a candidate stands in its round.</summary>
internal enum CandidateState
{
    /// <summary>Chờ phiên họp.</summary>
    [Tone(Tone.Wait)]
    Waiting,

    /// <summary>Đã xếp phiên.</summary>
    [Tone(Tone.Wait)]
    Called,

    /// <summary>Đang chấm.</summary>
    [Tone(Tone.Run)]
    Scoring,

    /// <summary>Đã chấm.</summary>
    [Tone(Tone.Ok)]
    Scored,
}
