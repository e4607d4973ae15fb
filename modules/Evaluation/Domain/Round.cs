using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>A round of assessment (đợt đánh giá) of a programme year.</summary>
internal sealed class Round : IRecord, IVersioned
{
    public Guid Id { get; init; }

    public int Year { get; init; }

    public int Number { get; init; }

    /// <summary>The round ends before this day (plan 148/KH-UBND, II.6.2: 30/06 and 30/11).</summary>
    public DateOnly EndsBefore { get; set; }

    /// <summary>The council that scores it, from Programme.</summary>
    public Guid CouncilId { get; set; }

    public string CouncilName { get; set; } = "";

    /// <summary>The council's working rules when the round was opened; a session takes a copy.</summary>
    public WorkingRules Rules { get; set; } = new();

    public DateTime OpenedAt { get; init; }

    /// <summary>Who sat in the council when it was chosen: they see the round before a session is called.</summary>
    public List<RoundMember> Council { get; } = [];

    public int Version { get; set; }

    public bool IsOverOn(DateOnly day) => day >= EndsBefore;
}

/// <summary>A seat of the round's council, the secretary's included.</summary>
internal sealed class RoundMember
{
    public Guid RoundId { get; init; }

    public Guid StaffId { get; init; }
}

/// <summary>A dossier in a round (sản phẩm dự thi), as it was filed: the council scores what was submitted, not what was edited later.</summary>
internal sealed class Candidate : IRecord, IVersioned
{
    public Guid Id { get; init; }

    public Guid RoundId { get; init; }

    /// <summary>The session in which it is scored, once one is called.</summary>
    public Guid? SessionId { get; set; }

    public Guid DossierId { get; init; }

    public Guid ProductId { get; init; }

    public Guid ProducerId { get; init; }

    public Guid CommuneId { get; init; }

    public string DossierNumber { get; init; } = "";

    /// <summary>The filed version that is scored.</summary>
    public int DossierVersion { get; init; }

    public string DossierHash { get; init; } = "";

    public string ProductName { get; init; } = "";

    public string ProducerName { get; init; } = "";

    public string CommuneName { get; init; } = "";

    public string CommuneCode { get; init; } = "";

    public DossierKind Kind { get; init; }

    public string Pack { get; init; } = "";

    public string PackHash { get; init; } = "";

    /// <summary>The day that chose the pack.</summary>
    public DateOnly FiledOn { get; init; }

    public int Set { get; init; }

    public string SetName { get; init; } = "";

    /// <summary>Number of the sample on the table, for example M-031.</summary>
    public string SampleNumber { get; init; } = "";

    /// <summary>Which set of sheets counts: 1, then one more after each discussion.</summary>
    public int Pass { get; set; } = 1;

    public string Search { get; init; } = "";

    public int Version { get; set; }

    /// <summary>Second sheets follow a discussion; those of the passes before are kept.</summary>
    public Outcome ScoreAgain(Session session)
    {
        var may = session.Id == SessionId ? session.MayScore() : Outcome.Refuse("Score.SessionNotOpen");
        if (may.IsDone)
        {
            Pass++;
        }

        return may;
    }
}

/// <summary>A dossier that was taken out of a round with a reason and waits for another one.</summary>
internal sealed class SetAside : IRecord
{
    public Guid Id { get; init; }

    public Guid DossierId { get; init; }

    public Guid RoundId { get; init; }

    public string Reason { get; init; } = "";

    public DateTime At { get; init; }

    Guid IRecord.Subject => DossierId;
}
