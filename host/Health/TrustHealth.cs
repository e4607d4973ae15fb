using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Data;
using OcopModular.Host.Jobs;
using OcopModular.Host.Modules;
using OcopModular.Host.Web;
using OcopModular.Kernel;

namespace OcopModular.Host.Health;

/// <summary>When the audit log was last sealed, and last held against itself and the tables.</summary>
internal sealed class AuditHealth(HostDb db, TimeProvider clock, IStringLocalizer<Texts> texts) : IHealthCheck
{
    private static readonly TimeSpan SealOld = TimeSpan.FromHours(2);
    private static readonly TimeSpan CheckOld = TimeSpan.FromHours(48);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (found, now) = (new Findings(), clock.UtcNow());
        var seal = await db.Checkpoints.AsNoTracking().OrderByDescending(c => c.Size).FirstOrDefaultAsync(cancellationToken);
        var (size, sealedSize) = (await db.Set<AuditEntry>().MaxAsync(e => (long?)e.Seq, cancellationToken) ?? 0, seal?.Size ?? 0);
        var unsealed = await db.Set<AuditEntry>().Where(e => e.Seq > sealedSize).OrderBy(e => e.Seq).Select(e => (DateTime?)e.At).FirstOrDefaultAsync(cancellationToken);
        found.Fact(texts["Health.audit.Entries"], size);
        found.Fact(texts["Health.audit.Seal"], seal?.At.ShowTime());
        found.Warn(now - unsealed > SealOld, () => texts["Health.audit.Unsealed", size - sealedSize]);
        var check = await db.WorkRuns.AsNoTracking().Where(r => r.Name == VerifyAuditWork.Key && r.EndedAt != null).OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(cancellationToken);
        found.Fact(texts["Health.audit.Check"], check?.StartedAt.ShowTime());
        found.Fail(check?.State == WorkState.Failed, () => texts["Health.audit.Broken", check!.Result ?? ""]);
        found.Warn(!(now - check?.StartedAt < CheckOld), () => texts["Health.audit.Unchecked"]);
        return found.Result();
    }
}

/// <summary>Whether the clock is the real one.</summary>
internal sealed class ClockHealth(AppClock clock, IStringLocalizer<Texts> texts) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var found = new Findings();
        found.Fact(texts["Health.clock.Now"], clock.UtcNow().ShowTime());
        found.Warn(clock.IsShifted, () => texts["Health.clock.Shifted"]);
        return Task.FromResult(found.Result());
    }
}

/// <summary>What runs here.</summary>
internal sealed class ProgramHealth(ModuleCatalogue catalogue, SwitchModules modules, IStringLocalizer<Texts> texts) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var found = new Findings();
        var version = typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        found.Fact(texts["Health.program.Version"], version.Length > 20 ? version[..20] : version);
        found.Fact(texts["Health.program.Runtime"], RuntimeInformation.FrameworkDescription);
        found.Fact(texts["Health.program.System"], RuntimeInformation.OSDescription);
        found.Fact(texts["Health.program.Memory"], Bytes.Show(Environment.WorkingSet));
        found.Fact(texts["Health.program.Off"], string.Join(", ", catalogue.All.Where(m => !m.IsOn).Select(modules.TitleOf)) is { Length: > 0 } off ? off : null);
        return Task.FromResult(found.Result());
    }
}
