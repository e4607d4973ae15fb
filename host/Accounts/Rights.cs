using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Accounts;

/// <summary>Reads the person's rights anew in each request: who is disabled or loses a role is out with the next click.</summary>
internal sealed class RightsMiddleware(RequestDelegate next)
{
    public const string SessionClaim = "sid";

    public async Task InvokeAsync(HttpContext context, CurrentActor current, ActorReader reader)
    {
        if (context.User.Identity?.IsAuthenticated == true && !IsStaticAsset(context))
        {
            if (await reader.ReadAsync(context.User, context.RequestAborted) is { } actor)
            {
                current.Actor = actor;
            }
            else
            {
                await context.SignOutAsync(IdentityConstants.ApplicationScheme);
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
        }

        await next(context);
    }

    // A page brings a dozen of them, and none asks who reads it.
    private static bool IsStaticAsset(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
}

/// <summary>From the sign-in cookie to the actor, by way of the database.</summary>
internal sealed class ActorReader(HostDb db, IDirectory directory, TimeProvider clock) : IScoped
{
    private const string Stamp = "AspNet.Identity.SecurityStamp";

    public async Task<Actor?> ReadAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        var id = Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var parsed) ? parsed : Guid.Empty;
        var stamp = user.FindFirstValue(Stamp);
        var session = Guid.TryParse(user.FindFirstValue(RightsMiddleware.SessionClaim), out var sid) ? sid : Guid.Empty;
        return await ReadAsync(a => a.Id == id && a.SecurityStamp == stamp, session, ct);
    }

    /// <summary>The actor of an account that is not disabled, as if signed in.</summary>
    public async Task<Actor?> ReadAsync(System.Linq.Expressions.Expression<Func<Account, bool>> which, Guid session, CancellationToken ct)
    {
        var today = clock.Today();
        var row = await db.Users.Where(which).Where(a => !a.IsDisabled)
            .Select(a => new
            {
                a.Id,
                a.Name,
                a.UnitId,
                a.ProducerId,
                IsCommuneOrEnded = db.Units.Any(u => u.Id == a.UnitId && (u.Kind == UnitKind.Commune || u.Until <= today)),
            }).AsNoTracking().SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var roles = from link in db.UserRoles where link.UserId == row.Id join role in db.Roles on link.RoleId equals role.Id select new { role.Id, role.Name };
        var rights = await (from role in roles join p in db.RolePermissions on role.Id equals p.RoleId into held from p in held.DefaultIfEmpty() select new { role.Name, Permission = p == null ? null : p.Permission }).ToListAsync(ct);
        // An office that exists needs no look at the mergers: most requests are theirs.
        var (unit, only) = row.IsCommuneOrEnded ? ActingFor.Of(await directory.UnitsAsync(ct), row.UnitId!.Value, today) : (row.UnitId, null);
        return new Actor(row.Id, row.Name, session, rights.Where(r => r.Permission is not null).Select(r => r.Permission!), rights.Select(r => r.Name!), unit, only, row.ProducerId);
    }
}

/// <summary>For whom a person acts: where a unit was merged its successor, from the day on, without anything being moved at midnight.</summary>
internal static class ActingFor
{
    /// <returns>The unit, and for a commune those whose records are its own.</returns>
    public static (Guid? Unit, IReadOnlyCollection<Guid>? Only) Of(IReadOnlyCollection<UnitCard> units, Guid unit, DateOnly today) =>
        units.SuccessorOn(unit, today) is not { } heir ? (unit, null) : (heir.Id, heir.Kind == UnitKind.Commune ? units.WithMergedOn(heir.Id, today) : null);
}

/// <summary>All who may sign in, as they would act: to choose among them by right and scope.</summary>
internal sealed class ActorList(HostDb db, IDirectory directory, TimeProvider clock) : IScoped
{
    public async Task<IReadOnlyList<Actor>> AllAsync(CancellationToken ct)
    {
        var (units, today) = (await directory.UnitsAsync(ct), clock.Today());
        var acting = units.ToDictionary(u => u.Id, u => ActingFor.Of(units, u.Id, today));
        var roles = (await (from link in db.UserRoles join role in db.Roles on link.RoleId equals role.Id select new { link.UserId, link.RoleId, role.Name }).ToListAsync(ct)).ToLookup(r => r.UserId);
        var rights = (await db.RolePermissions.AsNoTracking().ToListAsync(ct)).ToLookup(r => r.RoleId, r => r.Permission);
        var people = await db.Users.AsNoTracking().Where(a => !a.IsDisabled).Select(a => new { a.Id, a.Name, a.UnitId, a.ProducerId }).ToListAsync(ct);
        return [.. from person in people
            let unit = person.UnitId is { } id ? acting[id] : (null, null)
            select new Actor(person.Id, person.Name, Guid.Empty, roles[person.Id].SelectMany(r => rights[r.RoleId]), roles[person.Id].Select(r => r.Name!), unit.Unit, unit.Only, person.ProducerId)];
    }
}

/// <summary>The right of a policy.</summary>
internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

internal sealed class PermissionHandler(CurrentActor current) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (current.Actor.IsSignedIn && current.Actor.Can(requirement.Permission))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
