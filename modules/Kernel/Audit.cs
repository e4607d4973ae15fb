namespace OcopModular.Kernel;

/// <summary>Personal data (dữ liệu cá nhân): the audit log keeps a salted hash of it. Without the salt, which lies beside the data, it says only that it changed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;

/// <summary>Points and what follows from them: in the log for the verifier, on a page only where its own right is asked for.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RestrictedAttribute : Attribute;

/// <summary>An entry of the audit log (nhật ký): never changed, never removed, chained to the one before.</summary>
public sealed class AuditEntry
{
    /// <summary>Place in the chain: 1, 2, 3 … without a gap.</summary>
    public long Seq { get; init; }

    public DateTime At { get; init; }

    public Guid ActorId { get; init; }

    public string ActorName { get; init; } = "";

    public Guid Session { get; init; }

    /// <summary>Prefix of the tables to which the record belongs, for example <c>dossiers</c>.</summary>
    public string Area { get; init; } = "";

    /// <summary>Class of the record, for example <c>Dossier</c>.</summary>
    public string Kind { get; init; } = "";

    public Guid Record { get; init; }

    public Guid Subject { get; init; }

    /// <summary>The business act, for example <c>Dossier.Filed</c>; its text is <c>Audit.{Action}</c>.</summary>
    public string Action { get; init; } = "";

    /// <summary>JSON: name of the field → [from, to], with a third element <c>personal</c> or <c>restricted</c> where it is so marked.</summary>
    public string Changes { get; init; } = "{}";

    public string? Reason { get; init; }

    /// <summary>Person and reason without diacritics, to be found by; not hashed.</summary>
    public string Search { get; init; } = "";

    /// <summary>SHA-256 over the hash of the entry before and the text of this one, lower-case hex.</summary>
    public string Hash { get; set; } = "";
}

/// <summary>Makes the hashes of a record's personal values unguessable; removed when the person's data is erased.</summary>
public sealed class AuditSalt
{
    public Guid Record { get; init; }

    /// <summary>32 random bytes, lower-case hex.</summary>
    public string Salt { get; init; } = "";
}

/// <summary>A field that an act changed, in words; <c>null</c> is empty or not shown.</summary>
public sealed record FieldChange(string Name, string? From, string? To);

/// <summary>An act on a record, in words, from the audit log (nhật ký).</summary>
public sealed record LoggedAct(Guid Record, Guid Subject, string Action, DateTime AtUtc, string Who, string Text, string? Reason, IReadOnlyList<FieldChange> Fields);

/// <summary>Reads the audit log of records that the caller found in the actor's scope.</summary>
public interface IAuditLog
{
    /// <summary>The acts on records and their parts, newest first.</summary>
    Task<IReadOnlyList<LoggedAct>> OfAsync(IReadOnlyCollection<Guid> subjects, CancellationToken ct);
}

/// <summary>A signed statement of what the audit log was (dấu niêm phong nhật ký).</summary>
/// <param name="Digits">First 20 digits of the root, for paper.</param>
/// <param name="Text">What is signed; stands in the QR code.</param>
public sealed record AuditSeal(long Entries, DateTime AtUtc, string Digits, string Text);

/// <summary>Seals the audit log, hourly and when something is closed for ever.</summary>
public interface IAuditSeals
{
    /// <summary>Signs what stands in the log now; outside any transaction.</summary>
    Task<AuditSeal> SealAsync(CancellationToken ct);

    /// <summary>The first seal at or after the instant.</summary>
    Task<AuditSeal?> FirstSinceAsync(DateTime utc, CancellationToken ct);
}
