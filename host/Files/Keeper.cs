using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel;

namespace OcopModular.Host.Files;

/// <summary>Puts contents into the store and takes them out, so that at no moment a record stands without its content.</summary>
internal sealed class Keeper(IContents contents, IContentLocks locks, FileBook book, Clamd clamd)
{
    /// <summary>Keeps a prepared file: first the content, synced, then its record. What is kept already is only noted as wanted again.</summary>
    public async Task<Outcome> KeepAsync(Prepared prepared, CancellationToken ct)
    {
        var file = prepared.File;
        await using var turn = await locks.EnterAsync(file.Sha256, ct);
        if (await book.FindAsync(file.Sha256, ct) is { Check: FileCheck.Infected } infected)
        {
            return Outcome.Refuse("File.Infected", infected.Finding ?? "");
        }

        await contents.PutAsync(file.Sha256, prepared.Path, ct);
        await book.WriteAsync(db => NoteAsync(db.FileContents, db, file, ct), ct);
        await book.MendAsync(file.Sha256, isGone: false, ct);
        return Outcome.Done;
    }

    /// <summary>Takes a content that lies in the store without a record into the book: a crash left it.</summary>
    public async Task<bool> AdoptAsync(KeptContent orphan, CancellationToken ct)
    {
        await using var turn = await locks.EnterAsync(orphan.Sha256, ct);
        return await book.FindAsync(orphan.Sha256, ct) is null && await book.WriteAsync(async db =>
        {
            db.Add(new FileContent { Sha256 = orphan.Sha256, Length = orphan.Length, TakenAt = book.Now, UnusedSince = book.Now, VerifiedAt = DateTime.UnixEpoch, Check = FirstCheck });
            return await db.SaveChangesAsync(ct) == 1;
        }, ct);
    }

    /// <summary>Removes a content that has been unused since then, if nobody has come to want it in the meantime.</summary>
    public async Task<bool> RemoveAsync(string sha256, DateTime unusedBefore, Func<Task<bool>> isReferredAsync, CancellationToken ct)
    {
        await using var turn = await locks.EnterAsync(sha256, ct);
        if (await book.FindAsync(sha256, ct) is not { UnusedSince: { } since, TakenAt: var taken } || since > unusedBefore || taken > unusedBefore || await isReferredAsync())
        {
            return false;
        }

        // The record goes first: a crash in between leaves a content without record, which is found and removed later.
        await book.WriteAsync(db => db.FileContents.Where(c => c.Sha256 == sha256).ExecuteDeleteAsync(ct), ct);
        await contents.RemoveAsync(sha256, ct);
        await book.MendAsync(sha256, isGone: true, ct);
        return true;
    }

    private FileCheck FirstCheck => clamd.IsConfigured ? FileCheck.Waiting : FileCheck.NotScanned;

    private async Task<int> NoteAsync(DbSet<FileContent> rows, DbContext db, StoredFile file, CancellationToken ct)
    {
        var now = book.Now;
        var known = await rows.Where(c => c.Sha256 == file.Sha256)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.TakenAt, now).SetProperty(c => c.VerifiedAt, now).SetProperty(c => c.UnusedSince, (DateTime?)null), ct);
        if (known == 0)
        {
            rows.Add(new FileContent { Sha256 = file.Sha256, Length = file.Length, ContentType = file.ContentType, TakenAt = now, VerifiedAt = now, Check = FirstCheck });
            await db.SaveChangesAsync(ct);
        }

        return known;
    }
}
