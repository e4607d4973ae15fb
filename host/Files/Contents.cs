using OcopModular.Host.Data;

namespace OcopModular.Host.Files;

/// <summary>A content that lies in the store.</summary>
internal readonly record struct KeptContent(string Sha256, long Length);

/// <summary>Where contents lie under their SHA-256: the local disk, or an S3-compatible store.</summary>
internal interface IContents
{
    /// <summary>Name of the place, for people.</summary>
    string Place { get; }

    /// <exception cref="InvalidOperationException">The store cannot be reached or written; the message says what to do.</exception>
    Task CheckAsync(CancellationToken ct);

    /// <summary>Keeps the synced file; it may be gone afterwards. When the call returns, the content survives a power cut.</summary>
    Task PutAsync(string sha256, string path, CancellationToken ct);

    /// <summary>Opens a content as a stream that can seek.</summary>
    /// <exception cref="FileNotFoundException">No such content is kept.</exception>
    Task<Stream> OpenAsync(string sha256, CancellationToken ct);

    /// <summary>Removes a content; it is no fault when there is none.</summary>
    Task RemoveAsync(string sha256, CancellationToken ct);

    IAsyncEnumerable<KeptContent> ListAsync(CancellationToken ct);
}

/// <summary>What is a content hash.</summary>
internal static class Sha256Text
{
    public static bool Is(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}

/// <summary>Contents on the local disk, outside the web root.</summary>
internal sealed class DiskContents(DataFolder folder) : IContents
{
    private readonly string _root = Path.Combine(folder.Path, "files");

    public string Place => _root;

    public Task CheckAsync(CancellationToken ct)
    {
        try
        {
            Directory.CreateDirectory(_root);
            var probe = Path.Combine(_root, $"{Guid.CreateVersion7()}.probe");
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
                return Task.CompletedTask;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"Files cannot be written to {_root}: {fault.Message} Give the program the right to write there, or set Data:Folder.", fault);
        }
    }

    public Task PutAsync(string sha256, string path, CancellationToken ct)
    {
        var target = PathOf(sha256);
        var shelf = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(shelf))
        {
            Directory.CreateDirectory(shelf);
            DirectorySync.Flush(_root);
        }

        File.Move(path, target, overwrite: true);
        DirectorySync.Flush(shelf);
        return Task.CompletedTask;
    }

    public Task<Stream> OpenAsync(string sha256, CancellationToken ct)
    {
        var path = Sha256Text.Is(sha256) ? PathOf(sha256) : "";
        return File.Exists(path)
            ? Task.FromResult<Stream>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous))
            : throw new FileNotFoundException("No such content is kept.", sha256);
    }

    public Task RemoveAsync(string sha256, CancellationToken ct)
    {
        var path = PathOf(sha256);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<KeptContent> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        foreach (var file in new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => Sha256Text.Is(f.Name)))
        {
            yield return new KeptContent(file.Name, file.Length);
        }
    }

    private string PathOf(string sha256) => Path.Combine(_root, sha256[..2], sha256);
}

/// <summary>A renamed file is only safe when its folder is synced too.</summary>
internal static partial class DirectorySync
{
    private const int ReadOnly = 0;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(folder, ReadOnly);
        if (handle >= 0)
        {
            _ = Sync(handle);
            _ = Close(handle);
        }
    }

    [System.Runtime.InteropServices.LibraryImport("libc", EntryPoint = "open", StringMarshalling = System.Runtime.InteropServices.StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [System.Runtime.InteropServices.LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int handle);

    [System.Runtime.InteropServices.LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
