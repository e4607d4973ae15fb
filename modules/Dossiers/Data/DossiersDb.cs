using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Data;

internal sealed class DossiersDb(DbContextOptions<DossiersDb> options, IChange change) : ModuleDb(options, change)
{
    public DbSet<Producer> Producers => Set<Producer>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<Dossier> Dossiers => Set<Dossier>();

    public DbSet<Answer> Answers => Set<Answer>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<FiledVersion> Versions => Set<FiledVersion>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<Check> Checks => Set<Check>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (ChangeTracker.Entries<FiledVersion>().Any(e => e.State is EntityState.Modified or EntityState.Deleted))
        {
            throw new InvalidOperationException("A filed version is frozen.");
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}

internal sealed class ProducerMap : IEntityTypeConfiguration<Producer>
{
    public void Configure(EntityTypeBuilder<Producer> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(200);
        builder.Property(p => p.RegistrationNumber).HasMaxLength(50);
        builder.Property(p => p.Representative).HasMaxLength(200);
        builder.Property(p => p.Post).HasMaxLength(100);
        builder.Property(p => p.Ethnicity).HasMaxLength(50);
        builder.Property(p => p.Phone).HasMaxLength(30);
        builder.Property(p => p.Email).HasMaxLength(200);
        builder.Property(p => p.Address).HasMaxLength(300);
        builder.Property(p => p.CommuneCode).HasMaxLength(20);
        builder.Property(p => p.CommuneName).HasMaxLength(200);
        builder.HasIndex(p => new { p.CommuneId, p.Name }).IsUnique();
    }
}

internal sealed class ProductMap : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(200);
        builder.Property(p => p.Description).HasMaxLength(2000);
        builder.Property(p => p.SetName).HasMaxLength(300);
        builder.Property(p => p.Sector).HasMaxLength(200);
        builder.Property(p => p.Group).HasMaxLength(200);
        builder.Property(p => p.CommuneName).HasMaxLength(200);
        builder.HasIndex(p => new { p.ProducerId, p.Name }).IsUnique();
        builder.HasIndex(p => p.CommuneId);
        builder.HasOne(p => p.Producer).WithMany().HasForeignKey(p => p.ProducerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DossierMap : IEntityTypeConfiguration<Dossier>
{
    public void Configure(EntityTypeBuilder<Dossier> builder)
    {
        builder.Property(d => d.CommuneCode).HasMaxLength(20);
        builder.Property(d => d.CommuneName).HasMaxLength(200);
        builder.Property(d => d.PaperNumber).HasMaxLength(100);
        builder.Property(d => d.Number).HasMaxLength(100);
        builder.Property(d => d.Pack).HasMaxLength(100);
        builder.Property(d => d.PackHash).HasMaxLength(64);
        builder.Property(d => d.ReturnReason).HasMaxLength(4000);
        builder.Property(d => d.Round).HasMaxLength(200);
        builder.Property(d => d.Result).HasMaxLength(500);
        builder.Property(d => d.Registration).AsJson();
        builder.Property(d => d.Facts).AsJson();
        builder.HasIndex(d => d.Number).IsUnique();
        builder.HasIndex(d => new { d.ProductId, d.Year }).IsUnique().HasFilter("\"State\" <> 'Decided' AND \"State\" <> 'Withdrawn'");
        builder.HasIndex(d => d.CommuneId);
        builder.HasIndex(d => new { d.State, d.Year });
        builder.HasOne(d => d.Product).WithMany().HasForeignKey(d => d.ProductId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("dossiers_dossier_state", $"\"State\" IN ({string.Join(", ", Enum.GetNames<DossierState>().Select(s => $"'{s}'"))})");
            t.HasCheckConstraint("dossiers_dossier_filed", "\"State\" IN ('Draft', 'Withdrawn') OR (\"Number\" IS NOT NULL AND \"FiledOn\" IS NOT NULL AND \"Pack\" IS NOT NULL AND \"PackHash\" IS NOT NULL AND \"Versions\" > 0)");
            t.HasCheckConstraint("dossiers_dossier_returned", "\"State\" <> 'Returned' OR \"ReturnReason\" IS NOT NULL");
        });
    }
}

internal sealed class AnswerMap : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> builder)
    {
        builder.Property(a => a.Criterion).HasMaxLength(30);
        builder.Property(a => a.Pick).HasMaxLength(10);
        builder.Property(a => a.Note).HasMaxLength(2000);
        builder.HasIndex(a => new { a.DossierId, a.Criterion }).IsUnique();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(a => a.DossierId);
    }
}

internal sealed class AttachmentMap : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.Property(a => a.Sha256).HasMaxLength(64);
        builder.Property(a => a.Name).HasMaxLength(150);
        builder.Property(a => a.ContentType).HasMaxLength(100);
        builder.Property(a => a.Title).HasMaxLength(200);
        builder.Property(a => a.Criterion).HasMaxLength(30);
        builder.Property(a => a.Paper).HasMaxLength(50);
        builder.Property(a => a.AddedBy).HasMaxLength(200);
        builder.Ignore(a => a.File);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(a => a.DossierId);
    }
}

internal sealed class FiledVersionMap : IEntityTypeConfiguration<FiledVersion>
{
    public void Configure(EntityTypeBuilder<FiledVersion> builder)
    {
        builder.Property(v => v.FiledBy).HasMaxLength(200);
        builder.Property(v => v.Hash).HasMaxLength(64);
        builder.HasIndex(v => new { v.DossierId, v.Number }).IsUnique();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(v => v.DossierId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReportMap : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.Property(r => r.Content).AsJson();
        builder.HasIndex(r => r.DossierId).IsUnique();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId);
    }
}

internal sealed class CheckMap : IEntityTypeConfiguration<Check>
{
    public void Configure(EntityTypeBuilder<Check> builder)
    {
        builder.Property(c => c.By).HasMaxLength(200);
        builder.Property(c => c.Reason).HasMaxLength(4000);
        builder.Property(c => c.Sheet).AsJson();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(c => c.DossierId);
    }
}

/// <summary>Records that are always read and written whole are kept as JSON in one column.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) where T : class =>
        property.HasConversion(value => JsonSerializer.Serialize(value, Json), text => JsonSerializer.Deserialize<T>(text, Json)!);
}
