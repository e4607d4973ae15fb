using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Kernel;

namespace OcopModular.Tests.Architecture;

/// <summary>A module that names contents of the file store must say so, or they are removed after 30 days.</summary>
[Collection(SharedApps.Name)]
public sealed class FileReferenceTests(SharedApps apps)
{
    [Fact]
    public async Task Every_module_that_keeps_a_content_hash_says_to_what_it_refers()
    {
        await using var scope = (await apps.OnAsync(Databases.Sqlite)).Services.CreateAsyncScope();
        var speaking = scope.ServiceProvider.GetServices<IFileReferences>().Select(r => r.GetType().Assembly).ToHashSet();
        var keeping = House.Contexts(scope.ServiceProvider).OfType<ModuleDb>().Where(c => c.Model.GetEntityTypes().Any(KeepsHash)).ToList();

        keeping.Should().NotBeEmpty();
        keeping.Where(c => !speaking.Contains(c.GetType().Assembly)).Select(c => c.GetType().Name).Together().Should().BeEmpty();
    }

    [Fact]
    public void A_record_that_keeps_a_content_hash_is_found()
    {
        using var db = new KeepingDb(new DbContextOptionsBuilder<KeepingDb>().UseSqlite("Data Source=:memory:").Options);

        db.Model.GetEntityTypes().Where(KeepsHash).Should().ContainSingle();
    }

    private static bool KeepsHash(IReadOnlyEntityType entity) => entity.GetProperties().Any(p => p.ClrType == typeof(string) && p.Name.EndsWith(nameof(StoredFile.Sha256), StringComparison.Ordinal));

    private sealed class KeepingDb(DbContextOptions<KeepingDb> options) : DbContext(options)
    {
        public DbSet<Paper> Papers => Set<Paper>();

        public DbSet<Plain> Plains => Set<Plain>();
    }

    private sealed class Paper
    {
        public Guid Id { get; init; }

        public string ScanSha256 { get; init; } = "";
    }

    private sealed class Plain
    {
        public Guid Id { get; init; }

        public string Hash { get; init; } = "";
    }
}
