using System.Data;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Documents;

/// <summary>Writes the Word file of a document from the template in use and the record as it is now.</summary>
internal sealed class WriteDraft(Templates templates, DocumentKinds kinds, IFileStore store, TimeProvider clock) : IScoped
{
    public async Task<(StoredFile? File, int Template, Outcome Outcome)> RunAsync(IDocumentKind kind, Guid record, string title, Document? document, CancellationToken ct)
    {
        var (number, template) = await templates.InUseAsync(kind, ct);
        if (template is null)
        {
            return (null, number, Outcome.Refuse("Document.TemplateWaits"));
        }

        await using (template)
        {
            var content = kinds.WithCommon(await kind.FillAsync(record, ct), document?.Number, document?.NumberedOn, clock.Today().Year);
            await using var filled = await TemplateFiller.FillAsync(template, content, ct);
            // A slash would begin the name of a file, as it does in a path.
            var taken = await store.TakeAsync(filled, $"{title.Replace('/', '-').Replace('–', '-')}.docx", ct);
            return (taken.File, number, taken.Outcome);
        }
    }
}

/// <summary>The acts on a document, each a change of its own. Callers have found the record in the actor's scope and hold the right of the kind.</summary>
internal sealed class MakeDocuments(HostDb db, IChange change, WriteDraft draft, CurrentActor current, TimeProvider clock) : IScoped
{
    public async Task<(Guid? Id, Outcome Outcome)> MakeAsync(IDocumentKind kind, DocumentSubject subject, Guid record, CancellationToken ct)
    {
        if (!subject.Ready.IsDone)
        {
            return (null, subject.Ready);
        }

        var (file, template, outcome) = await draft.RunAsync(kind, record, subject.Title, null, ct);
        if (file is null)
        {
            return (null, outcome);
        }

        var document = new Document { Id = Guid.CreateVersion7(clock.GetUtcNow()), Kind = kind.Name, RecordId = record, Title = subject.Title, MadeAt = clock.UtcNow(), MadeBy = current.Actor.Name };
        document.Write(file, template, isEdited: false);
        db.Add(document);
        db.Because(document, "Document.Made");
        await db.SaveChangesAsync(ct);
        return (document.Id, Outcome.Done);
    }

    /// <summary>Makes the draft again from the record as it is now; an edited one gives way.</summary>
    public async Task<Outcome> RemakeAsync(IDocumentKind kind, Document document, int version, CancellationToken ct)
    {
        if (document.State != DocumentState.Draft)
        {
            return document.Write(document.Draft, document.Template, document.IsEdited);
        }

        var (file, template, outcome) = await draft.RunAsync(kind, document.RecordId, document.Title, document, ct);
        return file is null ? outcome : await SaveAsync(document, version, "Document.Remade", d => d.Write(file, template, isEdited: false), ct);
    }

    public Task<Outcome> ReplaceAsync(Document document, int version, StoredFile file, CancellationToken ct) =>
        SaveAsync(document, version, "Document.Replaced", d => d.Write(file, d.Template, isEdited: true), ct);

    public Task<Outcome> SignAsync(Document document, int version, StoredFile scan, bool needsNumber, CancellationToken ct) => SaveAsync(document, version, "Document.ScanAttached", d => d.Sign(scan, needsNumber), ct);

    public Task<Outcome> IssueAsync(Document document, int version, CancellationToken ct) => SaveAsync(document, version, "Document.Issued", d => d.Issue(clock.UtcNow()), ct);

    public Task<Outcome> CancelAsync(Document document, int version, string? reason, CancellationToken ct) => SaveAsync(document, version, "Document.Cancelled", d => d.Cancel(reason), ct, reason?.Trim());

    /// <summary>Takes the next number of the book of the kind and this year, and writes it into a draft that was not edited.</summary>
    public async Task<Outcome> NumberAsync(IDocumentKind kind, Document document, int version, CancellationToken ct)
    {
        var taken = await change.InTransactionAsync(db, () => TakeAsync(kind, document, version, ct), ct);
        // What is not kept now (a store that refuses) can be made again: the number stands.
        return taken.IsDone && !document.IsEdited ? await RemakeAsync(kind, document, document.Version, ct) : taken;
    }

