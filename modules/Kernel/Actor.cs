namespace OcopModular.Kernel;

/// <summary>Who acts in this request: rights say what one may do, the scope says on whose records.</summary>
public sealed class Actor
{
    private readonly HashSet<string> _permissions;

    public Actor(Guid id, string name, Guid session, IEnumerable<string> permissions, IEnumerable<string>? roles = null, Guid? unit = null, IReadOnlyCollection<Guid>? onlyUnits = null, Guid? onlyProducer = null)
    {
        Id = id;
        Name = name;
        Session = session;
        Unit = unit;
        OnlyUnits = onlyUnits;
        OnlyProducer = onlyProducer;
        Roles = roles?.ToHashSet(StringComparer.Ordinal) ?? [];
        _permissions = permissions.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Nobody signed in.</summary>
    public static Actor Anonymous { get; } = new(Guid.Empty, "", Guid.Empty, []);

    /// <summary>The program itself: jobs, event handlers, sample data. Sees everything.</summary>
    public static Actor System { get; } = new(Guid.Empty, "Hệ thống", Guid.Empty, []);

    public Guid Id { get; }

    public string Name { get; }

    /// <summary>The sign-in session, written to the audit log.</summary>
    public Guid Session { get; }

    /// <summary>The unit (đơn vị) for which the person acts: where theirs was merged into another, that one.</summary>
    public Guid? Unit { get; }

    /// <summary>Set for commune staff: they see the records of their commune (xã), of those merged into it, and no others.</summary>
    public IReadOnlyCollection<Guid>? OnlyUnits { get; }

    /// <summary>Set for a producer (chủ thể): sees its own records and no others.</summary>
    public Guid? OnlyProducer { get; }

    public IReadOnlySet<string> Roles { get; }

    public bool IsSignedIn => Id != Guid.Empty;

    /// <summary>An account of a commune or producer that is linked to none sees nothing, rather than everything.</summary>
    public bool IsUnassigned => OnlyUnits is null && OnlyProducer is null && Roles.Count > 0 && Roles.All(r => r is Role.CommuneOfficer or Role.Producer);

    public bool Can(string permission) => ReferenceEquals(this, System) || _permissions.Contains(permission);
}

/// <summary>Holds the actor of the current scope; the host fills it once a request, event handlers run as <see cref="Actor.System"/>.</summary>
public sealed class CurrentActor
{
    public Actor Actor { get; set; } = Actor.Anonymous;
}
