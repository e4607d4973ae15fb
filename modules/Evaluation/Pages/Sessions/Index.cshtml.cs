using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Pages.Sessions;

/// <summary>Phiên họp Hội đồng of all rounds that one sees.</summary>
[Authorize(Can.ReadRounds)]
internal sealed class IndexModel(EvaluationDb db, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public SessionFilter Filter { get; set; } = new();

    public ListView<Row> List { get; private set; } = null!;

    private IQueryable<Session> Visible => db.Sessions.VisibleTo(current.Actor, db);

    private ListPlan<Row, Row> Plan => new ListPlan<Row, Row>("Sessions", texts, r => r, "-held", r => r.Id)
        .Column("held", "Session.HeldOn", r => r.HeldOn, r => r.HeldOn)
        .Column("place", "Session.Place", r => r.Place)
        .Column("round", "Round.One", r => texts["Round.Name", r.Round, r.Year].Value, r => r.Year, r => r.Round)
        .Column("products", "Round.Candidates", r => r.Products)
        .Column("state", "Status", r => texts[$"SessionState.{r.State}"].Value);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var years = await db.Rounds.Where(r => Visible.Any(s => s.RoundId == r.Id)).Select(r => r.Year).Distinct().ToListAsync(ct);
        List = await Plan.ReadAsync(await FoundAsync(ct), Filter,
        [
            new("state", texts["Status"], [.. Enum.GetValues<SessionState>().Select(s => new SelectListItem(texts[$"SessionState.{s}"], $"{s}", s == Filter.State))]),
            new("year", texts["Results.Year"], [.. years.Union(Filter.Year is { } asked ? [asked] : []).OrderDescending().Select(y => new SelectListItem($"{y}", $"{y}", y == Filter.Year))]),
        ], ct);
    }

    public async Task<FileStreamResult> OnGetExcelAsync(CancellationToken ct) => await this.ExcelAsync(Plan, await FoundAsync(ct), Filter, ct);

    /// <summary>In memory: a year has a handful, and a place is looked for without diacritics.</summary>
    private async Task<IQueryable<Row>> FoundAsync(CancellationToken ct)
    {
        var rows = await (
            from session in Filter.Of(Visible, db)
            join round in db.Rounds on session.RoundId equals round.Id
            select new Row(session.Id, session.HeldOn, session.Place, round.Number, round.Year, db.Candidates.Count(c => c.SessionId == session.Id), session.State)).ToListAsync(ct);
        return rows.AsQueryable().WithWords(r => r.Search, Filter.Q);
    }

    internal sealed record Row(Guid Id, DateOnly HeldOn, string Place, int Round, int Year, int Products, SessionState State) : IRow
    {
        public string Search => SearchText.Of(Place, HeldOn.Show());
    }
}
