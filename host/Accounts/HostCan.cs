using OcopModular.Kernel;

namespace OcopModular.Host.Accounts;

/// <summary>The host's own rights.</summary>
internal static class HostCan
{
    /// <summary>The home page, help, one's own settings: everyone who is signed in by a role.</summary>
    public const string Enter = "host.enter";

    public const string ManageStaff = "host.staff";

    public const string ManageRoles = "host.roles";

    /// <summary>Nhật ký: who did what when, without points and personal data.</summary>
    public const string ReadAudit = "host.audit";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Enter, [.. Role.All]),
        new(ManageStaff, Role.Administrator),
        new(ManageRoles, Role.Administrator),
        new(ReadAudit, Role.Administrator, Role.Leader),
    ];
}
