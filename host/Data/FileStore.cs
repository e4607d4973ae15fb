using System.Security.Cryptography;
using OcopModular.Kernel;

namespace OcopModular.Host.Data;

/// <summary>Files on the local disk under their SHA-256, outside the web root; synced before the row that names them is saved.</summary>
internal sealed class FileStore(DataFolder folder) : IFileStore
{
    private readonly string _root = Directory.CreateDirectory(Path.Combine(folder.Path, "files")).FullName;

    public long MaxLength => 20L * 1024 * 1024;

    public async Task<FileTaken> TakeAsync(Stream content, string name, CancellationToken ct)
    {
        var temporary = Path.Combine(_root, Guid.CreateVersion7() + ".part");
        try
        {
            if (!await ReceiveAsync(content, temporary, ct))
            {
                return new FileTaken(null, Outcome.Refuse("File.TooLarge", MaxLength / 1024 / 1024));
            }

            var type = FileType.Of(temporary);
            if (type is null)
            {
                return new FileTaken(null, Outcome.Refuse("File.UnknownType"));
            }

            if (type.IsArchive && await OfficeFile.UnfoldAsync(temporary, ct) is { IsDone: false } refused)
            {
                return new FileTaken(null, refused);
            }

            if (type.IsPicture && !Pictures.Redraw(temporary, type.ContentType))
            {
                return new FileTaken(null, Outcome.Refuse("File.BrokenPicture"));
            }

            return new FileTaken(await KeepAsync(temporary, FileNames.Clean(name, type.Extension), type.ContentType, ct), Outcome.Done);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Stream Open(string sha256) => new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous);

    private async Task<bool> ReceiveAsync(Stream content, string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
        var buffer = new byte[64 * 1024];
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
        {
            if (file.Length + read > MaxLength)
            {
                return false;
            }

            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return true;
    }

    private async Task<StoredFile> KeepAsync(string temporary, string name, string contentType, CancellationToken ct)
    {
        string hash;
        long length;
        await using (var file = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
            length = file.Length;
            file.Flush(flushToDisk: true);
        }

        var path = PathOf(hash);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(temporary, path, overwrite: true);
        DirectorySync.Flush(Path.GetDirectoryName(path)!);
        return new StoredFile(hash, name, contentType, length);
    }

    private string PathOf(string sha256)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower))
        {
            throw new FileNotFoundException("Not a content hash.");
        }

        return Path.Combine(_root, sha256[..2], sha256);
    }
}
