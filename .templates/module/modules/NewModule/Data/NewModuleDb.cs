using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OcopModular.Kernel;
using OcopModular.NewModule.Domain;

namespace OcopModular.NewModule.Data;

internal sealed class NewModuleDb(DbContextOptions<NewModuleDb> options, IChange change) : ModuleDb(options, change)
{
    public DbSet<NewRecord> Records => Set<NewRecord>();
}

internal sealed class NewRecordMap : IEntityTypeConfiguration<NewRecord>
{
    public void Configure(EntityTypeBuilder<NewRecord> builder)
    {
        builder.Property(r => r.Number).HasMaxLength(50);
        builder.Property(r => r.Name).HasMaxLength(200);
        builder.Property(r => r.Note).HasMaxLength(2000);
        builder.Property(r => r.CommuneName).HasMaxLength(200);
        builder.HasIndex(r => r.Number).IsUnique();
        builder.HasIndex(r => r.CommuneId);
    }
}
