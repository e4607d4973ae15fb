using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel;

namespace OcopModular.Host.Files;

/// <summary>How appending to an upload ended.</summary>
internal enum Appended
{
    Done,
    WrongOffset,
    Busy,
    TooLong,
}

/// <summary>Uploads that may break and go on (the server's half of tus 1.0): each belongs to who began it and is gone after a day.</summary>
internal sealed class Uploads(FileBook book, Intake intake, CurrentActor current, UploadsAtWork atWork) : IScoped
{
    /// <summary>As many as a record may hold files, so that all can be chosen at once.</summary>
    public const int MaxOpen = 50;
    public const long MaxOpenBytes = 200L << 20;
    private const int Buffer = 64 * 1024;
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);

    public string PathOf(Guid id) => Path.Combine(intake.Folder, $"{id}.upload");

    public async Task<(FileUpload? Upload, Outcome Outcome)> BeginAsync(long length, string name, CancellationToken ct)
    {
        if (length is <= 0 || length > FileKind.Largest)
        {
            return (null, length <= 0 ? Outcome.Refuse("File.UnknownType") : Intake.TooLarge(FileKind.Largest));
        }

        var upload = new FileUpload { Id = Guid.CreateVersion7(), AccountId = current.Actor.Id, Length = length, Name = name.Length > 500 ? name[^500..] : name, BegunAt = book.Now };
        var outcome = await book.WriteAsync(async db =>
        {
            // Holds the row of the person: of many begun at once none slips past the bounds.
            await db.Users.Where(a => a.Id == upload.AccountId).ExecuteUpdateAsync(s => s.SetProperty(a => a.IsDisabled, a => a.IsDisabled), ct);
            var lengths = await Open(db, upload.AccountId).Select(u => u.Length).ToListAsync(ct);
            if (lengths.Count >= MaxOpen || lengths.Sum() + length > MaxOpenBytes)
            {
                return Outcome.Refuse("Upload.TooManyOpen", MaxOpen, MaxOpenBytes >> 20);
            }

            db.Add(upload);
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, ct);
        return (outcome.IsDone ? upload : null, outcome);
    }

    /// <summary>The person's own upload; anybody else's does not exist.</summary>
    public Task<FileUpload?> FindAsync(Guid id, CancellationToken ct) => book.ReadAsync(db => Open(db, current.Actor.Id).AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct));

    /// <summary>Takes what comes until the line ends or breaks; what has come is synced before it is counted.</summary>
    public async Task<Appended> AppendAsync(FileUpload upload, long offset, Stream body, CancellationToken ct)
    {
        if (!atWork.Begin(upload.Id))
        {
            return Appended.Busy;
        }

        try
        {
            // It may have grown since it was read: only now is it ours.
            upload.Offset = (await FindAsync(upload.Id, ct))?.Offset ?? -1;
            return upload.Offset == offset ? await AppendAloneAsync(upload, body, ct) : Appended.WrongOffset;
        }
        finally
        {
            atWork.End(upload.Id);
        }
    }

    public async Task DropAsync(Guid id, CancellationToken ct)
    {
        await book.WriteAsync(db => db.FileUploads.Where(u => u.Id == id && u.AccountId == current.Actor.Id).ExecuteDeleteAsync(ct), ct);
        Intake.Discard(PathOf(id));
    }

    /// <summary>Removes the uploads that nobody will finish, and what else was left in the folder.</summary>
    public async Task<int> ExpireAsync(CancellationToken ct)
    {
        var before = book.Now - Life;
        var ids = await book.ReadAsync(db => db.FileUploads.Where(u => u.BegunAt <= before).Select(u => u.Id).ToListAsync(ct));
        foreach (var id in ids)
        {
            Intake.Discard(PathOf(id));
        }

        // The files that a crash left are as old as the disk's clock says.
        intake.Clear(TimeProvider.System.UtcNow() - Life - Life);
        return await book.WriteAsync(db => db.FileUploads.Where(u => u.BegunAt <= before).ExecuteDeleteAsync(ct), ct);
    }

    private IQueryable<FileUpload> Open(Data.HostDb db, Guid account)
    {
        var before = book.Now - Life;
        return db.FileUploads.Where(u => u.AccountId == account && u.BegunAt > before);
    }

    private async Task<Appended> AppendAloneAsync(FileUpload upload, Stream body, CancellationToken ct)
    {
        Directory.CreateDirectory(intake.Folder);
        await using var file = new FileStream(PathOf(upload.Id), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, Buffer, FileOptions.Asynchronous);
        file.SetLength(upload.Offset);
        file.Position = upload.Offset;
        var isTooLong = await CopyAsync(body, file, upload.Length, ct);
        file.Flush(flushToDisk: true);
        var reached = file.Length;
        await book.WriteAsync(db => db.FileUploads.Where(u => u.Id == upload.Id && u.Offset == upload.Offset).ExecuteUpdateAsync(s => s.SetProperty(u => u.Offset, reached), CancellationToken.None), CancellationToken.None);
        upload.Offset = reached;
        return isTooLong ? Appended.TooLong : Appended.Done;
    }

    /// <returns>True when more came than was announced.</returns>
    private static async Task<bool> CopyAsync(Stream body, FileStream file, long most, CancellationToken ct)
    {
        var buffer = new byte[Buffer];
        while (await ReadAsync(body, buffer, ct) is > 0 and var read)
        {
            var room = (int)Math.Min(read, most - file.Position);
            await file.WriteAsync(buffer.AsMemory(0, room), CancellationToken.None);
            if (room < read)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A line that breaks ends the part; the next one goes on from there.</summary>
    private static async Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken ct)
    {
        try
        {
            return await body.ReadAsync(buffer, ct);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            return 0;
        }
    }
}

/// <summary>Which uploads are being written to in this process.</summary>
internal sealed class UploadsAtWork
{
    private readonly ConcurrentDictionary<Guid, bool> _ids = [];

    public bool Begin(Guid id) => _ids.TryAdd(id, true);

    public void End(Guid id) => _ids.TryRemove(id, out _);
}
