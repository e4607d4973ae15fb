using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Holidays;

/// <summary>Weekends and public holidays as reckoned, over them what the administrator entered.</summary>
internal sealed class WorkCalendar(HostDb db) : IWorkCalendar, IScoped
{
    public async Task<WorkDays> ReadAsync(CancellationToken ct)
    {
        var entered = await db.SpecialDays.ToDictionaryAsync(d => d.Day, d => d.Works, ct);
        return new WorkDays(day => entered.TryGetValue(day, out var works) ? works : IsReckonedWorking(day));
    }

    /// <summary>What it is without the administrator's table.</summary>
    public static bool IsReckonedWorking(DateOnly day) => !PublicHolidays.IsWeekend(day) && !HolidayBook.Of(day.Year).ContainsKey(day);
}

/// <summary>The holidays of a year by their day, reckoned once.</summary>
internal static class HolidayBook
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, IReadOnlyDictionary<DateOnly, HolidayKind>> Years = new();

    public static IReadOnlyDictionary<DateOnly, HolidayKind> Of(int year) =>
        Years.GetOrAdd(year, y => PublicHolidays.Of(y).GroupBy(h => h.Day).ToDictionary(g => g.Key, g => g.First().Kind));
}
