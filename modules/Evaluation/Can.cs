using OcopModular.Kernel;

namespace OcopModular.Evaluation;

/// <summary>The rights of this module.</summary>
internal static class Can
{
    /// <summary>Rounds, sessions and their progress; never a sheet.</summary>
    public const string ReadRounds = "evaluation.read";

    /// <summary>Opens rounds, puts dossiers in, calls sessions.</summary>
    public const string ManageRounds = "evaluation.rounds";

    /// <summary>Fills in and seals own sheets.</summary>
    public const string Score = "evaluation.score";

    /// <summary>Consolidation of sealed sheets.</summary>
    public const string Consolidate = "evaluation.consolidate";

    /// <summary>Closes a session: the chair.</summary>
    public const string Close = "evaluation.close";

    /// <summary>Records the decision, issues certificates.</summary>
    public const string Recognise = "evaluation.recognise";

    /// <summary>Certificates and their PDF.</summary>
    public const string ReadCertificates = "evaluation.certificates";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(ReadRounds, Role.StandingBody, Role.HelperTeam, Role.CouncilChair, Role.CouncilMember, Role.CouncilSecretary, Role.Leader),
        new(ManageRounds, Role.StandingBody),
        new(Score, Role.CouncilChair, Role.CouncilMember),
        new(Consolidate, Role.CouncilChair, Role.CouncilMember, Role.CouncilSecretary),
        new(Close, Role.CouncilChair),
        new(Recognise, Role.StandingBody),
        new(ReadCertificates, Role.StandingBody, Role.HelperTeam, Role.CouncilChair, Role.CouncilMember, Role.CouncilSecretary, Role.Leader, Role.CommuneOfficer, Role.Producer, Role.TradeOfficer, Role.CultureOfficer),
    ];
}
