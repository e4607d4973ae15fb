using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel;

namespace OcopModular.Host.Files;

/// <summary>The file store as modules know it.</summary>
internal sealed class FileStore(Intake intake, Keeper keeper, Uploads uploads, Reading reading, ILogger<FileStore> log) : IFileStore, IScoped
{
    public Task<FileTaken> TakeAsync(Stream content, string name, CancellationToken ct) => GuardAsync(name, async () =>
    {
        var path = intake.NewPath();
        try
        {
            return await Intake.ReceiveAsync(content, path, ct) ? await KeepAsync(path, name, ct) : new FileTaken(name, null, Intake.TooLarge(FileKind.Largest));
        }
        finally
        {
            Intake.Discard(path);
        }
    });

    public async Task<FileTaken> TakeUploadAsync(Guid upload, CancellationToken ct) => await uploads.FindAsync(upload, ct) is { IsComplete: true } complete
        ? await GuardAsync(complete.Name, () => TakeAsync(complete, ct))
        : new FileTaken("", null, Outcome.Refuse("File.NotUploaded"));

    public Task<Stream?> OpenAsync(string sha256, bool thumbnail, CancellationToken ct) => reading.OpenAsync(sha256, thumbnail, ct);

    public Task<IReadOnlyDictionary<string, (FileCheck Check, string? Finding)>> ChecksAsync(IEnumerable<string> sha256, CancellationToken ct) => reading.ChecksAsync([.. sha256.Distinct()], ct);

    private async Task<FileTaken> TakeAsync(FileUpload upload, CancellationToken ct)
    {
        // The bytes are copied, not moved: where the store refuses, they need not be sent again.
        var path = intake.NewPath();
        try
        {
            File.Copy(uploads.PathOf(upload.Id), path);
            var taken = await KeepAsync(path, upload.Name, ct);
            await uploads.DropAsync(upload.Id, ct);
            return taken;
        }
        finally
        {
            Intake.Discard(path);
        }
    }

    private async Task<FileTaken> KeepAsync(string path, string name, CancellationToken ct)
    {
        var drawn = intake.NewPath();
        try
        {
            var (prepared, outcome) = await intake.PrepareAsync(path, drawn, name, ct);
            outcome = prepared is null ? outcome : await keeper.KeepAsync(prepared, ct);
            return new FileTaken(name, outcome.IsDone ? prepared?.File : null, outcome);
        }
        finally
        {
            Intake.Discard(drawn);
        }
    }

    /// <summary>A disk that is full or read-only, a store that is away: the person is told, nothing is half kept, the log says more.</summary>
    private async Task<FileTaken> GuardAsync(string name, Func<Task<FileTaken>> takeAsync)
    {
        try
        {
            return await takeAsync();
        }
        catch (Exception fault) when (StoreFault.Is(fault))
        {
            log.LogError(fault, "The file store refuses to keep a file");
            return new FileTaken(name, null, Outcome.Refuse("File.StoreRefuses"));
        }
    }
}

/// <summary>Opens what may be opened.</summary>
internal sealed class Reading(IContents contents, FileBook book, Clamd clamd, Thumbnails thumbnails, ILogger<Reading> log)
{
    public async Task<Stream?> OpenAsync(string sha256, bool thumbnail, CancellationToken ct)
    {
        if (await book.FindAsync(sha256, ct) is { } row && Effective(row.Check) is FileCheck.Waiting or FileCheck.Infected)
        {
            return null;
        }

        try
        {
            return thumbnail ? await thumbnails.OpenAsync(sha256, ct) : await contents.OpenAsync(sha256, ct);
        }
        catch (FileNotFoundException fault)
        {
            log.LogError(fault, "Content {Sha256} is missing in the file store", sha256);
            return null;
        }
    }

    public Task<IReadOnlyDictionary<string, (FileCheck Check, string? Finding)>> ChecksAsync(IReadOnlyList<string> sha256, CancellationToken ct) =>
        book.ReadAsync<IReadOnlyDictionary<string, (FileCheck, string?)>>(async db =>
        {
            var rows = await db.FileContents.Where(c => sha256.Contains(c.Sha256)).ToDictionaryAsync(c => c.Sha256, c => (Effective(c.Check), c.Finding), ct);
            return sha256.ToDictionary(s => s, s => rows.GetValueOrDefault(s));
        });

    /// <summary>What waits for a check that was switched off is only not scanned.</summary>
    private FileCheck Effective(FileCheck check) => check == FileCheck.Waiting && !clamd.IsConfigured ? FileCheck.NotScanned : check;
}

/// <summary>Small pictures of pictures, drawn when first asked for and kept beside the data; a PDF has an icon, since drawing it here would mean a parser for hostile files.</summary>
internal sealed class Thumbnails(IContents contents, Intake intake, Pictures pictures, Data.DataFolder folder)
{
    private readonly string _root = Path.Combine(folder.Path, "thumbnails");

    public async Task<Stream?> OpenAsync(string sha256, CancellationToken ct)
    {
        if (!Sha256Text.Is(sha256))
        {
            return null;
        }

        return File.Exists(PathOf(sha256)) || await DrawAsync(sha256, ct) ? new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete) : null;
    }

    public void Remove(string sha256)
    {
        if (File.Exists(PathOf(sha256)))
        {
            File.Delete(PathOf(sha256));
        }
    }

    private async Task<bool> DrawAsync(string sha256, CancellationToken ct)
    {
        var (copy, drawn) = (intake.NewPath(), intake.NewPath());
        try
        {
            await using (var content = await contents.OpenAsync(sha256, ct))
            await using (var file = File.Create(copy))
            {
                await content.CopyToAsync(file, ct);
            }

            if (FileType.Of(copy)?.ContentType.StartsWith("image/", StringComparison.Ordinal) != true || !(await pictures.DrawThumbnailAsync(copy, drawn, ct)).IsDone)
            {
                return false;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(sha256))!);
            File.Move(drawn, PathOf(sha256), overwrite: true);
            return true;
        }
        finally
        {
            Intake.Discard(copy);
            Intake.Discard(drawn);
        }
    }

    private string PathOf(string sha256) => Path.Combine(_root, sha256[..2], sha256 + ".jpg");
}
