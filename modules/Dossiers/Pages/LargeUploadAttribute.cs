using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using OcopModular.Dossiers.Domain;

namespace OcopModular.Dossiers.Pages;

/// <summary>Lets several files come in one post; one that is larger still is sent back to its page with the reason, before anything of it is read.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LargeUploadAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Most bytes of one post.</summary>
    public const long Most = AttachEvidence.Quota / 2;

    private const long Spare = 1024 * 1024;

    /// <summary>Before the check of the form's token, which reads the form.</summary>
    public int Order => 100;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (request.ContentLength > Most + Spare)
        {
            context.Result = new RedirectResult($"{request.Path}?tooLarge=true");
            return;
        }

        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = Most + Spare;
        }

        if (context.HttpContext.Features.Get<IFormFeature>() is not { Form: not null })
        {
            context.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = Most + Spare }));
        }
    }
}
