using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using OcopModular.Kernel;

namespace OcopModular.Host.Modules;

/// <summary>The modules of this installation: found by what the host references, less those switched off.</summary>
internal sealed class ModuleCatalogue
{
    private const string Prefix = "OcopModular.";
    private readonly IReadOnlyList<Assembly> _all;
    private readonly IReadOnlyList<Assembly> _bySetting;

    private ModuleCatalogue(IReadOnlyList<Assembly> all, IReadOnlyList<Assembly> bySetting, IReadOnlyList<string>? switchedOff)
    {
        (_all, _bySetting) = (all, bySetting);
        Assemblies = Running(switchedOff ?? []);
    }

    /// <summary>Kernel and the modules that are switched on.</summary>
    public IReadOnlyList<Assembly> Assemblies { get; }

    /// <summary>The modules that are switched on; filled by <see cref="AddTo"/>.</summary>
    public IReadOnlyList<IModule> Modules { get; private set; } = [];

    public bool HasModulesOff => Assemblies.Count < _all.Count;

    public IEnumerable<Permission> Permissions => Modules.SelectMany(m => m.Permissions);

    /// <summary>All modules, those that are off included.</summary>
    public IEnumerable<ModuleCard> All => _all.Select(a => (Assembly: a, Type: Array.Find(a.GetTypes(), t => typeof(IModule).IsAssignableFrom(t) && t.IsClass))).Where(m => m.Type is not null)
        .Select(m => new ModuleCard(NameOf(m.Assembly), m.Type!, Assemblies.Contains(m.Assembly), _bySetting.Contains(m.Assembly),
            [.. _all.Where(a => Needs(m.Assembly, a) && !NameOf(a).Equals("Kernel", StringComparison.Ordinal)).Select(NameOf)], [.. _all.Where(a => Needs(a, m.Assembly)).Select(NameOf)]));

    /// <param name="switchedOff">Names that the administrator switched off. What another running module needs stays on: a start never fails for a page.</param>
    /// <exception cref="InvalidOperationException">A module that is on needs one that is off, or <c>Modules:Off</c> names none.</exception>
    public static ModuleCatalogue Find(IConfiguration configuration, IReadOnlyList<string>? switchedOff)
    {
        var all = typeof(ModuleCatalogue).Assembly.GetCustomAttributes<ApplicationPartAttribute>()
            .Select(a => a.AssemblyName).Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Distinct().Select(Assembly.Load).ToList();
        var names = configuration.GetSection("Modules:Off").Get<string[]>() ?? [];
        var off = names.Select(n => all.Find(a => NameOf(a).Equals(n, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException($"Modules:Off names '{n}', but there is no such module. Known: {string.Join(", ", all.Select(NameOf))}.")).ToList();
        RefuseBrokenChains(all.Except(off), off);
        return new ModuleCatalogue(all, off, switchedOff);
    }

    /// <summary>Whether what runs is what the switches say.</summary>
    public bool IsAs(IReadOnlyList<string> switchedOff) => Running(switchedOff).SequenceEqual(Assemblies);

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
        foreach (var part in parts.ApplicationParts.Where(p => _all.Except(Assemblies).Any(a => a.GetName().Name == p.Name)).ToList())
        {
            parts.ApplicationParts.Remove(part);
        }
    }

    private static string NameOf(Assembly assembly) => assembly.GetName().Name![Prefix.Length..];

    private static bool Needs(Assembly module, Assembly needed) => module.GetReferencedAssemblies().Any(r => r.Name == needed.GetName().Name);

    private IReadOnlyList<Assembly> Running(IReadOnlyList<string> switchedOff)
    {
        var may = _all.Except(_bySetting).ToList();
        var off = may.Where(a => switchedOff.Contains(NameOf(a), StringComparer.OrdinalIgnoreCase)).ToList();
        while (off.RemoveAll(o => may.Except(off).Any(a => Needs(a, o))) > 0)
        {
            // Until nothing that runs needs anything that does not.
        }

        return [.. may.Except(off)];
    }

    private static void RefuseBrokenChains(IEnumerable<Assembly> running, List<Assembly> off)
    {
        var broken = from module in running
                     from needed in off
                     where Needs(module, needed)
                     select $"Module {NameOf(module)} needs {NameOf(needed)}, which Modules:Off switches off.";
        if (broken.ToList() is { Count: > 0 } reasons)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, reasons));
        }
    }
}

/// <summary>A module as the administrator sees it.</summary>
/// <param name="IsOn">Runs now.</param>
/// <param name="IsOffBySetting">Named in <c>Modules:Off</c>, which wins.</param>
internal sealed record ModuleCard(string Name, Type Type, bool IsOn, bool IsOffBySetting, IReadOnlyList<string> Needs, IReadOnlyList<string> NeededBy);
