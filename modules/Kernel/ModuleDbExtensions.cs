using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace OcopModular.Kernel;

/// <summary>Chooses the database; the host implements it and is the only one that names a provider.</summary>
public interface IDatabase
{
    void Configure(DbContextOptionsBuilder options, string historyTable);
}

public static class ModuleDbExtensions
{
    /// <summary>Registers a module's context on the one database, with a migration history of its own.</summary>
    public static IServiceCollection AddModuleDb<TDb>(this IServiceCollection services) where TDb : ModuleDb
    {
        services.AddDbContext<TDb>((provider, options) => provider.GetRequiredService<IDatabase>().Configure(options, $"{ModuleDb.PrefixOf(typeof(TDb))}_migrations"));
        return services.AddScoped<ModuleDb>(provider => provider.GetRequiredService<TDb>());
    }
}
