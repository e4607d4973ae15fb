namespace OcopModular.Kernel;

/// <summary>A record that matters: each change of it is written to the audit log in the same transaction.</summary>
public interface IRecord
{
    Guid Id { get; }

    /// <summary>The record in whose history the change is shown: a part names its whole.</summary>
    Guid Subject => Id;
}

/// <summary>A record that two people may edit: the token is raised by each change, a stale form is refused.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

/// <summary>Personal data (dữ liệu cá nhân): the audit log says that it changed, not what it is.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;

/// <summary>An entry of the audit log (nhật ký): never changed, never removed.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; init; }

    public DateTime At { get; init; }

    public Guid ActorId { get; init; }

    public string ActorName { get; init; } = "";

    public Guid Session { get; init; }

    /// <summary>Class of the record, for example <c>Dossier</c>.</summary>
    public string Kind { get; init; } = "";

    public Guid Record { get; init; }

    public Guid Subject { get; init; }

    /// <summary>The business act, for example <c>Dossier.Filed</c>; its text is <c>Audit.{Action}</c>.</summary>
    public string Action { get; init; } = "";

    /// <summary>JSON: name of the field → [from, to].</summary>
    public string Changes { get; init; } = "{}";

    public string? Reason { get; init; }
}

/// <summary>An event on its way from the change that announced it to its handlers.</summary>
public sealed class OutboxMessage
{
    public Guid Id { get; init; }

    public DateTime At { get; init; }

    public string Type { get; init; } = "";

    public string Payload { get; init; } = "";

    public int Attempts { get; set; }

    /// <summary>Not before this instant; also how a pump claims a message from the others.</summary>
    public DateTime NextAttempt { get; set; }

    public DateTime? DeliveredAt { get; set; }

    public string? LastError { get; set; }
}

/// <summary>A form that was received: the second post of the same form answers what the first one did.</summary>
public sealed class Submission
{
    public Guid Id { get; init; }

    public DateTime At { get; init; }

    public Guid ActorId { get; init; }

    public string? Location { get; set; }
}

/// <summary>The last number given in a book (sổ) of a year.</summary>
public sealed class NumberBook
{
    public string Book { get; init; } = "";

    public int Year { get; init; }

    public int Last { get; set; }
}
