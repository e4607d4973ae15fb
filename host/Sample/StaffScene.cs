using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Host.Web;
using OcopModular.Kernel;

namespace OcopModular.Host.Sample;

/// <summary>The real units of Phong Thổ district, and invented staff who enter without a password.</summary>
internal sealed class StaffScene(IServiceScopeFactory scopes, AppClock clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public async Task MakeAsync(CancellationToken ct)
    {
        clock.StandAt(new DateOnly(clock.Today().Year, 1, 2).StartUtc());
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        var units = AddUnits(db);
        await db.SaveChangesAsync(ct);
        await AddStaffAsync(db, units, ct);
        await db.SaveChangesAsync(ct);
    }

    private static Dictionary<string, Guid> AddUnits(HostDb db)
    {
        var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var row in Read<UnitRow>("units.json"))
        {
            ids[row.Key] = Guid.CreateVersion7();
            db.Add(new Unit { Id = ids[row.Key], Code = row.Code, Name = row.Name, Kind = row.Kind, From = row.From, Until = row.Until, MergedInto = row.MergedInto is null ? null : ids[row.MergedInto] });
        }

        return ids;
    }

    private static async Task AddStaffAsync(HostDb db, Dictionary<string, Guid> units, CancellationToken ct)
    {
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id, ct);
        foreach (var row in Read<StaffRow>("staff.json"))
        {
            var account = new Account
            {
                Id = Guid.CreateVersion7(),
                UserName = row.UserName,
                NormalizedUserName = row.UserName.ToUpperInvariant(),
                SecurityStamp = Guid.CreateVersion7().ToString("N"),
                Name = row.Name,
                Position = row.Position,
                UnitId = row.Unit is null ? null : units[row.Unit],
                IsSample = true,
            };
            db.Add(account);
            db.AddRange(row.Roles.Select(r => new Microsoft.AspNetCore.Identity.IdentityUserRole<Guid> { UserId = account.Id, RoleId = roles[r] }));
        }
    }

    private static T[] Read<T>(string name)
    {
        using var stream = typeof(StaffScene).Assembly.GetManifestResourceStream($"OcopModular.Host.Sample.{name}")!;
        return JsonSerializer.Deserialize<T[]>(stream, Json)!;
    }

    private sealed record UnitRow(string Key, string Code, string Name, UnitKind Kind, DateOnly From, DateOnly? Until, string? MergedInto);

    private sealed record StaffRow(string UserName, string Name, string Position, string? Unit, string[] Roles);
}
