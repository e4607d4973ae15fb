using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Data;
using OcopModular.Host.Jobs;
using OcopModular.Host.Notices;
using OcopModular.Host.Outbox;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Health;

/// <summary>Whether scheduled work runs at its times, where, and what failed last.</summary>
internal sealed class JobsHealth(HostDb db, IEnumerable<IScheduledWork> works, Timetable timetable, TimeProvider clock, IStringLocalizerFactory factory) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(15);

    /// <summary>The log is sealed each hour: a longer silence is one of all hosts.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromHours(2);

    private IStringLocalizer T => factory.TextsOf(typeof(Texts));

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (found, now) = (new Findings(), clock.UtcNow());
        var last = await db.WorkRuns.AsNoTracking().OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(cancellationToken);
        found.Fact(T["Health.jobs.Last"], last?.StartedAt.ShowTime());
        found.Fact(T["Health.jobs.Here"], T[timetable.IsOn ? "Yes" : "No"]);
        found.Fail(!timetable.IsOn && !(now - last?.StartedAt < Silence), () => T["Health.jobs.Nobody"]);
        if (timetable.IsOn)
        {
            await SchedulerAsync(found, now, cancellationToken);
        }

        foreach (var work in works)
        {
            var newest = await db.WorkRuns.AsNoTracking().Where(r => r.Name == work.Name && r.State != WorkState.Running).OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(cancellationToken);
            found.Warn(newest?.State == WorkState.Failed, () => T["Health.jobs.Failed", factory.TextsOf(work.GetType())[$"Work.{work.Name}"].Value, newest!.StartedAt.ShowTime(), newest.Result ?? ""]);
        }

        return found.Result();
    }

    private async Task SchedulerAsync(Findings found, DateTime now, CancellationToken ct)
    {
        var hosts = await db.Database.SqlQueryRaw<string>($"SELECT instance_name AS \"Value\" FROM {JobSetup.Prefix}scheduler_state").ToListAsync(ct);
        found.Fact(T["Health.jobs.Hosts"], hosts.Count == 0 ? Environment.MachineName : string.Join(", ", hosts.Order(StringComparer.Ordinal)));
        foreach (var work in works)
        {
            var next = await timetable.NextAsync(work.Name, ct);
            found.Fail(next < now - Late, () => T["Health.jobs.Late", factory.TextsOf(work.GetType())[$"Work.{work.Name}"].Value, next!.Value.ShowTime()]);
        }
    }
}

/// <summary>Events that wait for delivery, and those that were given up.</summary>
internal sealed class OutboxHealth(HostDb db, IStringLocalizer<Texts> texts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var found = new Findings();
        var undelivered = db.Set<OutboxMessage>().Where(m => m.DeliveredAt == null);
        var (waiting, over) = (await undelivered.CountAsync(m => m.Attempts < OutboxPump.MaxAttempts, cancellationToken), await undelivered.CountAsync(m => m.Attempts >= OutboxPump.MaxAttempts, cancellationToken));
        found.Fact(texts["Health.Waiting"], waiting);
        found.Fact(texts["Health.GivenUp"], over);
        found.Warn(over > 0, () => texts["Health.outbox.GivenUp", over]);
        return found.Result();
    }
}

/// <summary>What mail waits or was given up, and whether the office's server can be reached.</summary>
internal sealed class MailHealth(HostDb db, MailSettings settings, IStringLocalizer<Texts> texts) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var found = new Findings();
        found.Fact(texts["MailQueue.Host"], settings.IsOn ? $"{settings.Host}:{settings.Port}" : texts["Health.mail.Off"].Value);
        if (!settings.IsOn)
        {
            return found.Result();
        }

        var unsent = db.MailItems.AsNoTracking().Where(m => m.SentAt == null);
        var over = await unsent.CountAsync(m => m.GivenUpAt != null, cancellationToken);
        found.Fact(texts["Health.Waiting"], await unsent.CountAsync(m => m.GivenUpAt == null, cancellationToken));
        found.Fact(texts["Health.GivenUp"], over);
        found.Fact(texts["Health.mail.LastError"], await unsent.Where(m => m.LastError != null).OrderByDescending(m => m.NoticeId).Select(m => m.LastError).FirstOrDefaultAsync(cancellationToken));
        found.Warn(over > 0, () => texts["Health.mail.GivenUp", over]);
        var fault = await AwayAsync(cancellationToken);
        found.Warn(fault is not null, () => texts["Health.mail.Away", settings.Host, settings.Port, fault!]);
        return found.Result();
    }

    /// <summary>Why nobody answers; <c>null</c> where somebody does.</summary>
    private async Task<string?> AwayAsync(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            using var line = new TcpClient();
            await line.ConnectAsync(settings.Host, settings.Port, limit.Token);
            return null;
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            return fault.Message;
        }
    }
}
