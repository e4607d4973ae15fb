using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Documents;

/// <summary>Báo cáo của UBND xã (Mẫu số 03, phụ lục III, 26/2026/QĐ-TTg). Its number is of the commune's own book, as typed into the report.</summary>
internal sealed class ReportDocument(DossierTexts texts, DossierRules rules, IStringLocalizerFactory factory, IConfiguration settings) : IDocumentKind, IScoped
{
    private const string District = "district";

    public string Name => "Dossiers.Report";

    public string Subject => "dossier";

    public string Permission => Can.Report;

    public string? Sign => null;

    public IReadOnlyList<DocumentField> Fields { get; } =
    [
        new("TenXa", "Xã Mồ Sì San", true), new("DiaDanh", "Mồ Sì San"), new("SoBaoCao", "42/BC-UBND", true), new("TenChuThe", "HTX Chè cổ thụ Mây Ngàn", true), new("LoaiHinh", "Hợp tác xã"), new("DiaChi", "bản Séo Hồ Thầu"),
        new("NguoiDaiDien", "Chẻo Mỷ Lai"), new("GioiTinh", "Nữ"), new("DanToc", "Dao"), new("NoiThuongTru", "bản Séo Hồ Thầu"), new("TenSanPham", "Trà xanh Shan Mồ Sì San", true), new("NgayHop", "04/11/2024"), new("YKien", "Các bên thống nhất."),
        new("NguyenLieu", "100% nguyên liệu của xã.", true), new("LaoDong", "41 lao động của xã.", true), new("NguonGoc", "Sản phẩm truyền thống.", true), new("BanSac", "Chè cổ thụ của người Dao.", true),
        new("DeNghi", "Hồ sơ đủ điều kiện.", true), new("CapDanhGia", "huyện Phong Thổ"), new("NguoiKy", "Phó Chủ tịch"),
    ];

    public Task<DocumentSubject?> FindAsync(Guid record, CancellationToken ct) => texts.SubjectAsync(
        record, Name, async _ => await texts.ReportAsync(record, ct) is null ? Outcome.Refuse("Document.NoReport") : Outcome.Done, ct);

    public Task<IReadOnlyCollection<Guid>> ReadableAsync(IReadOnlyCollection<Guid> records, CancellationToken ct) => texts.ReadableAsync(records, ct);

    public async Task<DocumentContent> FillAsync(Guid record, CancellationToken ct)
    {
        var text = await texts.ReadAsync(record, ct);
        var report = (await texts.ReportAsync(record, ct))!;
        return new DocumentContent
        {
            Values = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["TenXa"] = text.Commune,
                ["DiaDanh"] = text.Place,
                ["SoBaoCao"] = report.Number,
                ["NgayVanBan"] = report.Date.Written(),
                ["TenChuThe"] = text["Producer.Name"],
                ["LoaiHinh"] = factory.TextOf(text.Producer.Kind),
                ["DiaChi"] = text["Producer.Address"],
                ["NguoiDaiDien"] = text["Producer.Representative"],
                ["GioiTinh"] = text.Producer.Gender is { } gender ? factory.TextOf(gender) : null,
                ["DanToc"] = text.Producer.Ethnicity,
                ["TenSanPham"] = text["Product.Name"],
                ["NgayHop"] = report.MeetingOn?.Show(),
                ["YKien"] = report.Opinions,
                ["NguyenLieu"] = report.LocalMaterial,
                ["LaoDong"] = report.LocalLabour,
                ["NguonGoc"] = report.OriginOfIdea,
                ["BanSac"] = report.Identity,
                ["DeNghi"] = report.Proposal,
                ["CapDanhGia"] = rules.PackOf(text.Dossier)?.Authority.GetValueOrDefault(3) == District ? $"huyện {settings["District:Name"]}" : $"tỉnh {settings["District:Province"]}",
                ["NguoiKy"] = report.Signer,
            },
        };
    }
}
