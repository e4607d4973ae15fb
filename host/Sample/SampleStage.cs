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
    public async Task ActAsync(string person, DateTime vietnamTime, Func<IServiceProvider, Task> actAsync, CancellationToken ct)
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
internal sealed class SampleYear(HostDb db, IEnumerable<ISampleScene> scenes, AppClock clock, IConfiguration configuration, IHostEnvironment environment) : IScoped
{
    public async Task PlayAsync(CancellationToken ct)
    {
        var isWanted = environment.IsDevelopment() && !"None".Equals(configuration["Sample:Scene"], StringComparison.OrdinalIgnoreCase);
        if (!isWanted || await db.Users.AnyAsync(ct))
        {
            return;
        }

        try
        {
            foreach (var scene in scenes.OrderBy(s => s.Order))
            {
                await scene.MakeAsync(ct);
            }
        }
        finally
        {
            clock.StandAt(null);
        }
    }
}
