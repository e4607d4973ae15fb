using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OcopModular.Kernel;
using OcopModular.Programme.Domain;
using OcopModular.Rules.Contracts;

namespace OcopModular.Programme.Data;

internal sealed class ProgrammeDb(DbContextOptions<ProgrammeDb> options, IChange change) : ModuleDb(options, change)
{
    public DbSet<ProgrammeYear> Years => Set<ProgrammeYear>();

    public DbSet<Body> Bodies => Set<Body>();

    public DbSet<BodyMember> Members => Set<BodyMember>();
}

internal sealed class ProgrammeTables : IEntityTypeConfiguration<ProgrammeYear>, IEntityTypeConfiguration<Body>, IEntityTypeConfiguration<BodyMember>
{
    public void Configure(EntityTypeBuilder<ProgrammeYear> builder)
    {
        builder.HasIndex(y => y.Year).IsUnique();
        builder.Property(y => y.PlanNumber).HasMaxLength(100);
        builder.Property(y => y.PlanSigner).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<Body> builder)
    {
        // One body of a kind in force at any moment of a year.
        builder.HasIndex(b => new { b.Year, b.Kind }).IsUnique().HasFilter("\"Until\" IS NULL");
        builder.HasMany(b => b.Members).WithOne().HasForeignKey(m => m.BodyId);
        builder.HasOne<Body>().WithMany().HasForeignKey(b => b.ReplacedById);
        builder.Property(b => b.Name).HasMaxLength(300);
        builder.Property(b => b.DecisionNumber).HasMaxLength(100);
        builder.Property(b => b.Signer).HasMaxLength(200);
        builder.Property(b => b.Search).HasMaxLength(700);
        builder.Property(b => b.Rules).HasConversion(rules => JsonSerializer.Serialize(rules, JsonSerializerOptions.Web), text => JsonSerializer.Deserialize<WorkingRules>(text, JsonSerializerOptions.Web));
        builder.Ignore(b => b.State);
    }

    public void Configure(EntityTypeBuilder<BodyMember> builder)
    {
        builder.HasIndex(m => new { m.BodyId, m.StaffId }).IsUnique();
        builder.HasIndex(m => m.BodyId, "OneChair").IsUnique().HasFilter("\"Seat\" = 'Chair'");
        builder.Property(m => m.Name).HasMaxLength(200);
        builder.Property(m => m.Position).HasMaxLength(200);
        builder.Property(m => m.Unit).HasMaxLength(200);
    }
}
