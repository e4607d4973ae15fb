using Microsoft.Extensions.DependencyInjection;
using OcopModular.Kernel;

namespace OcopModular.Training;

/// <summary>Training (tập huấn): courses, conferences, events with attendance.</summary>
public sealed class TrainingModule : IModule
{
    public string Name => "Training";

    public IReadOnlyList<Permission> Permissions => Can.All;

    public void AddServices(IServiceCollection services)
    {
        // Not in the menu before it has work to offer.
    }
}
