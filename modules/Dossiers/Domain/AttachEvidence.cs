using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Domain;

/// <summary>What an evidence file is about.</summary>
internal sealed record About(string? Title, string? Criterion, string? Paper);

/// <summary>Adds and removes the evidence files of a draft, within the limits of a dossier.</summary>
internal sealed class AttachEvidence(DossiersDb db, IFileStore store, CurrentActor current, TimeProvider clock) : IScoped
{
    public const int MaxFiles = 50;
    public const long Quota = 200L * 1024 * 1024;

    public async Task<Outcome> AddAsync(Guid dossierId, Stream content, string name, About about, CancellationToken ct) =>
        await AddAsync(dossierId, await store.TakeAsync(content, name, ct), about, ct);

    /// <summary>Adds what the person has sent through a resumable upload.</summary>
    public async Task<(string Name, Outcome Outcome)> AddUploadAsync(Guid dossierId, Guid upload, About about, CancellationToken ct)
    {
        var taken = await store.TakeUploadAsync(upload, ct);
        return (taken.Name, await AddAsync(dossierId, taken, about, ct));
    }

    private async Task<Outcome> AddAsync(Guid dossierId, FileTaken taken, About about, CancellationToken ct) =>
        taken.File is not { } file ? taken.Outcome : await db.InTransactionAsync(() => KeepAsync(dossierId, file, about, ct), ct);

    public Task<Outcome> RemoveAsync(Guid dossierId, Guid fileId, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        if (!await LockDraftAsync(dossierId, ct))
        {
            return Outcome.Refuse("Dossier.WrongState");
        }

        var attachment = await db.Attachments.SingleOrDefaultAsync(a => a.Id == fileId && a.DossierId == dossierId, ct);
        if (attachment is not null)
        {
            attachment.Remove(clock.UtcNow());
            db.Because(attachment, "Attachment.Removed", attachment.Title);
            await db.SaveChangesAsync(ct);
        }

        return Outcome.Done;
    }, ct);

    private async Task<Outcome> KeepAsync(Guid dossierId, StoredFile file, About about, CancellationToken ct)
    {
        if (!await LockDraftAsync(dossierId, ct))
        {
            return Outcome.Refuse("Dossier.WrongState");
        }

        var lengths = await db.Attachments.Where(a => a.DossierId == dossierId && a.RemovedAt == null).Select(a => a.Length).ToListAsync(ct);
        if (lengths.Count >= MaxFiles)
        {
            return Outcome.Refuse("Evidence.TooMany", MaxFiles);
        }

        if (lengths.Sum() + file.Length > Quota)
        {
            return Outcome.Refuse("Evidence.QuotaFull", Quota / 1024 / 1024);
        }

        var attachment = NewAttachment(dossierId, file, about);
        db.Add(attachment);
        db.Because(attachment, "Attachment.Added", attachment.Title);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    /// <summary>Holds the draft's row until the end of the transaction: no file slips in beside a filing. Open forms keep their version.</summary>
    private async Task<bool> LockDraftAsync(Guid dossierId, CancellationToken ct) =>
        await db.Dossiers.Where(d => d.Id == dossierId && (d.State == DossierState.Draft || d.State == DossierState.Returned))
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Version, d => d.Version), ct) == 1;

    private Attachment NewAttachment(Guid dossierId, StoredFile file, About about) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        DossierId = dossierId,
        Sha256 = file.Sha256,
        Name = file.Name,
        ContentType = file.ContentType,
        Length = file.Length,
        Title = string.IsNullOrWhiteSpace(about.Title) ? file.Name : about.Title.Trim(),
        Criterion = about.Criterion,
        Paper = about.Paper,
        AddedAt = clock.UtcNow(),
        AddedBy = current.Actor.Name,
    };
}
