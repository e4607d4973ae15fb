using System.Globalization;
using Microsoft.Extensions.Localization;

namespace OcopModular.Host.Jobs;

/// <summary>A schedule in the reader's words; one that has none is shown as it is written.</summary>
internal static class ScheduleWords
{
    public static string Of(string cron, IStringLocalizer texts) => cron.Split(' ') switch
    {
        [_, "*", "*", "*", "*", "?"] => texts["Jobs.EachMinute"],
        [_, var minute, "*", "*", "*", "?"] when int.TryParse(minute, CultureInfo.InvariantCulture, out var m) => texts["Jobs.Hourly", m],
        [_, var step, "*", "*", "*", "?"] when step.Split('/') is [_, var n] => texts["Jobs.Minutes", n],
        [_, var minute, var hour, "*", "*", "?"] when TimeOnly.TryParseExact($"{hour}:{minute}", "H:m", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) => texts["Jobs.Daily", at.ToString("HH:mm", CultureInfo.InvariantCulture)],
        _ => cron,
    };
}
