using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Host.Files;
using OcopModular.Host.Sample;
using OcopModular.Kernel;

namespace OcopModular.Host.Web;

/// <summary>What happens between building the host and the first request.</summary>
internal static class Startup
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        SpeakVietnamese();
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<Durability>().DemandAsync(CancellationToken.None);
        await MigrateOrRefuseAsync(services, app.Environment);
        await services.GetRequiredService<IContents>().CheckAsync(CancellationToken.None);
        var first = await services.GetRequiredService<Migrator>().AloneAsync(() => FurnishAsync(services), CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() => Welcome.Say(app, first));
    }

    /// <summary>Rights, sample data, the first administrator: of two starts at once the second finds them there.</summary>
    /// <returns>The one-time link of the first administrator.</returns>
    private static async Task<string?> FurnishAsync(IServiceProvider services)
    {
        await services.GetRequiredService<DefaultRights>().GiveAsync(CancellationToken.None);
        await GoOnInTimeAsync(services);
        await services.GetRequiredService<SampleYear>().PlayAsync(CancellationToken.None);
        await GoOnInTimeAsync(services);
        return await services.GetRequiredService<FirstAdministrator>().InviteAsync(CancellationToken.None);
    }

    /// <summary>What no request asks for (events, sample data) is said in the language of the office.</summary>
    private static void SpeakVietnamese()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("vi-VN");
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("vi");
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture);
    }

    /// <summary>On PostgreSQL outside Development the web process has no right to change the schema.</summary>
    private static async Task MigrateOrRefuseAsync(IServiceProvider services, IHostEnvironment environment)
    {
        var migrator = services.GetRequiredService<Migrator>();
        if (!services.GetRequiredService<SqliteOrPostgres>().IsPostgres || environment.IsDevelopment())
        {
            await migrator.MigrateAsync(CancellationToken.None);
        }
        else if (await migrator.PendingAsync(CancellationToken.None) is { Count: > 0 } pending)
        {
            throw new InvalidOperationException($"The schema of {string.Join(", ", pending)} is older than the program. Run the command 'migrate' with a database user that may change it.");
        }
    }

    /// <summary>A shifted clock goes on after the newest entry of the log and the newest scheduled work, so that a restart does not run back in time.</summary>
    private static async Task GoOnInTimeAsync(IServiceProvider services)
    {
        var clock = services.GetRequiredService<AppClock>();
        if (!clock.IsShifted)
        {
            return;
        }

        var db = services.GetRequiredService<HostDb>();
        var newest = Latest(await db.Set<AuditEntry>().MaxAsync(a => (DateTime?)a.At), await db.WorkRuns.MaxAsync(r => (DateTime?)(r.EndedAt ?? r.StartedAt)));
        if (newest > clock.UtcNow())
        {
            clock.StartAt(newest.Value);
        }
    }

    private static DateTime? Latest(DateTime? one, DateTime? other) => one > other || other is null ? one : other;
}
