using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OcopModular.Host.Health;

/// <summary>The host's own health checks; a module adds its own with <c>services.AddHealthChecks().AddCheck&lt;…&gt;("name")</c> and the text <c>Health.{name}</c>.</summary>
internal static class HealthSetup
{
    /// <summary>Without these no request can be answered well.</summary>
    public const string Ready = "ready";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<HealthBook>();
        var checks = services.AddHealthChecks();
        Add<DatabaseHealth>(checks, "database", Ready);
        Add<FilesHealth>(checks, "files", Ready);
        Add<DiskHealth>(checks, "disk");
        Add<VirusHealth>(checks, "virus");
        Add<BackupHealth>(checks, "backup");
        Add<JobsHealth>(checks, "jobs");
        Add<OutboxHealth>(checks, "outbox");
        Add<MailHealth>(checks, "mail");
        Add<AuditHealth>(checks, "audit");
        Add<ClockHealth>(checks, "clock");
        Add<ProgramHealth>(checks, "program");
    }

    /// <summary>For whoever watches the machine from outside: one word, and nothing about the inside.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("health/live", () => Results.Text(nameof(HealthStatus.Healthy))).AllowAnonymous();
        app.MapGet("health/ready", async (HealthBook book) => await book.ReadyAsync() is var status && status == HealthStatus.Unhealthy
            ? Results.Text($"{status}", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text($"{status}")).AllowAnonymous();
    }

    private static void Add<T>(IHealthChecksBuilder checks, string name, params string[] tags) where T : class, IHealthCheck =>
        checks.AddCheck<T>(name, HealthStatus.Unhealthy, tags, Patience);
}
