using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Documents;

/// <summary>Phiếu đăng ký đánh giá, phân hạng sản phẩm (Mẫu số 01, phụ lục III, 26/2026/QĐ-TTg). It takes no number of ours: the receipt of the filing is on it.</summary>
internal sealed class RegistrationDocument(DossierTexts texts) : IDocumentKind, IScoped
{
    public string Name => "Dossiers.Registration";

    public string Subject => "dossier";

    public string Permission => Can.Edit;

    public string? Sign => null;

    public IReadOnlyList<DocumentField> Fields { get; } =
    [
        new("Nam", "2024"), new("TenChuThe", "HTX Chè cổ thụ Mây Ngàn", true), new("NguoiDaiDien", "Chẻo Mỷ Lai", true), new("ChucVu", "Giám đốc"), new("DiaChi", "bản Séo Hồ Thầu, xã Mồ Sì San", true),
        new("DienThoai", "0987 654 118"), new("Email", "maynganshan@example.vn"), new("TenSanPham", "Trà xanh Shan Mồ Sì San", true), new("NhomSanPham", "Thực phẩm / Chè / Chè tươi, chè chế biến", true),
        new("LanDau", "☑"), new("NangHang", "☐"), new("DanhGiaLai", "☐"), new("SoMau", "05"), new("DiaDanh", "Mồ Sì San"), new("SoPhieu", "03/PĐK-12-03553-2024"), new("NgayNhan", "12/03/2024"),
    ];

    public Task<DocumentSubject?> FindAsync(Guid record, CancellationToken ct) => texts.SubjectAsync(record, Name, _ => Task.FromResult(Outcome.Done), ct);

    public Task<IReadOnlyCollection<Guid>> ReadableAsync(IReadOnlyCollection<Guid> records, CancellationToken ct) => texts.ReadableAsync(records, ct);

    public async Task<DocumentContent> FillAsync(Guid record, CancellationToken ct)
    {
        var text = await texts.ReadAsync(record, ct);
        var dossier = text.Dossier;
        var content = new DocumentContent
        {
            Values = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Nam"] = $"{dossier.Year}",
                ["TenChuThe"] = text["Producer.Name"],
                ["NguoiDaiDien"] = text["Producer.Representative"],
                ["ChucVu"] = text["Producer.Post"],
                ["DiaChi"] = text["Producer.Address"],
                ["DienThoai"] = text["Producer.Phone"],
                ["Email"] = text["Producer.Email"],
                ["TenSanPham"] = text["Product.Name"],
                ["NhomSanPham"] = text["Product.Group"],
                ["LanDau"] = DossierText.Tick(dossier.Kind == DossierKind.First),
                ["NangHang"] = DossierText.Tick(dossier.Kind == DossierKind.Upgrade),
                ["DanhGiaLai"] = DossierText.Tick(dossier.Kind == DossierKind.Reevaluation),
                ["SoMau"] = text["Registration.Samples"],
                ["DiaDanh"] = text.Place,
                ["SoPhieu"] = dossier.Number,
                ["NgayNhan"] = dossier.FiledOn?.Show(),
            },
        };
        if (dossier.FiledOn is { } filed)
        {
            content.Values["NgayVanBan"] = filed.Written();
        }

        return content;
    }
}
