using Microsoft.Extensions.DependencyInjection;

namespace OcopModular.Kernel;

/// <summary>A feature module (phân hệ). The host finds every implementation by itself and names none.</summary>
public interface IModule
{
    /// <summary>Name of the module's folder, area and table prefix.</summary>
    string Name { get; }

    /// <summary>What may be permitted in this module, and to which roles on a fresh installation.</summary>
    IReadOnlyList<Permission> Permissions => [];

    /// <summary>Registers the module's services, menu items, slot parts, duty sources and commands.</summary>
    void AddServices(IServiceCollection services);
}

/// <summary>A right (quyền) that the administrator may give to roles; the host makes a policy of the same name.</summary>
/// <param name="Name">Name of the policy, for example <c>dossiers.file</c>; its text is <c>Permission.{Name}</c> in the module's texts.</param>
/// <param name="Roles">The roles of <see cref="Role"/> that receive it on a fresh installation.</param>
public sealed record Permission(string Name, params string[] Roles);

/// <summary>Marks a class that is registered, once a scope, under each interface that it implements.</summary>
public interface IScoped;
