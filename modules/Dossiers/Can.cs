using OcopModular.Kernel;

namespace OcopModular.Dossiers;

/// <summary>What may be done with producers, products and dossiers.</summary>
internal static class Can
{
    public const string Read = "dossiers.read";

    /// <summary>Registers producers; takes lists of producers and products from Excel.</summary>
    public const string Register = "dossiers.register";

    /// <summary>Prepares and files dossiers, registers products.</summary>
    public const string Edit = "dossiers.edit";

    /// <summary>Writes the commune's report and sends the dossier up; enters the day of receipt of a paper dossier.</summary>
    public const string Report = "dossiers.report";

    /// <summary>Checks what the communes send up: the standing body and its helper team (Tổ giúp việc).</summary>
    public const string Check = "dossiers.check";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Read, Role.CommuneOfficer, Role.Producer, Role.StandingBody, Role.HelperTeam, Role.CouncilSecretary, Role.Leader),
        new(Register, Role.CommuneOfficer, Role.StandingBody),
        new(Edit, Role.CommuneOfficer, Role.Producer),
        new(Report, Role.CommuneOfficer),
        new(Check, Role.StandingBody, Role.HelperTeam),
    ];
}
