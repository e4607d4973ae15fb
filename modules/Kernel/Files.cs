namespace OcopModular.Kernel;

/// <summary>A file as it is kept: by the hash of its content, under a cleaned name, with the type found from its content.</summary>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Length">Bytes.</param>
public sealed record StoredFile(string Sha256, string Name, string ContentType, long Length)
{
    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);

    public bool IsPdf => ContentType == "application/pdf";
}

/// <summary>A file taken in, or the reason why not.</summary>
public readonly record struct FileTaken(StoredFile? File, Outcome Outcome);

/// <summary>What the virus check (kiểm tra mã độc) says of a content; one that waits or was found infected cannot be opened.</summary>
public enum FileCheck
{
    NotScanned, [Ui.Tone(Ui.Tone.Run)] Waiting,
    [Ui.Tone(Ui.Tone.Ok)] Clean, [Ui.Tone(Ui.Tone.Bad)] Infected,
}

/// <summary>Keeps files outside the web root. What is taken is on the disk, synced, before the call returns.</summary>
public interface IFileStore
{
    /// <summary>Most bytes of one file.</summary>
    long MaxLength { get; }

    /// <summary>Takes a PDF, JPEG, PNG, XLSX or DOCX; pictures are drawn again without their metadata.</summary>
    Task<FileTaken> TakeAsync(Stream content, string name, CancellationToken ct);

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="FileNotFoundException">No such content is kept.</exception>
    Stream Open(string sha256);
}
