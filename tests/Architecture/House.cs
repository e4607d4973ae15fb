using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Host.Data;
using OcopModular.Host.Modules;
using OcopModular.Kernel;

namespace OcopModular.Tests.Architecture;

/// <summary>What stands in the house, found as the host finds it.</summary>
internal static class House
{
    /// <summary>Kernel and all modules.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } = ModuleCatalogue.Find(new ConfigurationBuilder().Build(), []).Assemblies;

    public static IReadOnlyList<Assembly> Modules { get; } = Assemblies.Where(a => a != typeof(IModule).Assembly).ToList();

    public static IReadOnlyList<Assembly> WithHost { get; } = [.. Assemblies, typeof(HostDb).Assembly];

    public static string NameOf(Assembly assembly) => assembly.GetName().Name!["OcopModular.".Length..];

    /// <summary>Every context with its model, the host's first.</summary>
    public static IReadOnlyList<DbContext> Contexts(IServiceProvider scope) =>
        [scope.GetRequiredService<HostDb>(), .. scope.GetServices<ModuleDb>()];
}
