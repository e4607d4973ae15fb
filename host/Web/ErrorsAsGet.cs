using Microsoft.AspNetCore.Diagnostics;

namespace OcopModular.Host.Web;

/// <summary>The page that explains an error is read, whatever the request was that failed.</summary>
internal sealed class ErrorsAsGet(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }
}