    private async Task<Outcome> TakeAsync(IDocumentKind kind, Document document, int version, CancellationToken ct)
    {
        if (document.MayTakeNumber() is { IsDone: false } refused)
        {
            return refused;
        }

        var today = clock.Today();
        db.Entry(document).Property(d => d.Version).OriginalValue = version;
        document.TakeNumber(await db.TakeNumberAsync(NumberedBooks.Of(kind.Name), today.Year, ct), kind.Sign!, today);
        db.Because(document, "Document.Numbered");
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    private async Task<Outcome> SaveAsync(Document document, int version, string action, Func<Document, Outcome> act, CancellationToken ct, string? reason = null)
    {
        var outcome = act(document);
        if (outcome.IsDone)
        {
            db.Entry(document).Property(d => d.Version).OriginalValue = version;
            db.Because(document, action, reason);
            await db.SaveChangesAsync(ct);
        }

        return outcome;
    }
}

/// <summary>Finds documents for the actor: whose record one may see.</summary>
internal sealed class DocumentShelf(HostDb db, DocumentKinds kinds, CurrentActor current) : IDocuments, IScoped
{
    public async Task<DocumentNumber?> NumberOfAsync(string kind, Guid record, CancellationToken ct) =>
        await db.Documents.Where(d => d.Kind == kind && d.RecordId == record && d.Number != null && d.State != DocumentState.Void).OrderByDescending(d => d.MadeAt)
            .Select(d => new DocumentNumber(d.NumberText!, d.NumberedOn!.Value)).FirstOrDefaultAsync(ct);

    public bool MayMake(IDocumentKind kind) => current.Actor.Can(kind.Permission);

    /// <summary>Acts on a document are for those who could make it now: a colleague's paper is only read.</summary>
    public bool MayAct(IDocumentKind kind, DocumentSubject subject) => MayMake(kind) && subject.Ready.IsDone;

    /// <summary>Forgets what was not saved, before it is read anew.</summary>
    public void Forget() => db.ChangeTracker.Clear();

    /// <returns><c>null</c> where there is none, or its record is not the actor's to see.</returns>
    public async Task<(Document Document, IDocumentKind Kind, DocumentSubject Subject)?> FindAsync(Guid id, CancellationToken ct) =>
        await db.Documents.SingleOrDefaultAsync(d => d.Id == id, ct) is { } document && kinds.Find(document.Kind) is { } kind && await kind.FindAsync(document.RecordId, ct) is { } subject
            ? (document, kind, subject) : null;

    /// <summary>The kinds that a record of this sort can have, with what there is.</summary>
    public async Task<IReadOnlyList<ShelfRow>> OfAsync(DocumentsOf of, CancellationToken ct)
    {
        var all = await db.Documents.AsNoTracking().Where(d => d.RecordId == of.Record).OrderByDescending(d => d.MadeAt).ToListAsync(ct);
        var rows = new List<ShelfRow>();
        foreach (var kind in kinds.All.Where(k => k.Subject == of.Subject))
        {
            if (await kind.FindAsync(of.Record, ct) is { } subject)
            {
                var made = all.Where(d => d.Kind == kind.Name).ToList();
                rows.Add(new ShelfRow(kind, kinds.TextOf(kind), made, subject.Ready.IsDone ? null : kinds.Say(kind, subject.Ready), MayMake(kind) && !made.Exists(d => d.State is DocumentState.Draft or DocumentState.Signed)));
            }
        }

        return rows;
    }
}

/// <param name="NotReady">Why none can be made now.</param>
/// <param name="MayMake">Nothing of the kind is at work, and the actor may make it.</param>
internal sealed record ShelfRow(IDocumentKind Kind, string Name, IReadOnlyList<Document> Made, string? NotReady, bool MayMake);
