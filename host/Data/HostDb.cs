using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Accounts;
using OcopModular.Host.Audit;
using OcopModular.Host.Documents;
using OcopModular.Host.Files;
using OcopModular.Host.Holidays;
using OcopModular.Host.Imports;
using OcopModular.Host.Jobs;
using OcopModular.Host.Modules;
using OcopModular.Host.Notices;
using OcopModular.Host.Web;
using OcopModular.Kernel;

namespace OcopModular.Host.Data;

/// <summary>The host's tables: accounts, roles, units, keys, and the shared <c>kernel_</c> tables.</summary>
internal sealed class HostDb(DbContextOptions<HostDb> options, IChange change) : IdentityDbContext<Account, AccountRole, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<RolePermission> RolePermissions => Set<RolePermission>();

    public DbSet<KnownPermission> KnownPermissions => Set<KnownPermission>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<FileContent> FileContents => Set<FileContent>();

    public DbSet<FileProblem> FileProblems => Set<FileProblem>();

    public DbSet<FileUpload> FileUploads => Set<FileUpload>();

    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();

    public DbSet<ImportSheet> ImportSheets => Set<ImportSheet>();
    public DbSet<SpecialDay> SpecialDays => Set<SpecialDay>();

    public DbSet<KeptNotice> Notices => Set<KeptNotice>();

    public DbSet<MailItem> MailItems => Set<MailItem>();

    public DbSet<PersonSettings> PersonSettings => Set<PersonSettings>();

    public DbSet<Checkpoint> Checkpoints => Set<Checkpoint>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<WorkRun> WorkRuns => Set<WorkRun>();
    public DbSet<Document> Documents => Set<Document>();

    public DbSet<DocumentTemplate> DocumentTemplates => Set<DocumentTemplate>();

    public DbSet<BookStart> BookStarts => Set<BookStart>();

    public DbSet<ModuleSwitch> ModuleSwitches => Set<ModuleSwitch>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public void Because(IRecord record, string action, string? reason = null) => change.Because(record, action, reason);

    /// <summary>Runs several reads and saves as one transaction, alone in the gate.</summary>
    public Task<T> InTransactionAsync<T>(Func<Task<T>> workAsync, CancellationToken ct) => change.InTransactionAsync(this, workAsync, ct);

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        change.SaveAsync(this, () => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(FrozenDocuments.Instance);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => SharedModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<RolePermission>().HasKey(r => new { r.RoleId, r.Permission });
        builder.Entity<RolePermission>().HasOne<AccountRole>().WithMany().HasForeignKey(r => r.RoleId).OnDelete(DeleteBehavior.Cascade);
        builder.Entity<RolePermission>().Property(r => r.Permission).HasMaxLength(100);
        builder.Entity<KnownPermission>().HasKey(k => k.Name);
        builder.Entity<KnownPermission>().Property(k => k.Name).HasMaxLength(100);
        builder.Entity<Unit>().Property(u => u.Name).HasMaxLength(200);
        builder.Entity<Unit>().Property(u => u.Code).HasMaxLength(20);
        builder.Entity<Unit>().HasOne<Unit>().WithMany().HasForeignKey(u => u.MergedInto);
        builder.Entity<Account>().Property(a => a.Name).HasMaxLength(200);
        builder.Entity<Account>().Property(a => a.Position).HasMaxLength(200);
        builder.Entity<Account>().HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId);
        builder.Entity<Invitation>().HasKey(i => i.TokenHash);
        builder.Entity<Invitation>().Property(i => i.TokenHash).HasMaxLength(64);
        builder.Entity<Invitation>().HasOne<Account>().WithMany().HasForeignKey(i => i.AccountId).OnDelete(DeleteBehavior.Cascade);
        FileTables.Map(builder);
        WorkRun.Map(builder);
        SavedView.Map(builder);
        ImportTables.Map(builder);
        DocumentTables.Map(builder);
        NoticeTables.Map(builder);
        ModuleSwitch.Map(builder);
        builder.Entity<Checkpoint>().HasKey(c => c.Size);
        builder.Entity<Checkpoint>().Property(c => c.Size).ValueGeneratedNever();
        SharedModel.Map(builder, isOwner: true);
        SharedModel.NameTables(builder, "host");
    }
}
