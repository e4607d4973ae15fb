using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Data;
using OcopModular.Kernel;

namespace OcopModular.Dossiers;

/// <summary>Producers, products and their dossiers, from registration to the standing body's acceptance.</summary>
public sealed class DossiersModule : IModule
{
    public string Name => "Dossiers";

    public IReadOnlyList<Permission> Permissions => Can.All;

    public void AddServices(IServiceCollection services)
    {
        services.AddModuleDb<DossiersDb>();
        services.AddSingleton(new MenuItem("Menu.Work", 10, typeof(Texts), "Dossiers.Title", "/Dossiers", "folders", Can.Read));
        services.AddSingleton(new MenuItem("Menu.Work", 11, typeof(Texts), "Products.Title", "/Dossiers/Products", "leaf", Can.Read));
        services.AddSingleton(new MenuItem("Menu.Work", 12, typeof(Texts), "Producers.Title", "/Dossiers/Producers", "building-cottage", Can.Read));
    }
}
