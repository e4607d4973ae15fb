using System.Security.Cryptography;
using System.Text;
using OcopModular.Kernel;
using Quartz;

namespace OcopModular.Host.Jobs;

/// <summary>Keeps in the scheduler's tables what <see cref="IScheduledWork"/> there is, and knows when each runs next.</summary>
internal sealed class Timetable(IServiceProvider services, IServiceScopeFactory scopes, TimeProvider clock) : IHostedService
{
    private const string Group = "ocop";

    /// <summary>Whether this host runs scheduled work (<c>Jobs:Run</c>).</summary>
    public bool IsOn => services.GetService<ISchedulerFactory>() is not null;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await SchedulerAsync(cancellationToken) is not { } scheduler)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var works = scope.ServiceProvider.GetServices<IScheduledWork>().ToDictionary(w => w.Name, w => w.Schedule, StringComparer.Ordinal);
        foreach (var (name, schedule) in works)
        {
            await ScheduleAsync(scheduler, name, schedule, cancellationToken);
        }

        foreach (var gone in (await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(Group), cancellationToken)).Where(k => !works.ContainsKey(k.Name)))
        {
            await scheduler.DeleteJob(gone, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>When it runs next, UTC; <c>null</c> where nothing is scheduled.</summary>
    public async Task<DateTime?> NextAsync(string name, CancellationToken ct)
    {
        var triggers = await SchedulerAsync(ct) is { } scheduler ? await scheduler.GetTriggersOfJob(new JobKey(name, Group), ct) : [];
        return triggers.Select(t => t.NextFireTimeUtc).Min()?.UtcDateTime;
    }

    /// <summary>Lets it run at once, on whichever host is free.</summary>
    public async Task<Outcome> RunNowAsync(string name, CancellationToken ct)
    {
        if (await SchedulerAsync(ct) is not { } scheduler)
        {
            return Outcome.Refuse("Jobs.Off");
        }

        await scheduler.TriggerJob(new JobKey(name, Group), ct);
        return Outcome.Done;
    }

    /// <summary>A trigger is only stored when it is not there: one that is stored again could fire again.</summary>
    private async Task ScheduleAsync(IScheduler scheduler, string name, string schedule, CancellationToken ct)
    {
        var (job, trigger) = (new JobKey(name, Group), new TriggerKey($"{name}-{Mark(schedule)}", Group));
        if (await scheduler.Exists(trigger, ct))
        {
            return;
        }

        var earlier = await scheduler.GetTriggersOfJob(job, ct);
        var detail = JobBuilder.Create<WorkJob>().WithIdentity(job).StoreDurably().RequestRecovery().Build();
        var at = TriggerBuilder.Create(clock).WithIdentity(trigger).ForJob(job)
            .WithCronSchedule(schedule, c => c.InTimeZone(Days.Vietnam).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
        try
        {
            await scheduler.AddJob(detail, new AddJobOptions { Replace = true }, ct);
            await scheduler.ScheduleJob(at, cancellationToken: ct);
            await scheduler.UnscheduleJobs([.. earlier.Select(t => t.Key)], ct);
        }
        catch (ObjectAlreadyExistsException)
        {
            // Another host that starts at the same time was quicker.
        }
    }

    private static string Mark(string schedule) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(schedule)))[..12];

    private async Task<IScheduler?> SchedulerAsync(CancellationToken ct) =>
        services.GetService<ISchedulerFactory>() is { } factory ? await factory.GetScheduler(ct) : null;
}

/// <summary>What the scheduler calls; the same work never runs twice at once, on no number of hosts.</summary>
[DisallowConcurrentExecution]
internal sealed class WorkJob(Works works) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await works.RunAsync(context.JobDetail.Key.Name, cancellationToken);
}
