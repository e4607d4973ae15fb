using Microsoft.Extensions.DependencyInjection;
using OcopModular.Kernel;

namespace OcopModular.TradePromotion;

/// <summary>Trade promotion (xúc tiến thương mại): fairs, buyers, points of sale, public catalogue.</summary>
public sealed class TradePromotionModule : IModule
{
    public string Name => "TradePromotion";

    public IReadOnlyList<Permission> Permissions => Can.All;

    public void AddServices(IServiceCollection services)
    {
        // Not in the menu before it has work to offer.
    }
}
