using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Pages.Results;

/// <summary>Kết quả đánh giá: what closed sessions came to, without points.</summary>
[Authorize(Can.ReadCertificates)]
internal sealed class IndexModel(EvaluationDb db, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel
{
    private const int MostStars = 5;

    [BindProperty(SupportsGet = true, Name = "")]
    public ResultFilter Filter { get; set; } = new();

    public ListView<Row> List { get; private set; } = null!;

    public bool OpensProducts => current.Actor.Can("dossiers.read");

    private IQueryable<ResultRecord> Visible => db.ResultsFor(current.Actor);

    private IQueryable<ResultRecord> Found => Filter.Of(Visible, db);

    private ListPlan<ResultRecord, Row> Plan => new ListPlan<ResultRecord, Row>(
            "Results", texts, r => new Row(
                r.Candidate.ProductId, r.Candidate.ProductName, r.Candidate.ProducerName, r.Candidate.CommuneName, r.Round.Number, r.Round.Year, r.Result.Stars,
                db.Sessions.Where(s => s.Id == r.Result.SessionId).Select(s => s.HeldOn).First(),
                db.Verdicts.Where(v => v.CandidateId == r.Candidate.Id).Select(v => (Award?)v.Award).FirstOrDefault()), "-held", r => r.Result.Id)
        .Order("held", r => r.Result.At)
        .Column("product", "Certificate.Product", r => r.Product, r => r.Candidate.Search)
        .ExcelOnly("Certificate.Producer", r => r.Producer)
        .Column("commune", "Certificate.Commune", r => r.Commune, r => r.Candidate.CommuneName)
        .Column("round", "Round.One", r => texts["Round.Name", r.Round, r.Year].Value, r => r.Round.Year, r => r.Round.Number)
        .Column("day", "Session.HeldOn", r => r.HeldOn)
        .Column("stars", "Certificate.Stars", r => r.Stars, r => r.Result.Stars)
        .Column("award", "Results.Award", r => r.Award is { } award ? texts[$"Award.{award}"].Value : texts["Certificate.NoDecisionYet"].Value);

    public async Task OnGetAsync(CancellationToken ct) => List = await Plan.ReadAsync(Found, Filter, await FiltersAsync(ct), ct);

    public Task<FileStreamResult> OnGetExcelAsync(CancellationToken ct) => this.ExcelAsync(Plan, Found, Filter, ct);

    private async Task<IReadOnlyList<ListFilter>> FiltersAsync(CancellationToken ct)
    {
        var communes = await Visible.Select(r => new { r.Candidate.CommuneId, r.Candidate.CommuneName }).Distinct().ToListAsync(ct);
        var years = await Visible.Select(r => r.Round.Year).Distinct().ToListAsync(ct);
        return
        [
            new("stars", texts["Certificate.Stars"], [.. Enumerable.Range(1, MostStars).Select(s => new SelectListItem(texts["Stars", s], $"{s}", s == Filter.Stars))]),
            new("award", texts["Results.Award"], [.. Enum.GetValues<Award>().Select(a => new SelectListItem(texts[$"Award.{a}"], $"{a}", a == Filter.Award))]),
            new("commune", texts["Certificate.Commune"], [.. communes.OrderBy(c => c.CommuneName, VietnameseOrder.Comparer).Select(c => new SelectListItem(c.CommuneName, $"{c.CommuneId}", c.CommuneId == Filter.Commune))]),
            new("year", texts["Results.Year"], [.. years.Union(Filter.Year is { } asked ? [asked] : []).OrderDescending().Select(y => new SelectListItem($"{y}", $"{y}", y == Filter.Year))]),
        ];
    }

    internal sealed record Row(Guid ProductId, string Product, string Producer, string Commune, int Round, int Year, int? Stars, DateOnly HeldOn, Award? Award);
}
