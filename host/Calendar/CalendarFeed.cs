using System.Security.Cryptography;
using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Kernel;

namespace OcopModular.Host.Calendar;

/// <summary>The personal calendar for a telephone or desk calendar (RFC 5545): titles and links, nothing of people or points.</summary>
internal static class CalendarFeed
{
    private const int DaysBack = 60;
    private const int YearsAhead = 4;

    public static void MapCalendarFeed(this WebApplication app) => app.MapGet("Calendar/{secret}.ics", ReadAsync).AllowAnonymous();

    private static async Task<IResult> ReadAsync(string secret, HttpContext context, CalendarLinks links, CurrentActor current, TimeProvider clock)
    {
        var ct = context.RequestAborted;
        if (await links.WhoseAsync(secret, ct) is not { } actor || !actor.Can(HostCan.Enter))
        {
            return Results.NotFound();
        }

        current.Actor = actor;
        var services = context.RequestServices;
        var entries = await services.GetRequiredService<PersonCalendar>().ReadAsync(clock.Today().AddDays(-DaysBack), clock.Today().AddYears(YearsAhead), ct);
        var origin = services.GetRequiredService<IConfiguration>()["PublicAddress"] is { Length: > 0 } given ? given.TrimEnd('/') : $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
        context.Response.Headers.CacheControl = "private, no-store";
        return Results.Text(Write(entries, services.GetRequiredService<IStringLocalizer<Texts>>()["Brand.Name"], origin, clock.UtcNow()), "text/calendar", Encoding.UTF8);
    }

    private static string Write(IEnumerable<CalendarEntry> entries, string name, string origin, DateTime now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//OcopModular//Calendar//VI", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", name);
        foreach (var entry in entries)
        {
            calendar.Events.Add(new CalendarEvent
            {
                Uid = UidOf(entry),
                DtStamp = new CalDateTime(now, "UTC"),
                Start = new CalDateTime(entry.Day),
                Summary = entry.Text,
                Url = new Uri(origin + entry.Url),
            });
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    /// <summary>The same entry keeps its place in the reader's calendar from one reading to the next.</summary>
    private static string UidOf(CalendarEntry entry) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{entry.Day:yyyyMMdd}|{entry.Url}|{entry.Text}")))[..32] + "@ocopmodular";
}
