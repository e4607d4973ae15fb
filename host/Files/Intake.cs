using System.Security.Cryptography;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Files;

/// <summary>A file that was looked at and may be kept: synced, under a temporary name.</summary>
internal sealed record Prepared(string Path, StoredFile File);

/// <summary>The folder of what is on its way into the store; what a crash leaves there is removed after a day.</summary>
internal sealed class Intake(DataFolder folder, Pictures pictures)
{
    private const int Buffer = 64 * 1024;

    public string Folder { get; } = Path.Combine(folder.Path, "incoming");

    public string NewPath() => Path.Combine(Directory.CreateDirectory(Folder).FullName, Guid.CreateVersion7() + ".part");

    /// <returns>False when it is larger than any kind may be.</returns>
    public static async Task<bool> ReceiveAsync(Stream content, string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer, FileOptions.Asynchronous);
        var buffer = new byte[Buffer];
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
        {
            if (file.Length + read > FileKind.Largest)
            {
                return false;
            }

            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return true;
    }

    /// <summary>Finds the type from the content, holds it against the limit of its kind, draws pictures again (into <paramref name="drawn"/>), and syncs what will be kept.</summary>
    public async Task<(Prepared? Prepared, Outcome Outcome)> PrepareAsync(string path, string drawn, string name, CancellationToken ct)
    {
        if (new FileInfo(path).Length == 0)
        {
            return (null, Outcome.Refuse("File.Empty"));
        }

        if (FileType.Of(path) is not { } kind)
        {
            return (null, Outcome.Refuse("File.UnknownType"));
        }

        if (kind.Extension is ".xlsx" or ".docx" && await OfficeFile.UnfoldAsync(path, ct) is { IsDone: false } refused)
        {
            return (null, refused);
        }

        var isPicture = kind.ContentType.StartsWith("image/", StringComparison.Ordinal);
        if (new FileInfo(path).Length <= kind.MaxLength && isPicture)
        {
            var outcome = await pictures.RedrawAsync(path, drawn, kind, ct);
            if (!outcome.IsDone)
            {
                return (null, outcome);
            }

            path = drawn;
        }

        if (new FileInfo(path).Length > kind.MaxLength)
        {
            return (null, TooLarge(kind.MaxLength));
        }

        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, Buffer, FileOptions.Asynchronous);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        file.Flush(flushToDisk: true);
        return (new Prepared(path, new StoredFile(hash, FileNames.Clean(name, kind.Extension), kind.ContentType, file.Length)), Outcome.Done);
    }

    public static void Discard(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    public static Outcome TooLarge(long most) => Outcome.Refuse("File.TooLarge", most / 1024 / 1024);

    /// <summary>Removes what nobody will come back for.</summary>
    public void Clear(DateTime before)
    {
        foreach (var file in new DirectoryInfo(Folder) is { Exists: true } there ? there.GetFiles() : [])
        {
            if (file.LastWriteTimeUtc < before)
            {
                file.Delete();
            }
        }
    }
}
