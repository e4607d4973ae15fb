using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Host.Data;
using OcopModular.Host.Documents;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Bench;

/// <summary>200,000 records of 25 communes with names as they are in the district: tea, honey and rice are everywhere.</summary>
internal sealed record SearchData(int Records, Guid Commune, IReadOnlyList<Guid> Dossiers, IReadOnlyList<(string What, IReadOnlyList<string> Texts)> Queries)
{
    private const int Producers = 20_000;
    private const int ProductsOfEach = 4;
    private const int Filed = 80_000;
    private const int Documents = 20_000;
    private const int Batch = 250;
    private static readonly string[] Kinds = ["Chè Shan tuyết", "Trà xanh", "Mật ong bạc hà", "Gạo tẻ râu", "Nếp nương", "Thịt trâu gác bếp", "Lạp sườn", "Miến dong", "Rượu ngô men lá", "Thổ cẩm", "Măng khô", "Nấm hương rừng", "Thảo quả", "Sâm Lai Châu", "Bánh dày", "Cá hồi"];
    private static readonly string[] Places = ["Mồ Sì San", "Dào San", "Sì Lở Lầu", "Bản Lang", "Nậm Xe", "Mù Sang", "Vàng Ma Chải", "Pa Vây Sử", "Tông Qua Lìn", "Khổng Lào", "Hoang Thèn", "Lản Nhì Thàng", "Ma Li Pho", "Huổi Luông", "Mường So"];
    private static readonly string[] People = ["Chẻo Mỷ Lai", "Tẩn Láo San", "Vàng A Lử", "Giàng A Páo", "Phàn Tả Mẩy", "Lò Thị Mai", "Lý Láo Tả", "Hầu A Chu"];

    public static Task<SearchData> FillAsync(BenchHost host) => host.AsAsync(Actor.System, async services =>
    {
        var (db, hostDb) = (services.GetRequiredService<DossiersDb>(), services.GetRequiredService<HostDb>());
        var communes = Enumerable.Range(1, 25).Select(i => new Commune(Guid.CreateVersion7(), $"{i:00000}", Places[i % Places.Length])).ToList();
        var set = new SetCard(11, "11", "Chè tươi, chè chế biến", "I", "Chè", null, "", true, "", []);
        var (products, dossiers) = (new List<(Guid Product, Guid Producer)>(), new List<Guid>());
        await SaveAsync(db, Range(Producers).Select(i =>
        {
            var producer = Producer.Register(Guid.CreateVersion7(), communes[i % communes.Count], Details(i), DateTime.UnixEpoch);
            var own = Range(ProductsOfEach).Select(k => Product.Register(Guid.CreateVersion7(), producer, communes[i % communes.Count], $"{Kinds[(i + k) % Kinds.Length]} {Places[i / 3 % Places.Length]} {i * ProductsOfEach + k}", null, set, DateTime.UnixEpoch)).ToList();
            var filed = own.Take(i * ProductsOfEach < Filed ? ProductsOfEach : 0).Select((p, k) => Dossier(p, communes[i % communes.Count], i * ProductsOfEach + k)).ToList();
            dossiers.AddRange(filed.Select(d => d.Id));
            return (IReadOnlyList<object>)[producer, .. own, .. filed];
        }));
        await SaveAsync(hostDb, Range(Documents).Select(i => (IReadOnlyList<object>)[Paper(i, dossiers[i])]));
        return new SearchData(Producers + (Producers * ProductsOfEach) + dossiers.Count + Documents, communes[0].Id, dossiers,
        [
            ("several words", ["che shan mo si", "mat ong dao san", "thit trau si lo", "nam huong nam xe"]),
            ("one common word", ["che", "gao", "mat", "trau"]),
            ("a number", [.. Range(200).Select(i => $"{i * 379 % Filed:000}/PĐK-2024")]),
            ("a rare name", [.. Range(200).Select(i => $"tra xanh {i * 397}")]),
            ("nothing", ["khong co dau", "xyz abc", "cao su thai"]),
        ]);
    });

    private static IEnumerable<int> Range(int count) => Enumerable.Range(0, count);

    private static ProducerDetails Details(int i) => new($"Hộ kinh doanh {People[i % People.Length]} {i}", ProducerKind.Household, $"62{i:000000}", null, People[i % People.Length], null, null, null, null, null, "bản");

    private static Dossier Dossier(Product product, Commune commune, int number)
    {
        var dossier = OcopModular.Dossiers.Domain.Dossier.Open(Guid.CreateVersion7(), product, commune, DossierKind.First, 2024, DateTime.UnixEpoch);
        var day = new DateOnly(2024, 3, 1);
        dossier.File(new Filing(day, day, "148", "0", $"{number:000}/PĐK-2024", DateTime.UnixEpoch));
        return dossier;
    }

    private static Document Paper(int i, Guid dossier)
    {
        var paper = new Document { Id = Guid.CreateVersion7(), Kind = "Dossiers.Report", RecordId = dossier, Title = $"Báo cáo của UBND xã – {Kinds[i % Kinds.Length]}", MadeBy = "Ai đó" };
        paper.TakeNumber(i + 1, "BC-UBND", new DateOnly(2024, 3, 1));
        return paper;
    }

    /// <param name="records">What is saved together stands together.</param>
    private static async Task SaveAsync(DbContext db, IEnumerable<IReadOnlyList<object>> records)
    {
        foreach (var batch in records.Chunk(Batch))
        {
            db.AddRange(batch.SelectMany(b => b));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }
}
