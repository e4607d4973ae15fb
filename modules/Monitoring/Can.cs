using OcopModular.Kernel;

namespace OcopModular.Monitoring;

internal static class Can
{
    public const string Read = "monitoring.read";

    public static IReadOnlyList<Permission> All { get; } = [new(Read, Role.StandingBody, Role.HealthOfficer, Role.EnvironmentOfficer, Role.FatherlandFront, Role.Leader)];
}
