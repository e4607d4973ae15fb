using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Files;

/// <summary>The part of tus 1.0 (core, creation, termination) that our pages use to send files over lines that break.</summary>
internal static class UploadEndpoints
{
    private const string Offset = "Upload-Offset";
    private const string PartType = "application/offset+octet-stream";

    public static void MapUploads(this WebApplication app)
    {
        app.MapPost("Uploads", BeginAsync).Guarded();
        app.MapMethods("Uploads/{id:guid}", ["HEAD"], WhereAsync).Guarded();
        app.MapPatch("Uploads/{id:guid}", AppendAsync).Guarded();
        app.MapDelete("Uploads/{id:guid}", DropAsync).Guarded();
    }

    private static void Guarded(this RouteHandlerBuilder endpoint) => endpoint.RequireAuthorization(HostCan.Upload).AddEndpointFilter(CheckAsync);

    /// <summary>What changes something carries the token of the page from which it came.</summary>
    private static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        context.Response.Headers["Tus-Resumable"] = "1.0.0";
        context.Response.Headers.CacheControl = "no-store";
        return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context) ? await next(call) : Results.Text("", statusCode: StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> BeginAsync(HttpContext context, Uploads uploads, IStringLocalizer<OcopModular.Texts> texts)
    {
        if (!long.TryParse(context.Request.Headers["Upload-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return Results.Text("", statusCode: StatusCodes.Status400BadRequest);
        }

        var (upload, outcome) = await uploads.BeginAsync(length, NameIn(context.Request.Headers["Upload-Metadata"].ToString()), context.RequestAborted);
        if (upload is null)
        {
            var status = outcome.Reason switch { "Upload.TooManyOpen" => StatusCodes.Status429TooManyRequests, "File.TooLarge" => StatusCodes.Status413PayloadTooLarge, _ => StatusCodes.Status400BadRequest };
            return Results.Text(texts.Say(outcome), statusCode: status);
        }

        return Results.Created($"/Uploads/{upload.Id}", null);
    }

    private static async Task<IResult> WhereAsync(Guid id, HttpContext context, Uploads uploads)
    {
        if (await uploads.FindAsync(id, context.RequestAborted) is not { } upload)
        {
            return Results.NotFound();
        }

        Tell(context, upload);
        context.Response.Headers["Upload-Length"] = upload.Length.ToString(CultureInfo.InvariantCulture);
        return Results.Ok();
    }

    private static async Task<IResult> AppendAsync(Guid id, HttpContext context, Uploads uploads, IStringLocalizer<OcopModular.Texts> texts, ILogger<Uploads> log)
    {
        if (await uploads.FindAsync(id, context.RequestAborted) is not { } upload)
        {
            return Results.NotFound();
        }

        if (context.Request.ContentType != PartType || !long.TryParse(context.Request.Headers[Offset], NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
        {
            return Results.Text("", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return Answer(context, upload, await uploads.AppendAsync(upload, offset, context.Request.Body, context.RequestAborted));
        }
        catch (Exception fault) when (StoreFault.Is(fault))
        {
            log.LogError(fault, "An upload could not be written");
            return Results.Text(texts.Say(Outcome.Refuse("File.StoreRefuses")), statusCode: StatusCodes.Status507InsufficientStorage);
        }
    }

    private static async Task<IResult> DropAsync(Guid id, HttpContext context, Uploads uploads)
    {
        if (await uploads.FindAsync(id, context.RequestAborted) is null)
        {
            return Results.NotFound();
        }

        await uploads.DropAsync(id, context.RequestAborted);
        return Results.NoContent();
    }

    private static IResult Answer(HttpContext context, FileUpload upload, Appended appended)
    {
        switch (appended)
        {
            case Appended.Done:
                Tell(context, upload);
                return Results.NoContent();
            case Appended.Busy:
                return Results.Text("", statusCode: StatusCodes.Status423Locked);
            case Appended.WrongOffset:
                return Results.Text("", statusCode: StatusCodes.Status409Conflict);
            default:
                return Results.Text("", statusCode: StatusCodes.Status413PayloadTooLarge);
        }
    }

    private static void Tell(HttpContext context, FileUpload upload) => context.Response.Headers[Offset] = upload.Offset.ToString(CultureInfo.InvariantCulture);

    /// <summary>The name is cleaned when the file is kept; here it only travels along.</summary>
    private static string NameIn(string metadata)
    {
        var pair = metadata.Split(',', StringSplitOptions.TrimEntries).Select(p => p.Split(' ', 2)).FirstOrDefault(p => p is ["filename", _]);
        var bytes = new byte[metadata.Length];
        return pair is not null && Convert.TryFromBase64String(pair[1], bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }
}
