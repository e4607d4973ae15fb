using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Web;

/// <summary>Each posted form carries a key that is saved with its change: a double click or a repeated post answers what the first one did.</summary>
internal sealed class OnceFilter(HostDb db, PostedForm posted, CurrentActor current, WriteGate gate) : IAsyncPageFilter
{
    private const int Tries = 20;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method) || IsRepeatable(context))
        {
            await next();
            return;
        }

        if (!Guid.TryParse(context.HttpContext.Request.Form[Once.Field], out var key))
        {
            context.Result = new BadRequestResult();
            return;
        }

        if (await AnswerAsync(key, waits: false, context.HttpContext.RequestAborted) is { } earlier)
        {
            context.Result = earlier;
            return;
        }

        posted.Key = key;
        await HandleAsync(key, next, context.HttpContext.RequestAborted);
    }

    private static bool IsRepeatable(PageHandlerExecutingContext context) =>
        context.HandlerMethod?.MethodInfo.IsDefined(typeof(RepeatableAttribute), inherit: true) == true
        || context.HandlerInstance.GetType().IsDefined(typeof(RepeatableAttribute), inherit: true);

    private async Task HandleAsync(Guid key, PageHandlerExecutionDelegate next, CancellationToken ct)
    {
        var done = await next();
        if (done.Exception is DbUpdateException fault && SqliteOrPostgres.IsDuplicate(fault) && await AnswerAsync(key, waits: true, ct) is { } first)
        {
            done.ExceptionHandled = true;
            done.Result = first;
        }
        else if (done.Exception is null && !posted.IsSaved && await AnswerAsync(key, waits: true, ct) is { } other)
        {
            // The other half of a double click was quicker, and what was refused here is what it did.
            done.Result = other;
        }
        else if (done.Exception is null && posted.IsSaved && Location(done.Result, (PageModel)done.HandlerInstance) is { } location)
        {
            using var turn = await gate.EnterAsync(ct);
            await db.Set<Submission>().Where(s => s.Id == key).ExecuteUpdateAsync(s => s.SetProperty(x => x.Location, location), ct);
        }
    }

    private static string? Location(IActionResult? result, PageModel page) => result switch
    {
        RedirectToPageResult r => page.Url.Page(r.PageName, r.PageHandler, r.RouteValues, null, null, r.Fragment),
        LocalRedirectResult r => r.Url,
        RedirectResult r => r.Url,
        _ => null,
    };

    private async Task<IActionResult?> AnswerAsync(Guid key, bool waits, CancellationToken ct)
    {
        for (var i = 0; i < Tries; i++)
        {
            var earlier = await db.Set<Submission>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == key, ct);
            if (earlier is null)
            {
                return null;
            }

            if (earlier.ActorId != current.Actor.Id)
            {
                return new BadRequestResult();
            }

            if (earlier.Location is not null)
            {
                return new RedirectResult(earlier.Location);
            }

            // The first post has committed but not yet answered.
            await Task.Delay(50, ct);
        }

        return waits ? null : new RedirectResult("/");
    }
}
