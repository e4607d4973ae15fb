using OcopModular.Kernel;

namespace OcopModular.NewModule;

/// <summary>The rights of this module, with the roles that hold them on a fresh installation.</summary>
internal static class Can
{
    public const string Read = "newmodule.read";

    public const string Edit = "newmodule.edit";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Read, Role.StandingBody, Role.Leader, Role.CommuneOfficer),
        new(Edit, Role.StandingBody, Role.CommuneOfficer),
    ];
}
