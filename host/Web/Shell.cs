using System.Globalization;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;

namespace OcopModular.Host.Web;

/// <summary>What stands around every page: navigation, counts, the person, the year.</summary>
internal sealed class Shell(IEnumerable<MenuItem> items, IStringLocalizerFactory texts, DutyList duties, CurrentActor current, WorkingYear year, AppClock clock) : IScoped
{
    public const string LanguageCookie = "ocop-language";
    public const string ThemeCookie = "ocop-theme";
    public const string YearCookie = "ocop-year";
    private const int YearsBack = 4;
    private static readonly string[] Groups = ["Menu.Work", "Menu.Year", "Menu.Admin"];

    public Actor Actor => current.Actor;

    public AppClock Clock => clock;

    public int Year => year.Value;

    public IReadOnlyList<int> Years => [.. Enumerable.Range(clock.Today().Year - YearsBack, YearsBack + 2).Append(year.Value).Distinct().OrderDescending()];

    /// <summary>The language that the switch offers.</summary>
    public static string OtherLanguage => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "vi" : "en";

    /// <summary>The groups of the navigation, with the entry marked to which the page belongs.</summary>
    public IReadOnlyList<(string Group, IReadOnlyList<(MenuItem Item, string Text, bool IsHere)> Items)> Menu(PathString path)
    {
        var open = items.Where(i => current.Actor.Can(i.Permission)).OrderBy(i => i.Order).ToList();
        var here = open.Where(i => path.StartsWithSegments(i.Url, StringComparison.OrdinalIgnoreCase)).MaxBy(i => i.Url.Length);
        return [.. from name in Groups.Union(open.Select(i => i.Group))
                   let inGroup = open.Where(i => i.Group == name).Select(i => (i, texts.TextsOf(i.Texts)[i.Text].Value, i == here)).ToList()
                   where inGroup.Count > 0
                   select (name, (IReadOnlyList<(MenuItem, string, bool)>)inGroup)];
    }

    /// <summary>How many things wait, and whether one of them is late.</summary>
    public async Task<(int Count, bool IsLate)> WaitingAsync(CancellationToken ct)
    {
        var all = await duties.CardsAsync(ct);
        return (all.Count, all.Any(c => c.Urgency == Urgency.Late));
    }

    /// <summary>First letters of the first and the last part of a name.</summary>
    public static string Initials(string name)
    {
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? "" : string.Concat(new[] { parts[0][0], parts[^1][0] }.Take(Math.Min(2, parts.Length)).Select(char.ToUpperInvariant));
    }
}
