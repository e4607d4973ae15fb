using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace OcopModular.Kernel.Ui;

/// <summary>What every page answers in the same way.</summary>
public static class PageModelExtensions
{
    /// <summary>Key of the notice that the next page shows.</summary>
    public const string Toast = "Toast";

    /// <summary>Shows the page again with the reason of the refusal, at the field where one is named.</summary>
    public static IActionResult Refuse(this PageModel page, Outcome outcome, IStringLocalizer texts, string? field = null)
    {
        page.ModelState.AddModelError(field ?? "", texts.Say(outcome));
        return page.Page();
    }

    /// <summary>Shows the page again: somebody changed the record after it was opened.</summary>
    /// <param name="text">What to do now; the common text sends the reader to the page as it stands.</param>
    public static IActionResult Stale(this PageModel page, IStringLocalizer texts, string text = "Stale")
    {
        page.ModelState.AddModelError("", texts[text]);
        page.Response.StatusCode = StatusCodes.Status409Conflict;
        return page.Page();
    }

    /// <summary>Keeps a short notice for the next page.</summary>
    public static void Say(this PageModel page, string text) => page.TempData[Toast] = text;

    /// <summary>The list as an Excel file: exactly what is filtered, in the order that is shown, all pages.</summary>
    public static Task<FileStreamResult> ExcelAsync<TRecord, TRow>(this PageModel page, ListPlan<TRecord, TRow> plan, IQueryable<TRecord> rows, ListQuery query, CancellationToken ct) =>
        plan.ExcelAsync(page.HttpContext.RequestServices.GetRequiredService<IExcel>(), rows, query, ct);

    /// <summary>Back to the list, with how many an act on several was done for, and for which it was not and why.</summary>
    public static IActionResult SayDone(this PageModel page, IReadOnlyList<(string Name, Outcome Outcome)> each, IStringLocalizer texts)
    {
        var refused = each.Where(e => !e.Outcome.IsDone).Select(e => $"{e.Name}: {texts.Say(e.Outcome)}").ToList();
        page.Say(each.Count == 0 ? texts["List.NothingChosen"] : $"{texts["List.Done", each.Count - refused.Count].Value} {string.Join(" ", refused)}".TrimEnd());
        var query = page.Request.Query.Where(q => !q.Key.Equals("handler", StringComparison.OrdinalIgnoreCase));
        return page.LocalRedirect(page.Request.PathBase + page.Request.Path + QueryString.Create(query));
    }

    public static bool IsHtmx(this HttpRequest request) => request.Headers["HX-Request"] == "true";

    /// <summary>Serves a kept file, also in ranges: redrawn pictures and their thumbnails may be shown in place, everything else is a download.</summary>
    public static async Task<IActionResult> FileAsync(this PageModel page, IFileStore store, StoredFile file, bool thumbnail, CancellationToken ct)
    {
        if (await store.OpenAsync(file.Sha256, thumbnail, ct) is not { } content)
        {
            return page.NotFound();
        }

        page.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        page.Response.Headers.CacheControl = "private, no-cache";
        return new FileStreamResult(content, thumbnail ? "image/jpeg" : file.ContentType)
        {
            EntityTag = new EntityTagHeaderValue($"\"{(thumbnail ? "t" : "")}{file.Sha256}\""),
            FileDownloadName = file.IsPicture ? "" : file.Name,
            EnableRangeProcessing = true,
        };
    }
}
