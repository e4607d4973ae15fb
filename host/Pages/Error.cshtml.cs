using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace OcopModular.Host.Pages;

/// <summary>Says in the user's words what went wrong, and a number under which the log tells more.</summary>
[AllowAnonymous]
internal sealed class ErrorModel : PageModel
{
    private static readonly int[] Known = [400, 403, 404, 409, 413, 500];

    public int Code { get; private set; }

    public void OnGet(int code)
    {
        Code = Known.Contains(code) ? code : code >= 500 ? 500 : 400;
        Response.StatusCode = code is >= 400 and < 600 ? code : Code;
    }
}
