namespace OcopModular.Host.Holidays;

/// <summary>
/// The Vietnamese lunar calendar (âm lịch), reckoned at UTC+7: a month begins with the day of the new moon in Viet Nam, the month of the winter solstice is the eleventh,
/// and of thirteen months between two solstices the first without a principal term (trung khí) is the leap month. At UTC+8, in China, single days and in 1985 a whole month fall otherwise.
/// The moments of new moon and the sun's longitude follow Meeus, Astronomical Algorithms, in the short form of Hồ Ngọc Đức: good to a few minutes in these centuries.
/// </summary>
internal static class LunarCalendar
{
    private const double Radians = Math.PI / 180;
    private const double SynodicMonth = 29.530588853;
    private const double HoursEast = 7;
    private const int JulianOfDayOne = 1721426;

    /// <summary>The first day of the lunar year (mùng một Tết) that begins in the year.</summary>
    public static DateOnly NewYear(int year) => Day(year, 1, 1);

    /// <summary>A day of a lunar year's regular, not leap, month.</summary>
    public static DateOnly Day(int year, int month, int day)
    {
        var (before, after) = (EleventhMonth(year - 1), EleventhMonth(year));
        if (month >= 11)
        {
            (before, after) = (after, EleventhMonth(year + 1));
        }

        var offset = month >= 11 ? month - 11 : month + 1;
        if (after - before > 365 && offset >= LeapOffset(before))
        {
            offset++;
        }

        return FromJulian(NewMoon(Lunation(before) + offset) + day - 1);
    }

    /// <summary>Julian day on which the month of the winter solstice begins.</summary>
    private static int EleventhMonth(int year)
    {
        var k = (int)((ToJulian(new DateOnly(year, 12, 31)) - 2415021) / SynodicMonth);
        var start = NewMoon(k);
        return SunSector(start) >= 9 ? NewMoon(k - 1) : start;
    }

    /// <summary>Which month after the eleventh is the leap one.</summary>
    private static int LeapOffset(int eleventh)
    {
        var k = Lunation(eleventh);
        var offset = 1;
        while (SunSector(NewMoon(k + offset)) != SunSector(NewMoon(k + offset + 1)))
        {
            offset++;
        }

        return offset;
    }

    /// <summary>Number of the lunation since 1900 that begins on the day.</summary>
    private static int Lunation(int julian) => (int)Math.Floor((julian - 2415021.076998695) / SynodicMonth + 0.5);

    /// <summary>Julian day, in Viet Nam, of a new moon.</summary>
    private static int NewMoon(int k)
    {
        var t = k / 1236.85;
        var (t2, t3) = (t * t, t * t * t);
        var mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3 + 0.00033 * Math.Sin((166.56 + 132.87 * t - 0.009173 * t2) * Radians);
        var sun = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * Radians;
        var moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * Radians;
        var node = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * Radians;
        var correction = (0.1734 - 0.000393 * t) * Math.Sin(sun) + 0.0021 * Math.Sin(2 * sun) - 0.4068 * Math.Sin(moon) + 0.0161 * Math.Sin(2 * moon) - 0.0004 * Math.Sin(3 * moon)
            + 0.0104 * Math.Sin(2 * node) - 0.0051 * Math.Sin(sun + moon) - 0.0074 * Math.Sin(sun - moon) + 0.0004 * Math.Sin(2 * node + sun) - 0.0004 * Math.Sin(2 * node - sun)
            - 0.0006 * Math.Sin(2 * node + moon) + 0.0010 * Math.Sin(2 * node - moon) + 0.0005 * Math.Sin(2 * moon + sun);
        var dynamicalTime = -0.000278 + 0.000265 * t + 0.000262 * t2;
        return (int)Math.Floor(mean + correction - dynamicalTime + 0.5 + HoursEast / 24);
    }

    /// <summary>In which twelfth of its way, from the spring equinox on, the sun stands as the day begins in Viet Nam.</summary>
    private static int SunSector(int julian)
    {
        var t = (julian - 2451545.5 - HoursEast / 24) / 36525;
        var t2 = t * t;
        var anomaly = (357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2) * Radians;
        var mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2;
        var centre = (1.914600 - 0.004817 * t - 0.000014 * t2) * Math.Sin(anomaly) + (0.019993 - 0.000101 * t) * Math.Sin(2 * anomaly) + 0.000290 * Math.Sin(3 * anomaly);
        var longitude = (mean + centre) % 360;
        return (int)((longitude < 0 ? longitude + 360 : longitude) / 30);
    }

    private static int ToJulian(DateOnly day) => day.DayNumber + JulianOfDayOne;

    private static DateOnly FromJulian(int julian) => DateOnly.FromDayNumber(julian - JulianOfDayOne);
}
