using OcopModular.Kernel;

namespace OcopModular.Training;

internal static class Can
{
    public const string Read = "training.read";

    public static IReadOnlyList<Permission> All { get; } = [new(Read, Role.LabourOfficer, Role.HealthOfficer, Role.StandingBody, Role.Leader)];
}
