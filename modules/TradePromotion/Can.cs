using OcopModular.Kernel;

namespace OcopModular.TradePromotion;

internal static class Can
{
    public const string Read = "trade.read";

    public static IReadOnlyList<Permission> All { get; } = [new(Read, Role.TradeOfficer, Role.CultureOfficer, Role.StandingBody, Role.Leader)];
}
