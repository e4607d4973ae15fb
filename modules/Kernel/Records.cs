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
