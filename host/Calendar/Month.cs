using System.Globalization;
using OcopModular.Host.Holidays;
using OcopModular.Kernel;

namespace OcopModular.Host.Calendar;

/// <summary>A day as a calendar shows it.</summary>
internal sealed record DayCell(DateOnly Day, bool IsWorking, HolidayKind? Holiday, SpecialDay? Special, bool IsInMonth);

/// <summary>A month in weeks from Monday to Sunday, filled up with days of its neighbours.</summary>
internal static class Month
{
    private const int DaysOfWeek = 7;

    public static IReadOnlyList<IReadOnlyList<DayCell>> Of(DateOnly first, WorkDays days, IReadOnlyDictionary<DateOnly, SpecialDay> special)
    {
        var start = first.AddDays(-(((int)first.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));
        var weeks = (first.AddMonths(1).DayNumber - start.DayNumber + DaysOfWeek - 1) / DaysOfWeek;
        return [.. Enumerable.Range(0, weeks).Select(w => (IReadOnlyList<DayCell>)[.. Enumerable.Range(0, DaysOfWeek).Select(d => Cell(start.AddDays(w * DaysOfWeek + d)))])];

        DayCell Cell(DateOnly day) => new(day, days.IsWorking(day), HolidayBook.Of(day.Year).TryGetValue(day, out var kind) ? kind : null, special.GetValueOrDefault(day), day.Month == first.Month);
    }

    /// <summary>Names of the weekdays from Monday on, short and in full.</summary>
    public static IReadOnlyList<(string Short, string Full)> Weekdays()
    {
        var format = CultureInfo.CurrentUICulture.DateTimeFormat;
        return [.. Enumerable.Range(1, DaysOfWeek).Select(d => (DayOfWeek)(d % DaysOfWeek)).Select(d => (format.AbbreviatedDayNames[(int)d], format.GetDayName(d)))];
    }
}
