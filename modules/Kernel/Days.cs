namespace OcopModular.Kernel;

/// <summary>Instants are kept in UTC and read in Viet Nam (Asia/Ho_Chi_Minh).</summary>
public static class Days
{
    public static TimeZoneInfo Vietnam { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(InVietnam(clock.GetUtcNow().UtcDateTime));

    public static DateTime UtcNow(this TimeProvider clock) => clock.GetUtcNow().UtcDateTime;

    public static DateTime InVietnam(this DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Vietnam);

    /// <summary>The instant at which a day begins in Viet Nam.</summary>
    public static DateTime StartUtc(this DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Vietnam);

    /// <summary>dd/MM/yyyy, as offices write it.</summary>
    public static string Show(this DateOnly day) => day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>ngày 05 tháng 11 năm 2024: days below 10 and the months 1 and 2 with a zero before (30/2020/NĐ-CP, phụ lục I).</summary>
    public static string Written(this DateOnly day) => $"ngày {day.Day:00} tháng {(day.Month < 3 ? $"0{day.Month}" : $"{day.Month}")} năm {day.Year}";

    /// <summary>dd/MM/yyyy HH:mm in Viet Nam.</summary>
    public static string ShowTime(this DateTime utc) => utc.InVietnam().ToString("dd/MM/yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
