using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Documents;

/// <summary>An upload that was kept or refused, with all that is wrong.</summary>
internal sealed record TemplateTaken(int? Number, IReadOnlyList<Outcome> Errors, IReadOnlyList<Outcome> Warnings)
{
    public static TemplateTaken Refused(params Outcome[] errors) => new(null, errors, []);
}

/// <summary>The templates of the kinds: the one of the program, and the office's own versions.</summary>
internal sealed class Templates(HostDb db, DocumentKinds kinds, IFileStore store, CurrentActor current, TimeProvider clock) : IScoped
{
    public Task<List<DocumentTemplate>> OfAsync(string kind, CancellationToken ct) => db.DocumentTemplates.AsNoTracking().Where(t => t.Kind == kind).OrderByDescending(t => t.Number).ToListAsync(ct);

    public async Task<IReadOnlyDictionary<string, DocumentTemplate>> NewestAsync(CancellationToken ct) =>
        (await db.DocumentTemplates.AsNoTracking().ToListAsync(ct)).GroupBy(t => t.Kind, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(t => t.Number)!, StringComparer.Ordinal);

    /// <summary>The version in use; 0 is the program's own.</summary>
    public async Task<(int Number, Stream? File)> InUseAsync(IDocumentKind kind, CancellationToken ct)
    {
        var newest = await db.DocumentTemplates.AsNoTracking().Where(t => t.Kind == kind.Name).OrderByDescending(t => t.Number).FirstOrDefaultAsync(ct);
        return (newest?.Number ?? 0, await OpenAsync(kind, newest, ct));
    }

    /// <returns><c>null</c> where there is no such version, or it waits for its virus check.</returns>
    public async Task<Stream?> OpenAsync(IDocumentKind kind, int number, CancellationToken ct) => number == 0
        ? DocumentKinds.BuiltIn(kind)
        : await db.DocumentTemplates.AsNoTracking().SingleOrDefaultAsync(t => t.Kind == kind.Name && t.Number == number, ct) is { } version ? await OpenAsync(kind, version, ct) : null;

    /// <summary>Takes a new version into use, or says all that is wrong with it.</summary>
    public async Task<TemplateTaken> UploadAsync(IDocumentKind kind, Stream content, string name, CancellationToken ct)
    {
        var taken = await store.TakeAsync(content, name, ct);
        if (taken.File is not { } file)
        {
            return TemplateTaken.Refused(taken.Outcome);
        }

        if (file.ContentType != DocumentFiles.Word)
        {
            return TemplateTaken.Refused(Outcome.Refuse("Document.NotWord"));
        }

        content.Position = 0;
        var findings = TemplateCheck.Run(content, DocumentKinds.FieldsOf(kind));
        return findings.Errors.Count > 0 ? new(null, findings.Errors, findings.Warnings)
            : await AddAsync(kind, n => New(kind, n, file), "DocumentTemplate.Uploaded", ct) is { } number ? new(number, [], findings.Warnings)
            : TemplateTaken.Refused(Outcome.Refuse("Template.Beaten"));
    }

    /// <summary>An earlier version becomes the newest one again.</summary>
    public async Task<Outcome> PutBackAsync(IDocumentKind kind, int number, CancellationToken ct)
    {
        var earlier = await db.DocumentTemplates.AsNoTracking().SingleOrDefaultAsync(t => t.Kind == kind.Name && t.Number == number, ct);
        if (earlier is null && number != 0)
        {
            return Outcome.Refuse("Template.NoVersion", number);
        }

        var file = earlier?.Sha256 is null ? null : new StoredFile(earlier.Sha256, earlier.FileName, DocumentFiles.Word, earlier.Length);
        return await AddAsync(kind, n => New(kind, n, file, number), "DocumentTemplate.PutBack", ct) is null ? Outcome.Refuse("Template.Beaten") : Outcome.Done;
    }

    private DocumentTemplate New(IDocumentKind kind, int number, StoredFile? file, int? putBack = null) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        Kind = kind.Name,
        Number = number,
        Sha256 = file?.Sha256,
        FileName = file?.Name ?? $"{kind.Name}.docx",
        Length = file?.Length ?? 0,
        PutBack = putBack,
        At = clock.UtcNow(),
        By = current.Actor.Name,
    };

    private async Task<int?> AddAsync(IDocumentKind kind, Func<int, DocumentTemplate> make, string action, CancellationToken ct)
    {
        var version = make((await db.DocumentTemplates.Where(t => t.Kind == kind.Name).MaxAsync(t => (int?)t.Number, ct) ?? 0) + 1);
        db.Add(version);
        db.Because(version, action, kinds.TextOf(kind));
        try
        {
            await db.SaveChangesAsync(ct);
            return version.Number;
        }
        catch (DbUpdateException fault) when (SqliteOrPostgres.IsDuplicate(fault) && db.Entry(version).State == EntityState.Added)
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }

    private async Task<Stream?> OpenAsync(IDocumentKind kind, DocumentTemplate? version, CancellationToken ct) =>
        version?.Sha256 is { } sha256 ? await store.OpenAsync(sha256, thumbnail: false, ct) : DocumentKinds.BuiltIn(kind);
}
