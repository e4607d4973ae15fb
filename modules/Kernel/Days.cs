namespace OcopModular.Kernel;

/// <summary>Instants are kept in UTC and read in Viet Nam (Asia/Ho_Chi_Minh).</summary>
public static class Days
{
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(InVietnam(clock.GetUtcNow().UtcDateTime));

    public static DateTime UtcNow(this TimeProvider clock) => clock.GetUtcNow().UtcDateTime;

    public static DateTime InVietnam(this DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Vietnam);

    /// <summary>The instant at which a day begins in Viet Nam.</summary>
    public static DateTime StartUtc(this DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Vietnam);

    /// <summary>dd/MM/yyyy, as offices write it.</summary>
    public static string Show(this DateOnly day) => day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>dd/MM/yyyy HH:mm in Viet Nam.</summary>
    public static string ShowTime(this DateTime utc) => utc.InVietnam().ToString("dd/MM/yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
