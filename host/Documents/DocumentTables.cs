using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Documents;

internal static class DocumentTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Document>(e =>
        {
            e.HasIndex(d => new { d.Kind, d.NumberYear, d.Number }).IsUnique();
            e.HasIndex(d => d.RecordId);
            e.Property(d => d.Kind).HasMaxLength(80);
            e.Property(d => d.Title).HasMaxLength(500);
            e.Property(d => d.MadeBy).HasMaxLength(200);
            e.Property(d => d.DraftSha256).HasMaxLength(64);
            e.Property(d => d.DraftName).HasMaxLength(200);
            e.Property(d => d.NumberText).HasMaxLength(100);
            e.Property(d => d.ScanSha256).HasMaxLength(64);
            e.Property(d => d.ScanName).HasMaxLength(200);
            e.Property(d => d.VoidReason).HasMaxLength(500);
            e.Ignore(d => d.Draft);
            e.Ignore(d => d.Scan);
            e.Ignore(d => d.IsOver);
        });
        model.Entity<DocumentTemplate>(e =>
        {
            e.HasIndex(t => new { t.Kind, t.Number }).IsUnique();
            e.Property(t => t.Kind).HasMaxLength(80);
            e.Property(t => t.Sha256).HasMaxLength(64);
            e.Property(t => t.FileName).HasMaxLength(200);
            e.Property(t => t.By).HasMaxLength(200);
        });
        model.Entity<BookStart>(e =>
        {
            e.HasIndex(b => new { b.Kind, b.Year }).IsUnique();
            e.Property(b => b.Kind).HasMaxLength(80);
            e.Property(b => b.Reason).HasMaxLength(500);
        });
    }
}

/// <summary>The last lock: whatever code asks for it, nothing of an issued or void document is saved.</summary>
internal sealed class FrozenDocuments : SaveChangesInterceptor
{
    public static FrozenDocuments Instance { get; } = new();

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var touched = eventData.Context?.ChangeTracker.Entries<Document>().Where(e => e.State is EntityState.Modified or EntityState.Deleted) ?? [];
        return touched.Any(e => e.Property(d => d.State).OriginalValue is DocumentState.Issued or DocumentState.Void)
            ? throw new InvalidOperationException("An issued or void document does not change any more.")
            : ValueTask.FromResult(result);
    }
}

/// <summary>The files to which the host's own records refer.</summary>
internal sealed class DocumentReferences(HostDb db) : IFileReferences, IScoped
{
    public IQueryable<string> Hashes => db.Documents.Select(d => d.DraftSha256)
        .Concat(db.Documents.Where(d => d.ScanSha256 != null).Select(d => d.ScanSha256!))
        .Concat(db.DocumentTemplates.Where(t => t.Sha256 != null).Select(t => t.Sha256!));
}
