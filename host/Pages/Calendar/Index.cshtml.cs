using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Accounts;
using OcopModular.Host.Calendar;
using OcopModular.Host.Data;
using OcopModular.Host.Holidays;
using OcopModular.Kernel;

namespace OcopModular.Host.Pages.Calendar;

/// <summary>Lịch: a month with the person's own days and the public holidays.</summary>
[Authorize(HostCan.Enter)]
internal sealed class IndexModel(HostDb db, PersonCalendar calendar, IWorkCalendar work, TimeProvider clock) : PageModel
{
    /// <summary>yyyy-MM; the month of today where it is not said or no month.</summary>
    [BindProperty(SupportsGet = true, Name = "month")]
    public string? Asked { get; set; }

    public DateOnly First { get; private set; }

    public DateOnly Today { get; private set; }

    public IReadOnlyList<IReadOnlyList<DayCell>> Weeks { get; private set; } = [];

    public ILookup<DateOnly, CalendarEntry> Entries { get; private set; } = Array.Empty<CalendarEntry>().ToLookup(e => e.Day);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Today = clock.Today();
        First = DateOnly.TryParseExact(Asked, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is >= PublicHolidays.First and < PublicHolidays.Last ? month : new DateOnly(Today.Year, Today.Month, 1);
        var special = await db.SpecialDays.AsNoTracking().ToDictionaryAsync(d => d.Day, ct);
        Weeks = Month.Of(First, await work.ReadAsync(ct), special);
        Entries = (await calendar.ReadAsync(Weeks[0][0].Day, Weeks[^1][^1].Day, ct)).ToLookup(e => e.Day);
    }

    public static string Link(DateOnly month) => $"/Calendar?month={month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}";
}
