namespace OcopModular.Kernel;

/// <summary>A file as it is kept: by the hash of its content, under a cleaned name, with the type found from its content.</summary>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Length">Bytes.</param>
public sealed record StoredFile(string Sha256, string Name, string ContentType, long Length)
{
    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);

    public bool IsPdf => ContentType == "application/pdf";
}

/// <summary>A file taken in, or the reason why not; with the name under which it came.</summary>
public readonly record struct FileTaken(string Name, StoredFile? File, Outcome Outcome);

/// <summary>What the virus check (kiểm tra mã độc) says of a content; one that waits or was found infected cannot be opened.</summary>
public enum FileCheck
{
    NotScanned, [Ui.Tone(Ui.Tone.Run)] Waiting,
    [Ui.Tone(Ui.Tone.Ok)] Clean, [Ui.Tone(Ui.Tone.Bad)] Infected,
}

/// <summary>Keeps files outside the web root. What is taken is in the store, synced, before the call returns; it stays while a record refers to it.</summary>
public interface IFileStore
{
    /// <summary>Takes one of <see cref="FileKind.All"/>; pictures are drawn again without their metadata.</summary>
    Task<FileTaken> TakeAsync(Stream content, string name, CancellationToken ct);

    /// <summary>Takes what the person has sent through the resumable upload of this id.</summary>
    Task<FileTaken> TakeUploadAsync(Guid upload, CancellationToken ct);

    /// <summary>Opens a file, or a small picture of it, for reading; <c>null</c> where there is none or it may not be opened.</summary>
    Task<Stream?> OpenAsync(string sha256, bool thumbnail, CancellationToken ct);

    /// <summary>What the virus check says of each content, with what it found.</summary>
    Task<IReadOnlyDictionary<string, (FileCheck Check, string? Finding)>> ChecksAsync(IEnumerable<string> sha256, CancellationToken ct);
}

/// <summary>Contributed by each module that keeps files: what no module refers to is removed after 30 days.</summary>
public interface IFileReferences
{
    /// <summary>Hashes of all contents to which records of the module refer, also doubled.</summary>
    IQueryable<string> Hashes { get; }
}

/// <summary>The kinds of files that are taken, and the most bytes of one.</summary>
public sealed record FileKind(string ContentType, string Extension, long MaxLength)
{
    public static IReadOnlyList<FileKind> All { get; } = [
        new("application/pdf", ".pdf", 20 << 20),
        new("image/jpeg", ".jpg", 20 << 20),
        new("image/png", ".png", 20 << 20),
        new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", 10 << 20),
        new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", 10 << 20),
    ];

    public static long Largest { get; } = All.Max(k => k.MaxLength);
}
