using OcopModular.Kernel;

namespace OcopModular.Communications;

internal static class Can
{
    public const string Read = "communications.read";

    public static IReadOnlyList<Permission> All { get; } = [new(Read, Role.CultureOfficer, Role.StandingBody, Role.FatherlandFront, Role.Leader)];
}
