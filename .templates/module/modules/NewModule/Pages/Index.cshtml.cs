using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.NewModule.Data;
using OcopModular.NewModule.Domain;

namespace OcopModular.NewModule.Pages;

[Authorize(Can.Read)]
internal sealed class IndexModel(NewModuleDb db, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public Filter Query { get; set; } = new();

    public ListView<Row> List { get; private set; } = null!;

    private IQueryable<NewRecord> Mine => db.Records.VisibleTo(current.Actor);

    private IQueryable<NewRecord> Found => Mine.WithWords(r => r.Search, Query.Q).Where(r => Query.Commune == null || r.CommuneId == Query.Commune);

    private ListPlan<NewRecord, Row> Plan => new ListPlan<NewRecord, Row>("NewModule", texts, r => new Row(r.Id, r.Number, r.Name, r.CommuneName), "-made", r => r.Id)
        .Order("made", r => r.MadeAt)
        .Column("name", "NewRecord.Name", r => r.Name, r => r.Search)
        .Column("number", "NewRecord.Number", r => r.Number, r => r.Number)
        .Column("commune", "NewRecord.Commune", r => r.Commune, r => r.CommuneName);

    public async Task OnGetAsync(CancellationToken ct)
    {
        List = await Plan.ReadAsync(Found, Query, await FiltersAsync(ct), ct);
        List.New = ("/NewModule/New", texts["NewModule.New"], Can.Edit);
    }

    public Task<FileStreamResult> OnGetExcelAsync(CancellationToken ct) => this.ExcelAsync(Plan, Found, Query, ct);

    private async Task<IReadOnlyList<ListFilter>> FiltersAsync(CancellationToken ct)
    {
        var communes = await Mine.Select(r => new { r.CommuneId, r.CommuneName }).Distinct().ToListAsync(ct);
        return communes.Count < 2 ? [] :
        [
            new("commune", texts["NewRecord.Commune"], [.. communes.OrderBy(c => c.CommuneName, VietnameseOrder.Comparer).Select(c => new SelectListItem(c.CommuneName, $"{c.CommuneId}", c.CommuneId == Query.Commune))]),
        ];
    }

    internal sealed class Filter : ListQuery
    {
        public Guid? Commune { get; set; }
    }

    internal sealed record Row(Guid Id, string? Number, string Name, string Commune);
}
