using Microsoft.Extensions.DependencyInjection;
using OcopModular.Kernel;
using OcopModular.Programme.Data;

namespace OcopModular.Programme;

/// <summary>The programme year and the bodies that run it (chương trình năm).</summary>
public sealed class ProgrammeModule : IModule
{
    public string Name => "Programme";

    public IReadOnlyList<Permission> Permissions => Can.All;

    public void AddServices(IServiceCollection services)
    {
        services.AddModuleDb<ProgrammeDb>();
        services.AddSingleton(new MenuItem("Menu.Year", 10, typeof(Texts), "Years.Title", "/Programme/Years", "calendar-event", Can.Read));
        services.AddSingleton(new MenuItem("Menu.Year", 20, typeof(Texts), "Bodies.Title", "/Programme/Bodies", "users-group", Can.Read));
    }
}
