using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Files;

/// <summary>A content that the store keeps.</summary>
internal sealed class FileContent
{
    public string Sha256 { get; init; } = "";

    public long Length { get; init; }

    public string ContentType { get; init; } = "";

    /// <summary>When it was last taken in.</summary>
    public DateTime TakenAt { get; set; }

    /// <summary>Since when nothing was seen to refer to it.</summary>
    public DateTime? UnusedSince { get; set; }

    public FileCheck Check { get; set; }

    /// <summary>What the virus check found.</summary>
    public string? Finding { get; set; }

    public DateTime? CheckedAt { get; set; }

    /// <summary>When its bytes were last seen to be those of its hash.</summary>
    public DateTime VerifiedAt { get; set; }
}

/// <summary>What is wrong with a content.</summary>
internal enum FileFault
{
    [Tone(Tone.Bad)]
    Missing,

    [Tone(Tone.Bad)]
    Changed,

    [Tone(Tone.Bad)]
    Infected,
}

/// <summary>A fault that a check found, until it is mended.</summary>
internal sealed class FileProblem
{
    public Guid Id { get; init; }

    public string Sha256 { get; init; } = "";

    public FileFault Fault { get; init; }

    public string? Finding { get; init; }

    public DateTime FoundAt { get; init; }

    public DateTime? MendedAt { get; set; }
}

/// <summary>A resumable upload that was begun; its bytes so far lie in the folder of incoming files.</summary>
internal sealed class FileUpload
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public string Name { get; init; } = "";

    public long Length { get; init; }

    /// <summary>How many bytes are here and synced.</summary>
    public long Offset { get; set; }

    public DateTime BegunAt { get; init; }

    public bool IsComplete => Offset == Length;
}

internal static class FileTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<FileContent>(e =>
        {
            e.HasKey(c => c.Sha256);
            e.Property(c => c.Sha256).HasMaxLength(64);
            e.Property(c => c.ContentType).HasMaxLength(100);
            e.Property(c => c.Finding).HasMaxLength(200);
            e.HasIndex(c => c.Check);
            e.HasIndex(c => c.VerifiedAt);
        });
        model.Entity<FileProblem>(e =>
        {
            e.Property(p => p.Sha256).HasMaxLength(64);
            e.Property(p => p.Finding).HasMaxLength(200);
            e.HasIndex(p => new { p.Sha256, p.MendedAt });
        });
        model.Entity<FileUpload>(e =>
        {
            e.Property(u => u.Name).HasMaxLength(500);
            e.HasIndex(u => u.AccountId);
            e.Ignore(u => u.IsComplete);
        });
    }
}
