using OcopModular.Kernel;

namespace OcopModular.Programme;

/// <summary>The rights of this module.</summary>
internal static class Can
{
    /// <summary>Programme years, bodies, their members and working rules.</summary>
    public const string Read = "programme.read";

    /// <summary>Opens years, establishes and replaces bodies by their decisions.</summary>
    public const string Manage = "programme.manage";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Read, Role.StandingBody, Role.Leader, Role.CouncilChair, Role.CouncilMember, Role.CouncilSecretary, Role.HelperTeam),
        new(Manage, Role.StandingBody),
    ];
}
