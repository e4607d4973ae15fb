using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Jobs;

/// <summary>For who looks after the machine: scheduled work whose last run failed.</summary>
internal sealed class WorkDuties(HostDb db, IEnumerable<IScheduledWork> works, IStringLocalizerFactory factory, IStringLocalizer<Texts> texts) : IDutySource, IScoped
{
    public async Task<IReadOnlyList<Duty>> ForAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.Can(HostCan.RunJobs))
        {
            return [];
        }

        var newest = await db.WorkRuns.AsNoTracking().Where(r => r.State != WorkState.Running && !db.WorkRuns.Any(n => n.Name == r.Name && n.State != WorkState.Running && n.StartedAt > r.StartedAt)).ToListAsync(ct);
        return [.. from run in newest
            join work in works on run.Name equals work.Name
            where run.State == WorkState.Failed
            select new Duty(texts["Jobs.Duty", factory.TextsOf(work.GetType())[$"Work.{run.Name}"].Value], run.Result ?? "", "/Admin/Jobs", texts["View"], null, "alert-triangle")];
    }
}
