using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Pages;

[Authorize(Can.Read)]
internal sealed class IndexModel(DossiersDb db, IWorkCalendar calendar, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel
{
    private WorkDays? _days;

    [BindProperty(SupportsGet = true, Name = "")]
    public Filter Query { get; set; } = new();

    public PageOf<Row> List { get; private set; } = new([], 1, 1, 0);

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Years { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Sets { get; private set; } = [];

    public IEnumerable<SelectListItem> States => Enum.GetValues<DossierState>().Select(s => new SelectListItem(texts[$"DossierState.{s}"], s.ToString(), s == Query.State));

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<DossierKind>().Select(k => new SelectListItem(texts[$"DossierKind.{k}"], k.ToString(), k == Query.Kind));

    /// <summary>The day by which the standing body answers.</summary>
    public DateOnly? DueOf(Row row) => row is { State: DossierState.Forwarded, ForwardedAt: { } at } ? CheckDossier.DueFrom(at, _days!) : null;

    private IQueryable<Dossier> Mine => db.Dossiers.VisibleTo(current.Actor);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var rows = Sorted(Filtered(Mine).WithWords(d => d.Search, Query.Q)).Select(d => new Row(
            d.Id, d.Product.Name, d.Product.Producer.Name, d.CommuneName, d.Kind, d.State, d.Number, d.FiledOn, d.Set, d.Product.SetName, d.Year, d.ForwardedAt));
        List = await PageOf<Row>.FromAsync(rows, Query, ct);
        _days = await calendar.ReadAsync(ct);
        await LoadChoicesAsync(ct);
    }

    private IQueryable<Dossier> Filtered(IQueryable<Dossier> rows) => rows.Where(d =>
        (Query.State == null || d.State == Query.State) && (Query.Commune == null || d.CommuneId == Query.Commune)
        && (Query.Year == null || d.Year == Query.Year) && (Query.Set == null || d.Set == Query.Set) && (Query.Kind == null || d.Kind == Query.Kind));

    private IQueryable<Dossier> Sorted(IQueryable<Dossier> rows) => Query.Sort switch
    {
        "product" => rows.OrderBy(d => d.Search).ThenBy(d => d.Id),
        "-product" => rows.OrderByDescending(d => d.Search).ThenBy(d => d.Id),
        "number" => rows.OrderBy(d => d.FiledOn).ThenBy(d => d.Number).ThenBy(d => d.Id),
        "-number" => rows.OrderByDescending(d => d.FiledOn).ThenByDescending(d => d.Number).ThenBy(d => d.Id),
        "commune" => rows.OrderBy(d => d.CommuneName).ThenBy(d => d.Id),
        "-commune" => rows.OrderByDescending(d => d.CommuneName).ThenBy(d => d.Id),
        _ => rows.OrderByDescending(d => d.EditedAt).ThenBy(d => d.Id),
    };

    private async Task LoadChoicesAsync(CancellationToken ct)
    {
        var communes = await Mine.Select(d => new { d.CommuneId, d.CommuneName }).Distinct().ToListAsync(ct);
        Communes = [.. communes.OrderBy(c => c.CommuneName, VietnameseOrder.Comparer).Select(c => new SelectListItem(c.CommuneName, c.CommuneId.ToString(), c.CommuneId == Query.Commune))];
        var years = await Mine.Select(d => d.Year).Distinct().OrderDescending().ToListAsync(ct);
        Years = [.. years.Select(y => new SelectListItem(y.ToString(CultureInfo.InvariantCulture), y.ToString(CultureInfo.InvariantCulture), y == Query.Year))];
        var sets = await Mine.Select(d => new { d.Set, d.Product.SetName }).Distinct().OrderBy(s => s.Set).ToListAsync(ct);
        Sets = [.. sets.Select(s => new SelectListItem($"{s.Set} – {s.SetName}", s.Set.ToString(CultureInfo.InvariantCulture), s.Set == Query.Set))];
    }

    internal sealed class Filter : ListQuery
    {
        public DossierState? State { get; set; }

        public Guid? Commune { get; set; }

        public int? Year { get; set; }

        public int? Set { get; set; }

        public DossierKind? Kind { get; set; }

        public bool IsAny => State is not null || Commune is not null || Year is not null || Set is not null || Kind is not null || !string.IsNullOrWhiteSpace(Q);
    }

    internal sealed record Row(Guid Id, string Product, string Producer, string Commune, DossierKind Kind, DossierState State, string? Number, DateOnly? FiledOn, int Set, string SetName, int Year, DateTime? ForwardedAt);
}
