using OcopModular.Host.Web;
using OcopModular.Kernel;

namespace OcopModular.Host.Calendar;

/// <summary>All days that matter to the actor: duties with a deadline, and what modules contribute.</summary>
internal sealed class PersonCalendar(IEnumerable<ICalendarSource> sources, DutyList duties, CurrentActor current) : IScoped
{
    public async Task<IReadOnlyList<CalendarEntry>> ReadAsync(DateOnly from, DateOnly until, CancellationToken ct)
    {
        var found = (await duties.AllAsync(ct)).Where(d => d.Due >= from && d.Due <= until).Select(d => new CalendarEntry(d.Due!.Value, d.Text, d.Url, d.Icon)).ToList();
        foreach (var source in sources)
        {
            found.AddRange(await source.ForAsync(current.Actor, from, until, ct));
        }

        return [.. found.OrderBy(e => e.Day).ThenBy(e => e.Text, StringComparer.CurrentCulture)];
    }
}
