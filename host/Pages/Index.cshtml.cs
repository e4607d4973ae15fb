using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OcopModular.Host.Accounts;
using OcopModular.Host.Web;
using OcopModular.Kernel;

namespace OcopModular.Host.Pages;

/// <summary>Việc cần làm: what waits for the person across all modules.</summary>
[Authorize(HostCan.Enter)]
internal sealed class IndexModel(DutyList duties, CurrentActor current, TimeProvider clock) : PageModel
{
    public string Name => current.Actor.Name;

    public string Today { get; private set; } = "";

    public IReadOnlyList<Group> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = clock.Today();
        Today = $"{CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName(today.DayOfWeek)}, {today.Show()}";
        Today = char.ToUpper(Today[0], CultureInfo.CurrentUICulture) + Today[1..];
        var all = await duties.CardsAsync(ct);
        Groups = [.. new[]
        {
            new Group("late", "alert-triangle", [.. all.Where(c => c.Urgency == Urgency.Late)]),
            new Group("near", "clock", [.. all.Where(c => c.Urgency == Urgency.Near)]),
            new Group("waiting", "inbox", [.. all.Where(c => c.Urgency == Urgency.Waiting)]),
        }.Where(g => g.Duties.Count > 0)];
    }

    internal sealed record Group(string Id, string Icon, IReadOnlyList<DutyCard> Duties)
    {
        public bool IsLate => Id == "late";
    }
}
