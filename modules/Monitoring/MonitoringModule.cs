using Microsoft.Extensions.DependencyInjection;
using OcopModular.Kernel;

namespace OcopModular.Monitoring;

/// <summary>Monitoring (kiểm tra, giám sát): visits, findings, corrective action, renewal.</summary>
public sealed class MonitoringModule : IModule
{
    public string Name => "Monitoring";

    public IReadOnlyList<Permission> Permissions => Can.All;

    public void AddServices(IServiceCollection services)
    {
        // Not in the menu before it has work to offer.
    }
}
