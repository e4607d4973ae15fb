using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Tests.Support;

/// <summary>A member of staff that a test put into the database.</summary>
internal sealed record Person(Guid Id, string UserName, string Name, Guid? Unit, Guid? Producer);

/// <summary>Units and staff, put into the database without the pages.</summary>
internal static class Seeds
{
    private static int _count;

    /// <summary>A commune (xã) unless said otherwise.</summary>
    public static async Task<Guid> UnitAsync(this App app, string name, UnitKind kind = UnitKind.Commune)
    {
        var unit = new Unit { Id = Guid.CreateVersion7(), Code = $"{Interlocked.Increment(ref _count):D5}", Name = name, Kind = kind, From = new DateOnly(2019, 1, 1) };
        await app.DoAsync<HostDb>(db =>
        {
            db.Add(unit);
            return db.SaveChangesAsync();
        });
        return unit.Id;
    }

    /// <summary>A person with one role.</summary>
    public static Task<Person> PersonAsync(this App app, string role, Guid? unit = null, Guid? producer = null) => app.PersonAsync([role], unit, producer);

    /// <summary>A person with these roles. Who belongs to a commune sees only its records.</summary>
    public static Task<Person> PersonAsync(this App app, IReadOnlyList<string> roles, Guid? unit = null, Guid? producer = null) => app.AskAsync<HostDb, Person>(async db =>
    {
        var number = Interlocked.Increment(ref _count);
        var userName = $"{string.Join('-', roles)}-{number}";
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            Name = $"Người thứ {number}",
            UnitId = unit,
            ProducerId = producer,
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
        };
        db.Add(account);
        foreach (var role in await db.Roles.Where(r => roles.Contains(r.Name!)).ToListAsync())
        {
            db.Add(new Microsoft.AspNetCore.Identity.IdentityUserRole<Guid> { UserId = account.Id, RoleId = role.Id });
        }

        await db.SaveChangesAsync();
        return new Person(account.Id, userName, account.Name, unit, producer);
    });

    /// <summary>A commune officer (cán bộ xã) of this commune.</summary>
    public static Task<Person> CommuneOfficerAsync(this App app, Guid commune) => app.PersonAsync(Role.CommuneOfficer, commune);

    /// <summary>Someone of the standing body (cơ quan thường trực), in an office of the district.</summary>
    public static async Task<Person> StandingBodyAsync(this App app) => await app.PersonAsync(Role.StandingBody, await app.UnitAsync("Phòng Nông nghiệp và PTNT", UnitKind.Office));
}
