using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Kernel;

namespace OcopModular.Tests.Architecture;

[Collection(SharedApps.Name)]
public sealed class BoundaryTests(SharedApps apps)
{
    /// <summary>Downstream knows upstream: dossier → evaluation → certificate → monitoring and market. Kernel is known to all.</summary>
    private static readonly Dictionary<string, string[]> MayReference = new(StringComparer.Ordinal)
    {
        ["Kernel"] = [],
        ["Rules"] = [],
        ["Programme"] = ["Rules"],
        ["Dossiers"] = ["Rules", "Programme"],
        ["Evaluation"] = ["Rules", "Programme", "Dossiers"],
        ["Training"] = ["Programme", "Dossiers"],
        ["Monitoring"] = ["Rules", "Programme", "Dossiers", "Evaluation"],
        ["Communications"] = ["Programme", "Dossiers", "Training"],
        ["TradePromotion"] = ["Rules", "Programme", "Dossiers", "Evaluation", "Training"],
    };

    [Fact]
    public void A_module_shows_nothing_but_its_contracts() =>
        House.Modules.SelectMany(m => m.GetExportedTypes()).Where(t => IsLeak(t, t.Assembly.GetName().Name!)).Together().Should().BeEmpty();

    [Fact]
    public void A_public_type_outside_the_contracts_is_found() => IsLeak(typeof(BoundaryTests), "OcopModular.Tests").Should().BeTrue();

    [Fact]
    public void A_module_references_only_what_stands_upstream() => Projects().SelectMany(p => Foreign(p.Name, p.References)).Together().Should().BeEmpty();

    [Fact]
    public void A_reference_against_the_stream_is_found()
    {
        Foreign("Dossiers", ["Rules", "Evaluation"]).Should().Equal("Dossiers references Evaluation");
        Foreign("Lending", []).Should().BeEmpty("a module that stands for itself needs no place in the list");
        Foreign("Lending", ["Rules"]).Should().Equal("Lending references Rules");
    }

    [Fact]
    public void The_list_of_references_has_no_ring() => Ring(MayReference).Should().BeNull();

    [Fact]
    public void A_ring_of_references_is_found() =>
        Ring(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["A"] = ["B"], ["B"] = ["C"], ["C"] = ["A"] }).Should().NotBeNull();

    [Fact]
    public void The_host_names_no_module()
    {
        var modules = House.Modules.Select(m => $"OcopModular.{House.NameOf(m)}").ToList();

        Repository.Sources.Where(f => f.StartsWith("host/", StringComparison.Ordinal)).Where(f => modules.Exists(m => Repository.Read(f).Contains($"using {m}", StringComparison.Ordinal))).Together().Should().BeEmpty();
        Repository.Read("host/Host.csproj").Should().Contain("../modules/*/*.csproj");
    }

    [Fact]
    public void Every_event_is_a_public_record_in_contracts() =>
        House.Assemblies.SelectMany(a => a.GetTypes()).Where(t => typeof(IEvent).IsAssignableFrom(t) && t is { IsClass: true, IsAbstract: false }).Where(IsHiddenEvent).Together().Should().BeEmpty();

    [Fact]
    public void An_event_that_others_cannot_see_is_found() => IsHiddenEvent(typeof(HiddenEvent)).Should().BeTrue();

    [Fact]
    public async Task No_foreign_key_leaves_the_tables_of_its_module()
    {
        await using var scope = (await apps.OnAsync(Databases.Sqlite)).Services.CreateAsyncScope();

        House.Contexts(scope.ServiceProvider).SelectMany(c => c.Model.GetEntityTypes()).SelectMany(e => e.GetForeignKeys()).Where(Leaves).Select(k => k.ToString()).Together().Should().BeEmpty();
    }

    [Fact]
    public void A_foreign_key_into_another_module_is_found()
    {
        using var db = new CrossingDb(new DbContextOptionsBuilder<CrossingDb>().UseSqlite("Data Source=:memory:").Options);

        db.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()).Where(Leaves).Should().ContainSingle();
    }

    private static bool IsLeak(Type type, string assembly) =>
        !InContracts(type, assembly) && !typeof(IModule).IsAssignableFrom(type) && !typeof(Migration).IsAssignableFrom(type);

    private static bool InContracts(Type type, string assembly) =>
        type.Namespace is { } ns && (ns == $"{assembly}.Contracts" || ns.StartsWith($"{assembly}.Contracts.", StringComparison.Ordinal));

    private static bool IsHiddenEvent(Type type) => !type.IsPublic || type.GetMethod("<Clone>$") is null || !InContracts(type, type.Assembly.GetName().Name!);

    private static IEnumerable<(string Name, IReadOnlyList<string> References)> Projects() =>
        Repository.Files.Where(f => f.StartsWith("modules/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal)).Select(f =>
        {
            var references = XDocument.Parse(Repository.Read(f)).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)).ToList();
            return (Path.GetFileNameWithoutExtension(f), (IReadOnlyList<string>)references);
        });

    private static IEnumerable<string> Foreign(string name, IReadOnlyList<string> references) =>
        references.Where(r => r != "Kernel" && !MayReference.GetValueOrDefault(name, []).Contains(r)).Select(r => $"{name} references {r}");

    private static string? Ring(Dictionary<string, string[]> edges)
    {
        var left = edges.ToDictionary(e => e.Key, e => e.Value.Where(edges.ContainsKey).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        while (left.FirstOrDefault(l => l.Value.Count == 0).Key is { } free)
        {
            left.Remove(free);
            foreach (var others in left.Values)
            {
                others.Remove(free);
            }
        }

        return left.Count == 0 ? null : string.Join(", ", left.Keys);
    }

    private static bool Leaves(IForeignKey key) => Prefix(key.DeclaringEntityType) != Prefix(key.PrincipalEntityType);

    private static string Prefix(IReadOnlyEntityType entity) => (entity.GetTableName() ?? "").Split('_')[0];

    private sealed record HiddenEvent : IEvent;

    private sealed class CrossingDb(DbContextOptions<CrossingDb> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Near>().ToTable("near_thing").HasOne<Far>().WithMany().HasForeignKey(n => n.FarId);
            modelBuilder.Entity<Far>().ToTable("far_thing");
        }
    }

    private sealed class Near
    {
        public Guid Id { get; init; }

        public Guid FarId { get; init; }
    }

    private sealed class Far
    {
        public Guid Id { get; init; }
    }
}
