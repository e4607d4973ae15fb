using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using OcopModular.Kernel;

namespace OcopModular.Host.Modules;

/// <summary>The modules of this installation: found by what the host references, less those switched off.</summary>
internal sealed class ModuleCatalogue
{
    private const string Prefix = "OcopModular.";
    private readonly IReadOnlyList<Assembly> _off;

    private ModuleCatalogue(IReadOnlyList<Assembly> on, IReadOnlyList<Assembly> off)
    {
        Assemblies = on;
        _off = off;
    }

    /// <summary>Kernel and the modules that are switched on.</summary>
    public IReadOnlyList<Assembly> Assemblies { get; }

    /// <summary>The modules that are switched on; filled by <see cref="AddTo"/>.</summary>
    public IReadOnlyList<IModule> Modules { get; private set; } = [];

    public bool HasModulesOff => _off.Count > 0;

    public IEnumerable<Permission> Permissions => Modules.SelectMany(m => m.Permissions);

    /// <exception cref="InvalidOperationException">A module that is on needs one that is off, or <c>Modules:Off</c> names none.</exception>
    public static ModuleCatalogue Find(IConfiguration configuration)
    {
        var all = typeof(ModuleCatalogue).Assembly.GetCustomAttributes<ApplicationPartAttribute>()
            .Select(a => a.AssemblyName).Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Distinct().Select(Assembly.Load).ToList();
        var names = configuration.GetSection("Modules:Off").Get<string[]>() ?? [];
        var off = names.Select(n => all.Find(a => NameOf(a).Equals(n, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException($"Modules:Off names '{n}', but there is no such module. Known: {string.Join(", ", all.Select(NameOf))}.")).ToList();
        var on = all.Except(off).ToList();
        RefuseBrokenChains(on, off);
        return new ModuleCatalogue(on, off);
    }

    public void AddTo(IServiceCollection services)
    {
        services.Scan(scan => scan.FromAssemblies(Assemblies).AddClasses(c => c.AssignableTo<IModule>(), publicOnly: false).As<IModule>().WithSingletonLifetime());
        // Created here, because they add services: a second provider only to read them would be a trap.
        Modules = services.Where(d => d.ServiceType == typeof(IModule)).Select(d => (IModule)Activator.CreateInstance(d.ImplementationType!)!).ToList();
        foreach (var module in Modules)
        {
            module.AddServices(services);
        }

        services.Scan(scan => scan.FromAssemblies(Assemblies.Append(typeof(ModuleCatalogue).Assembly))
            .AddClasses(c => c.AssignableTo<IScoped>(), publicOnly: false).AsSelfWithInterfaces().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo(typeof(IWhen<>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime());
        services.AddSingleton(this);
    }

    public void RemovePagesOfModulesOff(ApplicationPartManager parts)
    {
        foreach (var part in parts.ApplicationParts.Where(p => _off.Any(a => a.GetName().Name == p.Name)).ToList())
        {
            parts.ApplicationParts.Remove(part);
        }
    }

    private static string NameOf(Assembly assembly) => assembly.GetName().Name![Prefix.Length..];

    private static void RefuseBrokenChains(List<Assembly> running, List<Assembly> off)
    {
        var broken = from module in running
                     from needed in module.GetReferencedAssemblies()
                     where off.Exists(o => o.GetName().Name == needed.Name)
                     select $"Module {NameOf(module)} needs {needed.Name![Prefix.Length..]}, which Modules:Off switches off.";
        if (broken.ToList() is { Count: > 0 } reasons)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, reasons));
        }
    }
}
