using System.Globalization;
using OcopModular.Kernel;

namespace OcopModular.Host.Web;

/// <summary>Reads the working year from its cookie; without one it is the year of the clock.</summary>
internal static class YearOfRequest
{
    private const int Earliest = 2018;
    private const int Latest = 2100;

    public static WorkingYear Read(IServiceProvider services)
    {
        var kept = services.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request.Cookies[Shell.YearCookie];
        return new WorkingYear(IsYear(kept, out var year) ? year : services.GetRequiredService<TimeProvider>().Today().Year);
    }

    public static bool IsYear(string? text, out int year) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is >= Earliest and <= Latest;
}
