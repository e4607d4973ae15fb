using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Pages.Producers;

/// <summary>Producers from Excel: a name in a commune is one producer. A commune officer may name no other commune.</summary>
internal sealed class ProducerImport(DossiersDb db, RegisterProducer register, Communes communes, CurrentActor current, IStringLocalizer<Texts> texts) : IImport, IScoped
{
    public string Name => "producers";

    public string Title => texts["Import.Producers"];

    public string Permission => Can.Register;

    public string Url => "/Dossiers/Producers";

    public ModuleDb Db => db;

    public async Task<IReadOnlyList<ImportColumn>> ColumnsAsync(CancellationToken ct) =>
    [
        new("Name", texts["Producer.Name"], texts["Import.Help.Name"], IsRequired: true) { OtherHeadings = ["Chủ thể", "Tên chủ thể", "Tên cơ sở", "Đơn vị sản xuất"], Example = "HTX Chè Mây Ngàn" },
        new("Commune", texts["Producer.Commune"], texts["Import.Help.Commune"], ImportKind.Choice, IsRequired: true) { OtherHeadings = ["Xã", "Xã, thị trấn", "Xã/thị trấn", "Địa bàn"], Choices = [.. (await communes.ChoicesAsync(ct)).Select(c => c.Name)] },
        new("Kind", texts["Producer.Kind"], texts["Import.Help.Kind"], ImportKind.Choice, IsRequired: true) { OtherHeadings = ["Loại hình", "Loại hình chủ thể", "Loại hình tổ chức"], Choices = Words<ProducerKind>() },
        new("RegistrationNumber", texts["Producer.RegistrationNumber"], texts["Import.Help.RegistrationNumber"], MaxLength: 50) { OtherHeadings = ["Mã số thuế", "Số ĐKKD"], Example = "6200012345" },
        new("FoundedOn", texts["Producer.FoundedOn"], texts["Import.Help.FoundedOn"], ImportKind.Day) { OtherHeadings = ["Ngày thành lập"], Example = "15/03/2019" },
        new("Address", texts["Producer.Address"], texts["Import.Help.Address"], IsRequired: true, MaxLength: 300) { OtherHeadings = ["Địa chỉ", "Địa chỉ trụ sở"], Example = "bản Séo Hồ Thầu" },
        new("Representative", texts["Producer.Representative"], texts["Import.Help.Representative"], IsRequired: true) { OtherHeadings = ["Người đại diện", "Đại diện", "Người đại diện pháp luật"], Example = "Chẻo Mỷ Lai" },
        new("Post", texts["Producer.Post"], texts["Import.Help.Post"], MaxLength: 100) { Example = "Giám đốc" },
        new("Gender", texts["Producer.Gender"], texts["Import.Help.Gender"], ImportKind.Choice) { Choices = Words<Gender>() },
        new("Ethnicity", texts["Producer.Ethnicity"], texts["Import.Help.Ethnicity"], MaxLength: 50) { Example = "Dao" },
        new("Phone", texts["Producer.Phone"], texts["Producer.Phone.Hint"], MaxLength: 30) { OtherHeadings = ["Điện thoại", "Số điện thoại", "SĐT"], Example = "0987 654 118" },
        new("Email", texts["Producer.Email"], texts["Import.Help.Email"]) { OtherHeadings = ["Email", "E-mail", "Thư điện tử"] },
    ];

    public string KeyOf(ImportRow row) => $"{row["Commune"]}\n{row["Name"]}";

    public async Task<IReadOnlyList<ImportVerdict>> CheckAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var known = await db.Producers.AsNoTracking().VisibleTo(current.Actor).ToListAsync(ct);
        var byKey = ByKey(known, await communes.HomesAsync(ct));
        return [.. rows.Select(row => Verdict(row, byKey.GetValueOrDefault((row["Commune"]!, row["Name"]!))))];
    }

    public async Task SaveAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var names = rows.Select(r => r["Name"]!).Distinct().ToList();
        var homes = await communes.HomesAsync(ct);
        var known = ByKey(await db.Producers.VisibleTo(current.Actor).Where(p => names.Contains(p.Name)).ToListAsync(ct), homes);
        var byName = homes.Values.DistinctBy(c => c.Name).ToDictionary(c => c.Name, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (known.TryGetValue((row["Commune"]!, row["Name"]!), out var producer))
            {
                producer.Describe(FormOf(row, producer).ToDetails());
            }
            else
            {
                register.Add(byName[row["Commune"]!], FormOf(row, null).ToDetails());
            }
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>By the name of the commune of today: producers of communes that were merged are known under the new one, of two with one name the first.</summary>
    private static Dictionary<(string Commune, string Name), Producer> ByKey(IEnumerable<Producer> known, IReadOnlyDictionary<Guid, UnitCard> homes) =>
        known.Where(p => homes.ContainsKey(p.CommuneId)).OrderBy(p => p.RegisteredAt).DistinctBy(p => (homes[p.CommuneId].Name, p.Name)).ToDictionary(p => (homes[p.CommuneId].Name, p.Name));

    private ImportVerdict Verdict(ImportRow row, Producer? known)
    {
        var form = FormOf(row, known);
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(form, new ValidationContext(form), faults, validateAllProperties: true);
        var effect = known is null ? ImportEffect.New : ProducerForm.Of(known).ToDetails() == form.ToDetails() ? ImportEffect.Unchanged : ImportEffect.Changed;
        return new ImportVerdict(effect, known?.Version ?? 0, [.. faults.Select(f => (f.MemberNames.First(), texts[f.ErrorMessage!].Value))]);
    }

    /// <summary>What is kept, with what the row says.</summary>
    private ProducerForm FormOf(ImportRow row, Producer? known)
    {
        var form = known is null ? new ProducerForm() : ProducerForm.Of(known);
        form.Name = row["Name"]!;
        form.Kind = Read<ProducerKind>(row["Kind"]) ?? form.Kind;
        form.RegistrationNumber = row["RegistrationNumber"] ?? form.RegistrationNumber;
        form.FoundedOn = row["FoundedOn"] is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : form.FoundedOn;
        form.Address = row["Address"] ?? form.Address;
        form.Representative = row["Representative"] ?? form.Representative;
        form.Post = row["Post"] ?? form.Post;
        form.Gender = Read<Gender>(row["Gender"]) ?? form.Gender;
        form.Ethnicity = row["Ethnicity"] ?? form.Ethnicity;
        form.Phone = row["Phone"] ?? form.Phone;
        form.Email = row["Email"] ?? form.Email;
        return form;
    }

    private List<string> Words<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => texts[$"{typeof(T).Name}.{v}"].Value)];

    private T? Read<T>(string? word) where T : struct, Enum => word is null ? null : Enum.GetValues<T>().First(v => texts[$"{typeof(T).Name}.{v}"] == word);
}
