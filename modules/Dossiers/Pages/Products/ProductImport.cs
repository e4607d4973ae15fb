using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Pages.Products;

/// <summary>Products from Excel: a name at a producer is one product. Their producers stand in the register already.</summary>
internal sealed class ProductImport(DossiersDb db, Communes communes, RegisterProduct register, DossierRules rules, IStringLocalizer<Texts> texts) : IImport, IScoped
{
    public string Name => "products";

    public string Title => texts["Import.Products"];

    public string Permission => Can.Register;

    public string Url => "/Dossiers/Products";

    public ModuleDb Db => db;

    public async Task<IReadOnlyList<ImportColumn>> ColumnsAsync(CancellationToken ct) =>
    [
        new("Name", texts["Product.Name"], texts["Import.Help.Product"], IsRequired: true) { OtherHeadings = ["Sản phẩm", "Tên sản phẩm"], Example = "Trà xanh Shan" },
        new("Producer", texts["Product.Producer"], texts["Import.Help.Producer"], IsRequired: true) { OtherHeadings = ["Chủ thể", "Tên chủ thể", "Tên cơ sở"], Example = "HTX Chè Mây Ngàn" },
        new("Commune", texts["Producer.Commune"], texts["Import.Help.Commune"], ImportKind.Choice, IsRequired: true) { OtherHeadings = ["Xã", "Xã, thị trấn", "Xã/thị trấn", "Địa bàn"], Choices = [.. (await communes.ChoicesAsync(ct)).Select(c => c.Name)] },
        new("Set", texts["Import.Set"], texts["Import.Help.Set"], ImportKind.Number, IsRequired: true) { OtherHeadings = ["Bộ số", "Bộ sản phẩm", "Bộ tiêu chí"], Example = "11" },
        new("Description", texts["Product.Description"], texts["Import.Help.Description"], MaxLength: 2000) { OtherHeadings = ["Quy cách"] },
    ];

    public string KeyOf(ImportRow row) => $"{row["Commune"]}\n{row["Producer"]}\n{row["Name"]}";

    public async Task<IReadOnlyList<ImportVerdict>> CheckAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var homes = await communes.HomesAsync(ct);
        var mine = homes.Keys.ToList();
        var producers = ByKey(await db.Producers.AsNoTracking().Where(p => mine.Contains(p.CommuneId)).ToListAsync(ct), homes);
        var known = (await db.Products.AsNoTracking().Where(p => mine.Contains(p.CommuneId)).ToListAsync(ct)).ToDictionary(p => (p.ProducerId, p.Name));
        var filed = (await db.Dossiers.Where(d => mine.Contains(d.CommuneId)).Select(d => d.ProductId).Distinct().ToListAsync(ct)).ToHashSet();
        var sets = rules.SetsToday().Select(s => s.Number).ToHashSet();
        return [.. rows.Select(row => producers.TryGetValue((row["Commune"]!, row["Producer"]!), out var producer)
            ? Verdict(row, known.GetValueOrDefault((producer.Id, row["Name"]!)), sets, filed)
            : new ImportVerdict(ImportEffect.New, 0, [("Producer", texts["Import.NoProducer", row["Commune"]!])]))];
    }

    public async Task SaveAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var homes = await communes.HomesAsync(ct);
        var mine = homes.Keys.ToList();
        var names = rows.Select(r => r["Producer"]!).Distinct().ToList();
        var producers = ByKey(await db.Producers.Where(p => mine.Contains(p.CommuneId) && names.Contains(p.Name)).ToListAsync(ct), homes);
        var ids = producers.Values.Select(p => p.Id).ToList();
        var known = (await db.Products.Where(p => ids.Contains(p.ProducerId)).ToListAsync(ct)).ToDictionary(p => (p.ProducerId, p.Name));
        var sets = rules.SetsToday().ToDictionary(s => s.Number);
        foreach (var row in rows)
        {
            var (producer, card) = (producers[(row["Commune"]!, row["Producer"]!)], sets[(int)NumberOf(row)]);
            if (known.TryGetValue((producer.Id, row["Name"]!), out var product))
            {
                product.Describe(row["Name"]!, row["Description"] ?? product.Description, card);
            }
            else
            {
                register.Add(producer, Commune.Of(homes[producer.CommuneId]), row["Name"]!, row["Description"], card);
            }
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>By the name of the commune of today: producers of communes that were merged are known under the new one.</summary>
    private static Dictionary<(string Commune, string Name), Producer> ByKey(IEnumerable<Producer> producers, IReadOnlyDictionary<Guid, UnitCard> homes) =>
        producers.OrderBy(p => p.RegisteredAt).DistinctBy(p => (homes[p.CommuneId].Name, p.Name)).ToDictionary(p => (homes[p.CommuneId].Name, p.Name));

    private static decimal NumberOf(ImportRow row) => decimal.Parse(row["Set"]!, CultureInfo.InvariantCulture);

    private ImportVerdict Verdict(ImportRow row, Product? known, HashSet<int> sets, HashSet<Guid> filed)
    {
        var number = NumberOf(row);
        var fault = number != decimal.Truncate(number) || number is < 1 or > 1_000 || !sets.Contains((int)number) ? texts["Import.NoSet", string.Join(", ", sets.Order().Take(1)), sets.Max()]
            : known is not null && known.Set != (int)number && filed.Contains(known.Id) ? texts["Product.SetStays"]
            : null;
        var isSame = known is not null && known.Set == (int)number && (row["Description"] ?? known.Description) == known.Description;
        return new ImportVerdict(known is null ? ImportEffect.New : isSame ? ImportEffect.Unchanged : ImportEffect.Changed, known?.Version ?? 0, fault is null ? [] : [("Set", fault.Value)]);
    }
}
