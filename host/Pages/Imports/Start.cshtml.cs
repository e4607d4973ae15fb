using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Imports;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Imports;

/// <summary>The template, and the place to send it filled in. The page is open to who may send files, each import to who holds its right.</summary>
[Authorize(HostCan.Upload)]
internal sealed class StartModel(ImportCatalogue imports, ImportDesk desk, ImportTemplate template, IStringLocalizer<Texts> texts) : PageModel
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true, Name = "name")]
    public string Name { get; set; } = "";

    [BindProperty]
    public IFormFile? Sheet { get; set; }

    public IImport Import { get; private set; } = null!;

    public IReadOnlyList<ImportColumn> Columns { get; private set; } = [];

    /// <summary>An import that does not exist, or is not for this person, before anything is read.</summary>
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (imports.Find(Name) is not { } import)
        {
            context.Result = NotFound();
        }
        else if (!imports.May(import))
        {
            context.Result = Forbid();
        }
        else
        {
            Import = import;
            Columns = await import.ColumnsAsync(HttpContext.RequestAborted);
            await next();
        }
    }

    public FileContentResult OnGetTemplate() => File(template.Write(Columns), Excel, texts["Import.TemplateName", Import.Title] + ".xlsx");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Sheet is not { Length: > 0 })
        {
            return this.Refuse(Outcome.Refuse("Import.ChooseFile"), texts, nameof(Sheet));
        }

        await using var content = Sheet.OpenReadStream();
        var (outcome, id) = await desk.TakeAsync(Import, content, Sheet.FileName, ct);
        return outcome.IsDone ? Redirect($"/Imports/Run/{id}") : this.Refuse(outcome, texts, nameof(Sheet));
    }
}
