using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Host.Jobs;
using OcopModular.Host.Outbox;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Admin.Jobs;

/// <summary>Việc định kỳ: when each ran last and runs next, what failed, and events that could not be delivered.</summary>
[Authorize(HostCan.RunJobs)]
internal sealed class IndexModel(HostDb db, IEnumerable<IScheduledWork> works, Timetable timetable, OutboxPump pump, IStringLocalizerFactory texts) : PageModel
{
    private const int DaysOfFailures = 30;

    [BindProperty(SupportsGet = true, Name = "")]
    public ListQuery Query { get; set; } = new();

    public bool IsOn => timetable.IsOn;

    public IReadOnlyList<Row> Works { get; private set; } = [];

    public PageOf<WorkRun> Runs { get; private set; } = new([], 1, 1, 0);

    public IReadOnlyList<OutboxMessage> Stuck { get; private set; } = [];

    public int Waiting { get; private set; }

    private IStringLocalizer T => texts.TextsOf(typeof(Program));

    public string TitleOf(string name) => works.FirstOrDefault(w => w.Name == name) is { } work ? texts.TextsOf(work.GetType())[$"Work.{name}"] : name;

    public async Task OnGetAsync(CancellationToken ct)
    {
        foreach (var work in works.OrderBy(w => w.Name, StringComparer.Ordinal))
        {
            Works = [.. Works, await RowAsync(work, ct)];
        }

        Runs = await PageOf<WorkRun>.FromAsync(db.WorkRuns.AsNoTracking().OrderByDescending(r => r.StartedAt).ThenBy(r => r.Id), Query, ct);
        Waiting = await db.Set<OutboxMessage>().CountAsync(m => m.DeliveredAt == null, ct);
        Stuck = await db.Set<OutboxMessage>().AsNoTracking().Where(m => m.DeliveredAt == null && m.LastError != null).OrderBy(m => m.Id).Take(50).ToListAsync(ct);
    }

    public async Task<IActionResult> OnPostRunAsync(string name, CancellationToken ct)
    {
        if (works.All(w => w.Name != name))
        {
            return NotFound();
        }

        var outcome = await timetable.RunNowAsync(name, ct);
        this.Say(outcome.IsDone ? T["Jobs.Begun", TitleOf(name)] : T.Say(outcome));
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostDeliverAsync(Guid id, CancellationToken ct)
    {
        if (!await pump.RetryAsync(id, ct))
        {
            return NotFound();
        }

        this.Say(T["Jobs.Retried"]);
        return RedirectToPage();
    }

    private async Task<Row> RowAsync(IScheduledWork work, CancellationToken ct)
    {
        var runs = db.WorkRuns.AsNoTracking().Where(r => r.Name == work.Name);
        var last = await runs.OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(ct);
        var since = last?.StartedAt.AddDays(-DaysOfFailures);
        var failures = since is null ? 0 : await runs.CountAsync(r => r.State == WorkState.Failed && r.StartedAt >= since, ct);
        return new Row(work.Name, TitleOf(work.Name), ScheduleWords.Of(work.Schedule, T), last, await timetable.NextAsync(work.Name, ct), failures);
    }

    internal sealed record Row(string Name, string Title, string When, WorkRun? Last, DateTime? NextUtc, int Failures);
}
