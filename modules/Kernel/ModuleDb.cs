using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OcopModular.Kernel;

/// <summary>A module's private part of the one database: prefixed tables, UTC instants, versions, audit, outbox.</summary>
public abstract class ModuleDb(DbContextOptions options, IChange change) : DbContext(options)
{
    /// <summary>Table prefix, from the name of the context: <c>DossiersDb</c> → <c>dossiers</c>.</summary>
    public static string PrefixOf(Type context) => context.Name[..^"Db".Length].ToLowerInvariant();

    /// <summary>Names the business act (<c>Dossier.Filed</c>) and its reason in the audit log.</summary>
    public void Because(IRecord record, string action, string? reason = null) => change.Because(record, action, reason);

    /// <summary>Tells an event, in the same save.</summary>
    public void Announce(IEvent happened) => change.Announce(this, happened);

    /// <summary>The version that the form was opened with: a save on another one is a <see cref="DbUpdateConcurrencyException"/>.</summary>
    public void Expect<T>(T row, int version) where T : class, IVersioned =>
        Entry(row).Property(nameof(IVersioned.Version)).OriginalValue = version;

    /// <summary>Runs several reads and saves as one transaction, alone in the gate. Inside, never ask another module to write.</summary>
    public Task<T> InTransactionAsync<T>(Func<Task<T>> workAsync, CancellationToken ct) => change.InTransactionAsync(this, workAsync, ct);

    /// <summary>Does it, or says what stands against it by now where somebody else was quicker; a fault of another cause goes on.</summary>
    public async Task<Outcome> UnlessBeatenAsync(Func<Task<Outcome>> actAsync, Func<Task<Outcome>> refusalAsync)
    {
        try
        {
            return await actAsync();
        }
        catch (DbUpdateException)
        {
            ChangeTracker.Clear();
            var refusal = await refusalAsync();
            if (refusal.IsDone)
            {
                throw;
            }

            return refusal;
        }
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        change.SaveAsync(this, () => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save with SaveChangesAsync: it takes the write gate.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => SharedModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        SharedModel.Map(modelBuilder, isOwner: false);
        SharedModel.NameTables(modelBuilder, PrefixOf(GetType()));
    }
}

/// <summary>Numbering books (sổ), the same for every context.</summary>
public static class NumberBooks
{
    /// <summary>Takes the next number of a book in a year; only inside a transaction of <see cref="IChange"/>, so that none is lost.</summary>
    public static async Task<int> TakeNumberAsync(this DbContext db, string book, int year, CancellationToken ct)
    {
        // Two transactions may open the same new book at once: only one of them does.
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "kernel_number" ("Book", "Year", "Last") VALUES ({book}, {year}, 0) ON CONFLICT DO NOTHING""", ct);
        var row = db.Set<NumberBook>().Where(b => b.Book == book && b.Year == year);
        await row.ExecuteUpdateAsync(s => s.SetProperty(b => b.Last, b => b.Last + 1), ct);
        return await row.Select(b => b.Last).SingleAsync(ct);
    }
}

/// <summary>What all contexts agree on, the host's included.</summary>
public static partial class SharedModel
{
    public static void Conventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTime>().HaveConversion<UtcConverter>();
        configuration.Properties<decimal>().HavePrecision(18, 6);
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    /// <summary>Maps the <c>kernel_</c> tables; only their owner, the host, migrates them.</summary>
    public static void Map(ModelBuilder model, bool isOwner)
    {
        model.Entity<AuditEntry>(e =>
        {
            e.HasKey(a => a.Seq);
            e.Property(a => a.Seq).ValueGeneratedNever();
            e.HasIndex(a => a.Subject);
            e.HasIndex(a => a.Record);
            e.Property(a => a.ActorName).HasMaxLength(200);
            e.Property(a => a.Area).HasMaxLength(40);
            e.Property(a => a.Kind).HasMaxLength(100);
            e.Property(a => a.Action).HasMaxLength(100);
            e.Property(a => a.Hash).HasMaxLength(64);
            e.ToTable("kernel_audit", t => Exclude(t, isOwner));
        });
        model.Entity<AuditSalt>(e =>
        {
            e.HasKey(s => s.Record);
            e.Property(s => s.Salt).HasMaxLength(64);
            e.ToTable("kernel_audit_salt", t => Exclude(t, isOwner));
        });
        model.Entity<OutboxMessage>(e =>
        {
            e.HasIndex(m => new { m.DeliveredAt, m.NextAttempt });
            e.ToTable("kernel_outbox", t => Exclude(t, isOwner));
        });
        model.Entity<Submission>(e => e.ToTable("kernel_submission", t => Exclude(t, isOwner)));
        model.Entity<NumberBook>(e =>
        {
            e.HasKey(b => new { b.Book, b.Year });
            e.Property(b => b.Book).HasMaxLength(100);
            e.ToTable("kernel_number", t => Exclude(t, isOwner));
        });
    }

    public static void NameTables(ModelBuilder model, string prefix)
    {
        model.Model.SetMaxIdentifierLength(63);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var key in entity.FindPrimaryKey()?.Properties.Where(p => p.ClrType == typeof(Guid)) ?? [])
            {
                key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }

            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
            {
                entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
            }

            if (!entity.IsOwned() && entity.GetTableName() is { } name && !name.StartsWith("kernel_", StringComparison.Ordinal))
            {
                entity.SetTableName($"{prefix}_{WordStart().Replace(entity.ClrType.Name.Split('`')[0], "_").ToLowerInvariant()}");
            }
        }
    }

    private static void Exclude(Microsoft.EntityFrameworkCore.Metadata.Builders.TableBuilder table, bool isOwner) => table.ExcludeFromMigrations(!isOwner);

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordStart();

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}
