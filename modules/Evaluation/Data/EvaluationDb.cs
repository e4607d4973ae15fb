using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Data;

internal sealed class EvaluationDb(DbContextOptions<EvaluationDb> options, IChange change) : ModuleDb(options, change)
{
    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<Candidate> Candidates => Set<Candidate>();

    public DbSet<SetAside> SetAside => Set<SetAside>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SessionMember> Members => Set<SessionMember>();

    public DbSet<ScoreSheet> Sheets => Set<ScoreSheet>();

    public DbSet<Discussion> Discussions => Set<Discussion>();

    public DbSet<Result> Results => Set<Result>();

    public DbSet<Recognition> Recognitions => Set<Recognition>();

    public DbSet<Verdict> Verdicts => Set<Verdict>();

    public DbSet<Certificate> Certificates => Set<Certificate>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(ClosedSessionGuard.Instance);
}

internal sealed class RoundTables : IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<RoundMember>, IEntityTypeConfiguration<Candidate>, IEntityTypeConfiguration<SetAside>
{
    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.HasIndex(r => new { r.Year, r.Number }).IsUnique();
        builder.Property(r => r.CouncilName).HasMaxLength(300);
        builder.Property(r => r.Rules).HasConversion(WorkingRulesText.To, WorkingRulesText.From);
        builder.HasMany(r => r.Council).WithOne().HasForeignKey(m => m.RoundId);
    }

    public void Configure(EntityTypeBuilder<RoundMember> builder) => builder.HasKey(m => new { m.RoundId, m.StaffId });

    public void Configure(EntityTypeBuilder<Candidate> builder)
    {
        builder.HasOne<Round>().WithMany().HasForeignKey(c => c.RoundId);
        builder.HasOne<Session>().WithMany().HasForeignKey(c => c.SessionId);
        builder.HasIndex(c => c.DossierId).IsUnique();
        builder.HasIndex(c => c.ProductId);
        builder.Property(c => c.ProductName).HasMaxLength(300);
        builder.Property(c => c.ProducerName).HasMaxLength(300);
        builder.Property(c => c.Search).HasMaxLength(1000);
    }

    public void Configure(EntityTypeBuilder<SetAside> builder)
    {
        builder.HasOne<Round>().WithMany().HasForeignKey(s => s.RoundId);
        builder.HasIndex(s => s.DossierId).IsUnique();
        builder.Property(s => s.Reason).HasMaxLength(1000);
    }
}

internal sealed class SessionTables : IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<SessionMember>, IEntityTypeConfiguration<ScoreSheet>, IEntityTypeConfiguration<Mark>, IEntityTypeConfiguration<Discussion>, IEntityTypeConfiguration<Result>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.HasOne<Round>().WithMany().HasForeignKey(s => s.RoundId);
        builder.Property(s => s.Place).HasMaxLength(300);
        builder.Property(s => s.Rules).HasConversion(WorkingRulesText.To, WorkingRulesText.From);
    }

    public void Configure(EntityTypeBuilder<SessionMember> builder)
    {
        builder.HasOne<Session>().WithMany().HasForeignKey(m => m.SessionId);
        builder.HasIndex(m => new { m.SessionId, m.StaffId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ScoreSheet> builder)
    {
        builder.HasOne<Session>().WithMany().HasForeignKey(s => s.SessionId);
        builder.HasOne<Candidate>().WithMany().HasForeignKey(s => s.CandidateId);
        builder.HasIndex(s => new { s.CandidateId, s.StaffId, s.Pass }).IsUnique();
        builder.Property(s => s.Remark).HasMaxLength(ScoreSheet.RemarkLength);
        builder.HasMany(s => s.Marks).WithOne().HasForeignKey(m => m.SheetId);
    }

    public void Configure(EntityTypeBuilder<Mark> builder)
    {
        builder.HasKey(m => new { m.SheetId, m.Criterion });
        builder.Property(m => m.Criterion).HasMaxLength(20);
        builder.Property(m => m.Pick).HasMaxLength(10);
        builder.Property(m => m.Remark).HasMaxLength(Mark.RemarkLength);
    }

    public void Configure(EntityTypeBuilder<Discussion> builder)
    {
        builder.HasOne<Candidate>().WithMany().HasForeignKey(d => d.CandidateId);
        builder.HasIndex(d => new { d.CandidateId, d.Pass }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Result> builder)
    {
        builder.HasOne<Candidate>().WithMany().HasForeignKey(r => r.CandidateId);
        builder.HasOne<Session>().WithMany().HasForeignKey(r => r.SessionId);
        builder.HasIndex(r => r.CandidateId).IsUnique();
    }
}

internal sealed class CertificateTables : IEntityTypeConfiguration<Recognition>, IEntityTypeConfiguration<Verdict>, IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Recognition> builder)
    {
        builder.HasOne<Session>().WithMany().HasForeignKey(r => r.SessionId);
        builder.HasIndex(r => r.SessionId).IsUnique();
        builder.HasIndex(r => r.Number).IsUnique();
        builder.Property(r => r.Number).HasMaxLength(100);
        builder.Property(r => r.Signer).HasMaxLength(200);
        builder.Property(r => r.SignerPosition).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<Verdict> builder)
    {
        builder.HasOne<Recognition>().WithMany().HasForeignKey(v => v.RecognitionId);
        builder.HasOne<Candidate>().WithMany().HasForeignKey(v => v.CandidateId);
        builder.HasIndex(v => v.CandidateId).IsUnique();
        builder.HasIndex(v => v.ProductId);
    }

    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.HasOne<Recognition>().WithMany().HasForeignKey(c => c.RecognitionId);
        builder.HasOne<Candidate>().WithMany().HasForeignKey(c => c.CandidateId);
        builder.HasIndex(c => c.CandidateId).IsUnique();
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => c.CheckCode).IsUnique();
        builder.HasIndex(c => c.ProductId);
        builder.Property(c => c.Number).HasMaxLength(100);
        builder.Property(c => c.CheckCode).HasMaxLength(40);
        builder.Property(c => c.ProductCode).HasMaxLength(100);
        builder.Property(c => c.ProductName).HasMaxLength(300);
        builder.Property(c => c.ProducerName).HasMaxLength(300);
        builder.Property(c => c.Search).HasMaxLength(1000);
    }
}

/// <summary>Working rules as one JSON text, in entity and audit alike.</summary>
internal static class WorkingRulesText
{
    public static readonly System.Linq.Expressions.Expression<Func<WorkingRules, string>> To = rules => JsonSerializer.Serialize(rules, JsonSerializerOptions.Web);

    public static readonly System.Linq.Expressions.Expression<Func<string, WorkingRules>> From = text => JsonSerializer.Deserialize<WorkingRules>(text, JsonSerializerOptions.Web)!;
}
