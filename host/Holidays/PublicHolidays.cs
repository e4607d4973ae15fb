namespace OcopModular.Host.Holidays;

/// <summary>The public holidays of the Labour Code (45/2019/QH14, Điều 112).</summary>
internal enum HolidayKind
{
    NewYear, Tet, HungKings, Reunification, Labour, National, Substitute,
}

internal sealed record Holiday(DateOnly Day, HolidayKind Kind);

/// <summary>
/// The public holidays (ngày nghỉ lễ, tết) of a year by the Labour Code 45/2019/QH14, Điều 112, and the days that stand in for those on a weekend (Điều 111.3).
/// Where the law leaves a choice that is announced each year, the usual pattern is taken, and the administrator's table corrects it:
/// Tết is the last day of the old lunar year and the first four of the new; beside 02/09 stands the day that makes the longer rest.
/// </summary>
internal static class PublicHolidays
{
    public const int First = 1976;
    public const int Last = 2100;
    private const int TetDays = 5;

    /// <summary>In the order of their days; none outside the years that are reckoned.</summary>
    public static IReadOnlyList<Holiday> Of(int year)
    {
        if (year is < First or > Last)
        {
            return [];
        }

        var named = Named(year).OrderBy(h => h.Day).ToList();
        return [.. named.Concat(Substitutes(named)).OrderBy(h => h.Day)];
    }

    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static IEnumerable<Holiday> Named(int year)
    {
        yield return new(new DateOnly(year, 1, 1), HolidayKind.NewYear);
        var eve = LunarCalendar.NewYear(year).AddDays(-1);
        foreach (var day in Enumerable.Range(0, TetDays).Select(eve.AddDays))
        {
            yield return new(day, HolidayKind.Tet);
        }

        yield return new(LunarCalendar.Day(year, 3, 10), HolidayKind.HungKings);
        yield return new(new DateOnly(year, 4, 30), HolidayKind.Reunification);
        yield return new(new DateOnly(year, 5, 1), HolidayKind.Labour);
        var national = new DateOnly(year, 9, 2);
        yield return new(national, HolidayKind.National);
        yield return new(national.AddDays(national.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Thursday ? 1 : -1), HolidayKind.National);
    }

    /// <summary>A holiday on a weekly day of rest is made up for on the next working day. Two holidays on one day are one.</summary>
    private static IEnumerable<Holiday> Substitutes(List<Holiday> named)
    {
        var taken = named.Select(h => h.Day).ToHashSet();
        foreach (var lost in taken.Where(IsWeekend).Order().ToList())
        {
            var day = lost;
            while (IsWeekend(day) || taken.Contains(day))
            {
                day = day.AddDays(1);
            }

            taken.Add(day);
            yield return new(day, HolidayKind.Substitute);
        }
    }
}
