using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Figures;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Figures;

/// <summary>Số liệu: the district at a glance. Every number opens the list that it counts.</summary>
[Authorize(HostCan.Figures)]
internal sealed class IndexModel(FigureBook book, CommuneTables tables, WorkingYear year, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>The group whose columns the table shows; the main figures of all where none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Group { get; set; }

    public int Year => year.Value;

    public IReadOnlyList<FigureCard> All { get; private set; } = [];

    public CommuneTable Table { get; private set; } = new([], [], []);

    /// <summary>Groups with their cards, in the order of the modules.</summary>
    public IEnumerable<IGrouping<string, FigureCard>> Groups => All.Where(c => c.Figure.By is null or Figure.Commune).GroupBy(c => c.Figure.Group);

    /// <summary>What is told apart otherwise than by commune.</summary>
    public IEnumerable<FigureCard> Charts => All.Where(c => c.Parts.Count > 1 && c.Figure.By is not null && !c.IsByCommune);

    public async Task OnGetAsync(CancellationToken ct)
    {
        All = await book.ReadAsync(_ => true, ct);
        Group = Groups.Any(g => g.Key == Group && g.Any(c => c.IsByCommune)) ? Group : null;
        Table = await tables.OfAsync([.. All.Where(c => Group is null ? c.Figure.IsMain : c.Figure.Group == Group)], ct);
    }

    /// <summary>Who sees one commune alone has read it above.</summary>
    public bool HasCommunes => Table.Without.Count > 0 || All.Where(c => c.IsByCommune).SelectMany(c => c.Parts).Select(p => p.Key).Distinct().Count() > 1;

    /// <summary>All figures, whatever the table shows: the sum, the year before, then each commune.</summary>
    public async Task<FileStreamResult> OnGetExcelAsync([FromServices] IExcel excel, CancellationToken ct)
    {
        var cards = await book.ReadAsync(_ => true, ct);
        var table = await tables.OfAsync(cards, ct);
        var communes = table.Rows.Concat(table.Without).ToList();
        List<string> headings = [texts["Figures.Of"], texts["Figures.Figure"], texts["Figures.Unit"], texts["Figures.Total"], texts["Figures.Before", Year - 1], .. communes.Select(r => r.Name)];
        var rows = cards.Where(c => c.Figure.By is null or Figure.Commune).Select(c => Row(c, communes));
        return await excel.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"figures-{Year}"), Distinct(headings), rows.ToAsyncEnumerable(), ct);
    }

    private static IReadOnlyList<object?> Row(FigureCard card, List<CommuneRow> communes) =>
        [card.Group, card.Text, card.Unit, card.Value, card.Before?.Value, .. communes.Select(r => card.IsByCommune ? card.In(r.Key) : (object?)null)];

    /// <summary>Two communes may bear one name, before and after a merger: a sheet has each heading once.</summary>
    private static List<ListHeading> Distinct(IEnumerable<string> headings)
    {
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        var distinct = new List<ListHeading>();
        foreach (var heading in headings)
        {
            taken[heading] = taken.GetValueOrDefault(heading) + 1;
            distinct.Add(new ListHeading("", taken[heading] == 1 ? heading : $"{heading} ({taken[heading]})"));
        }

        return distinct;
    }
}
