using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Host.Outbox;
using OcopModular.Host.Web;
using OcopModular.Kernel;

namespace OcopModular.Host.Sample;

/// <summary>Lets the sample year be lived: each act by a person, at its time, through the same code as the pages.</summary>
internal sealed class SampleStage(IServiceScopeFactory scopes, AppClock clock, OutboxPump pump) : ISampleStage
{
    private readonly List<(DateTime At, string Person, Func<IServiceProvider, Task> ActAsync)> _acts = [];

    public void Plan(string person, DateTime vietnamTime, Func<IServiceProvider, Task> actAsync) => _acts.Add((vietnamTime, person, actAsync));

    /// <summary>Lets time go by once, through the acts of all modules.</summary>
    public async Task PlayAsync(CancellationToken ct)
    {
        try
        {
            foreach (var (at, person, actAsync) in _acts.OrderBy(a => a.At))
            {
                await ActAsync(person, at, actAsync, ct);
            }
        }
        finally
        {
            clock.StandAt(null);
        }
    }

    private async Task ActAsync(string person, DateTime vietnamTime, Func<IServiceProvider, Task> actAsync, CancellationToken ct)
    {
        clock.StandAt(DateOnly.FromDateTime(vietnamTime).StartUtc() + vietnamTime.TimeOfDay);
        await using (var scope = scopes.CreateAsyncScope())
        {
            var services = scope.ServiceProvider;
            var actor = await services.GetRequiredService<ActorReader>().ReadAsync(a => a.UserName == person, Guid.CreateVersion7(), ct);
            services.GetRequiredService<CurrentActor>().Actor = actor ?? throw new InvalidOperationException($"The sample has nobody called {person}.");
            await actAsync(services);
        }

        while (await pump.DeliverDueAsync(ct) > 0)
        {
            // Until all that followed has happened at this time too.
        }
    }
}

/// <summary>Plays the scenes of all modules on an empty database in Development.</summary>
internal sealed class SampleYear(HostDb db, StaffScene staff, SampleStage stage, IEnumerable<ISampleScene> scenes, IConfiguration configuration, IHostEnvironment environment) : IScoped
{
    public async Task PlayAsync(CancellationToken ct)
    {
        var isWanted = environment.IsDevelopment() && !"None".Equals(configuration["Sample:Scene"], StringComparison.OrdinalIgnoreCase);
        if (!isWanted || await db.Users.AnyAsync(ct))
        {
            return;
        }

        await staff.MakeAsync(ct);
        foreach (var scene in scenes)
        {
            scene.Plan(ct);
        }

        await stage.PlayAsync(ct);
    }
}
