using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Host.Imports;
using OcopModular.Host.Web;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Imports;

/// <summary>One sent list: its columns, its bad cells, what it would do, how far it is, what it did. Anybody else's does not exist.</summary>
[Authorize(HostCan.Upload)]
internal sealed class RunModel(HostDb db, ImportDesk desk, RunParts parts, ImportProgress progress, IStringLocalizer<Texts> texts) : PageModel
{
    private const int FaultsOfPage = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ImportRun Run { get; private set; } = null!;

    public IImport Import { get; private set; } = null!;

    public SheetContent Sheet { get; private set; } = null!;

    public IReadOnlyList<ImportColumn> Columns { get; private set; } = [];

    public PageOf<ImportFault> Faults { get; private set; } = new([], 1, 1, 0);

    public int Saved => progress[Id];

    public IEnumerable<string> Ignored => Sheet.Headings.Where(h => !Sheet.Map.Values.Contains(h.Column)).Select(h => h.Text);

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var ct = HttpContext.RequestAborted;
        if (await desk.Mine.SingleOrDefaultAsync(r => r.Id == Id, ct) is not { } run || parts.Find(run) is not { } import)
        {
            context.Result = NotFound();
            return;
        }

        (Run, Import, Columns) = (run, import, await import.ColumnsAsync(ct));
        Sheet = (await db.ImportSheets.AsNoTracking().SingleAsync(s => s.Id == Id, ct)).Read();
        await next();
    }

    public void OnGet([FromQuery(Name = "page")] int number = 1)
    {
        var page = Math.Clamp(number, 1, Math.Max(1, (Sheet.Faults.Count + FaultsOfPage - 1) / FaultsOfPage));
        Faults = new PageOf<ImportFault>([.. Sheet.Faults.Skip((page - 1) * FaultsOfPage).Take(FaultsOfPage)], page, FaultsOfPage, Sheet.Faults.Count);
    }

    /// <summary>The part of the page that follows the work; at its end the page is asked for anew.</summary>
    public IActionResult OnGetProgress()
    {
        if (Run.State != ImportState.Saving)
        {
            Response.Headers["HX-Refresh"] = "true";
        }

        return Partial("_Progress", this);
    }

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken ct) =>
        await parts.WithFaultsAsync(Run, Columns, Sheet, ct) is { } file ? file : NotFound();

    public async Task<IActionResult> OnPostMapAsync(CancellationToken ct)
    {
        var chosen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in Columns)
        {
            if (int.TryParse(Request.Form[$"Map.{column.Name}"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && Sheet.Headings.Any(h => h.Column == at))
            {
                chosen[column.Name] = at;
            }
        }

        return Answer(await desk.MapAsync(Run, Import, chosen, ct));
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken ct)
    {
        var outcome = parts.May(Import) ? await desk.ConfirmAsync(Run, ct) : Outcome.Refuse("Import.MayNoMore");
        progress.Wake();
        return Answer(outcome);
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken ct)
    {
        await desk.DropAsync(Run, ct);
        return Redirect("/Imports");
    }

    private IActionResult Answer(Outcome outcome)
    {
        if (outcome.IsDone)
        {
            return Redirect($"/Imports/Run/{Id}");
        }

        OnGet();
        return this.Refuse(outcome, texts);
    }
}
