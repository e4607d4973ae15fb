using Microsoft.Extensions.DependencyInjection;
using OcopModular.Kernel;
using OcopModular.NewModule.Data;

namespace OcopModular.NewModule;

/// <summary>TitleInVietnamese.</summary>
public sealed class NewModuleModule : IModule
{
    public string Name => "NewModule";

    public IReadOnlyList<Permission> Permissions => Can.All;

    public void AddServices(IServiceCollection services)
    {
        services.AddModuleDb<NewModuleDb>();
        services.AddSingleton(new MenuItem("Menu.Work", 90, typeof(Texts), "NewModule.Title", "/NewModule", "icon-of-module", Can.Read));
    }
}
