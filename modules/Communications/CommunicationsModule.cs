using Microsoft.Extensions.DependencyInjection;
using OcopModular.Kernel;

namespace OcopModular.Communications;

/// <summary>Communications (truyền thông): activities, articles, press list, library.</summary>
public sealed class CommunicationsModule : IModule
{
    public string Name => "Communications";

    public IReadOnlyList<Permission> Permissions => Can.All;

    public void AddServices(IServiceCollection services)
    {
        // Not in the menu before it has work to offer.
    }
}
