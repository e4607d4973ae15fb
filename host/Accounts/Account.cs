using Microsoft.AspNetCore.Identity;
using OcopModular.Kernel;

namespace OcopModular.Host.Accounts;

/// <summary>A person who may sign in (tài khoản).</summary>
internal sealed class Account : IdentityUser<Guid>, IRecord
{
    public string Name { get; set; } = "";

    /// <summary>Chức vụ.</summary>
    public string Position { get; set; } = "";

    public Guid? UnitId { get; set; }

    /// <summary>Set when the person acts for a producer (chủ thể) and sees nothing else.</summary>
    public Guid? ProducerId { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>Sample staff may enter with one click, in Development only.</summary>
    public bool IsSample { get; set; }

    [Personal]
    public override string? Email { get; set; }

    [Personal]
    public override string? NormalizedEmail { get; set; }

    [Personal]
    public override string? PhoneNumber { get; set; }

    [Personal]
    public override string? PasswordHash { get; set; }

    [Personal]
    public override string? SecurityStamp { get; set; }

    [Personal]
    public override string? ConcurrencyStamp { get; set; }
}

/// <summary>A role (vai trò); its name is one of <see cref="Role"/> or one that the administrator added.</summary>
internal sealed class AccountRole : IdentityRole<Guid>;

/// <summary>A right that a role holds.</summary>
internal sealed class RolePermission : IRecord
{
    public Guid RoleId { get; init; }

    public string Permission { get; init; } = "";

    Guid IRecord.Id => RoleId;
}

/// <summary>A right that was already handed out by default once: what the administrator took away does not come back.</summary>
internal sealed class KnownPermission
{
    public string Name { get; init; } = "";
}

/// <summary>A unit (đơn vị) with the time in which it exists.</summary>
internal sealed class Unit : IRecord, IVersioned
{
    public Guid Id { get; init; }

    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    public UnitKind Kind { get; set; }

    public DateOnly From { get; set; }

    /// <summary>First day on which it no longer exists.</summary>
    public DateOnly? Until { get; set; }

    public Guid? MergedInto { get; set; }

    public int Version { get; set; }

    public UnitCard Card() => new(Id, Code, Name, Kind, From, Until, MergedInto);
}

/// <summary>A one-time link with which a person chooses a password.</summary>
internal sealed class Invitation
{
    /// <summary>SHA-256 of the token, hex: who reads the database cannot use it.</summary>
    public string TokenHash { get; init; } = "";

    public Guid AccountId { get; init; }

    public DateTime ExpiresAt { get; init; }

    public DateTime? UsedAt { get; set; }
}
