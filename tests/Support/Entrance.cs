using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Host.Accounts;

namespace OcopModular.Tests.Support;

/// <summary>A door that only the test host has: signs a person in with the product's own cookie, without the sign-in page.</summary>
internal sealed class Entrance : IStartupFilter
{
    public const string Path = "/__enter";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map(Path, door => door.Run(EnterAsync));
        next(app);
    };

    private static async Task EnterAsync(HttpContext context)
    {
        var signIn = context.RequestServices.GetRequiredService<SignInManager<Account>>();
        var account = await signIn.UserManager.FindByIdAsync(context.Request.Path.Value!.Trim('/'));
        if (account is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await signIn.SignInWithClaimsAsync(account, isPersistent: false, [new Claim(RightsMiddleware.SessionClaim, Guid.CreateVersion7().ToString())]);
    }
}
