using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OcopModular.Host.Accounts;
using OcopModular.Host.Figures;
using OcopModular.Host.Web;
using OcopModular.Kernel;

namespace OcopModular.Host.Pages;

/// <summary>Việc cần làm: what waits for the person across all modules.</summary>
[Authorize(HostCan.Enter)]
internal sealed class IndexModel(DutyList duties, FigureBook figures, CurrentActor current, WorkingYear year, TimeProvider clock) : PageModel
{
    public string Name => current.Actor.Name;

    public string Today { get; private set; } = "";

    public IReadOnlyList<Group> Groups { get; private set; } = [];

    public int Year => year.Value;

    /// <summary>The main figures of what the person may open.</summary>
    public IReadOnlyList<FigureCard> Figures { get; private set; } = [];

    /// <summary>Told apart: what is not counted by commune, and the first figure of the year that is.</summary>
    public IEnumerable<FigureCard> Charts => Figures.Where(c => c.Parts.Count > 1 && !c.IsByCommune).Take(1).Concat(Figures.Where(c => c.Parts.Count > 1 && c is { IsByCommune: true, Before: not null }).Take(1));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Figures = await figures.ReadAsync(f => f.IsMain, ct);
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
