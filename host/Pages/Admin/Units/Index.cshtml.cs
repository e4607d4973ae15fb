using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Units;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Admin.Units;

/// <summary>Đơn vị, past, present and coming. A district has some dozens: they are read whole.</summary>
[Authorize(HostCan.ManageUnits)]
internal sealed class IndexModel(IDirectory directory, TimeProvider clock, IStringLocalizer<Texts> texts, IStringLocalizerFactory factory) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public Filter Query { get; set; } = new();

    public ListView<Row> List { get; private set; } = null!;

    private ListPlan<Row, Row> Plan => new ListPlan<Row, Row>("Units", texts, r => r, "kind", r => r.Id)
        .Column("name", "Unit.Name", r => r.Name, r => VietnameseOrder.Key(r.Name))
        .Column("code", "Unit.Code", r => r.Code, r => r.Code)
        .Column("kind", "Unit.Kind", r => factory.TextOf(r.Kind), r => r.Kind, r => VietnameseOrder.Key(r.Name), r => r.From)
        .Column("from", "Unit.From", r => r.From, r => r.From)
        .Column("last", "Unit.Last", r => r.Last, r => r.Last ?? DateOnly.MaxValue)
        .Column("into", "Unit.MergedInto", r => r.Into)
        .Column("state", "Unit.State", r => texts[$"UnitState.{r.State}"].Value);

    public async Task OnGetAsync(CancellationToken ct)
    {
        List = await Plan.ReadAsync(await FoundAsync(ct), Query,
        [
            new("kind", texts["Unit.Kind"], [.. Enum.GetValues<UnitKind>().Select(k => new SelectListItem(factory.TextOf(k), $"{k}", k == Query.Kind))]),
            new("on", texts["Units.On"], null, Request.Query["on"]),
        ], ct);
        List.New = ("/Admin/Units/Edit", texts["Units.New"], HostCan.ManageUnits);
        List.Acts = [new ListAct("Merge", texts["Units.Merge"], HostCan.ManageUnits)];
    }

    public async Task<FileStreamResult> OnGetExcelAsync(CancellationToken ct) => await this.ExcelAsync(Plan, await FoundAsync(ct), Query, ct);

    /// <summary>Takes the chosen to the page on which a merger is said; changes nothing.</summary>
    [Repeatable]
    public RedirectResult OnPostMerge(ListChoice choice) => Redirect("/Admin/Units/Merge" + QueryString.Create(choice.Chosen.Select(id => KeyValuePair.Create("Asked.Chosen", (string?)id.ToString()))));

    private async Task<IQueryable<Row>> FoundAsync(CancellationToken ct)
    {
        var (units, words, today) = (await directory.UnitsAsync(ct), SearchText.Words(Query.Q), clock.Today());
        var names = units.ToDictionary(u => u.Id, u => $"{u.Name} ({u.Code})");
        return !ModelState.IsValid ? Enumerable.Empty<Row>().AsQueryable() : units
            .Where(u => (Query.Kind is null || u.Kind == Query.Kind) && (Query.On is not { } day || u.ExistsOn(day)))
            .Where(u => words.All(SearchText.Of(u.Name, u.Code).Contains))
            .Select(u => new Row(u.Id, u.Name, u.Code, u.Kind, u.From, u.Until?.AddDays(-1), u.MergedInto is { } into ? names[into] : null, StateOf(u, today))).AsQueryable();
    }

    private static UnitState StateOf(UnitCard unit, DateOnly today) => unit.From > today ? UnitState.Coming : unit.Until <= today ? UnitState.Ended : unit.Until is null ? UnitState.Exists : UnitState.Ending;

    internal sealed class Filter : ListQuery
    {
        public UnitKind? Kind { get; set; }

        [Display(Name = "Units.On")]
        public DateOnly? On { get; set; }
    }

    internal sealed record Row(Guid Id, string Name, string Code, UnitKind Kind, DateOnly From, DateOnly? Last, string? Into, UnitState State) : IRow;
}

internal enum UnitState
{
    /// <summary>Đang có.</summary>
    [Tone(Tone.Ok)]
    Exists,

    /// <summary>Sắp hết.</summary>
    [Tone(Tone.Wait)]
    Ending,

    /// <summary>Sắp có.</summary>
    [Tone(Tone.Run)]
    Coming,

    /// <summary>Đã hết.</summary>
    [Tone(Tone.Plain)]
    Ended,
}
