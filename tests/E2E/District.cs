using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OcopModular.Kernel;

namespace OcopModular.E2E;

/// <summary>The host on a real port, on a database of its own.</summary>
/// <param name="isLived">With the sample year; else only the staff, who enter with one click.</param>
internal sealed class District(bool isLived) : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ocop-e2e-").FullName;

    public string Address => ClientOptions.BaseAddress.ToString().TrimEnd('/');

    public static District Start(bool isLived)
    {
        var district = new District(isLived);
        district.UseKestrel(0);
        district.StartServer();
        return district;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Data:Folder", _folder);
        builder.UseSetting("Database:Provider", "Sqlite");
        builder.UseSetting("ConnectionStrings:Ocop", "");
        builder.UseSetting("Clock:Start", "2024-11-05T08:00");
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.ConfigureLogging(log => log.SetMinimumLevel(LogLevel.Warning));
        if (!isLived)
        {
            builder.ConfigureTestServices(LeaveOnlyTheStaff);
        }
    }

    /// <summary>The host's own scene brings units and staff; those of the modules bring the year.</summary>
    private static void LeaveOnlyTheStaff(IServiceCollection services)
    {
        foreach (var scene in services.Where(s => s.ServiceType == typeof(ISampleScene) && s.ImplementationType?.Assembly != typeof(Program).Assembly).ToList())
        {
            services.Remove(scene);
        }
    }
}
