using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Documents;

/// <summary>Báo cáo tự đánh giá về sản phẩm (Mẫu số 02, phụ lục III, 26/2026/QĐ-TTg).</summary>
internal sealed class SelfAssessmentDocument(DossierTexts texts, DossierRules rules, IStringLocalizerFactory factory) : IDocumentKind, IScoped
{
    public string Name => "Dossiers.SelfAssessment";

    public string Subject => "dossier";

    public string Permission => Can.Edit;

    public string? Sign => null;

    public IReadOnlyList<DocumentField> Fields { get; } =
    [
        new("TenChuThe", "HTX Chè cổ thụ Mây Ngàn", true), new("LoaiHinh", "Hợp tác xã"), new("DiaChi", "bản Séo Hồ Thầu, xã Mồ Sì San", true), new("DienThoai", "0987 654 118"), new("Email", "maynganshan@example.vn"),
        new("NguoiDaiDien", "Chẻo Mỷ Lai", true), new("GioiTinh", "Nữ"), new("DanToc", "Dao"), new("NoiThuongTru", "bản Séo Hồ Thầu"), new("NgayThanhLap", "15/03/2018"), new("SoDangKy", "6200118"),
        new("TenSanPham", "Trà xanh Shan Mồ Sì San", true), new("QuyCach", "Hộp thiếc 100 g"), new("CoDangKy", "☑"), new("CoCongBo", "☑"), new("CoAnToan", "☑"), new("CoDieuKien", "☐"), new("CoSoHuu", "☑"), new("CoNhanHieu", "☑"),
        new("LichSu", "Thành lập năm 2018 từ tổ hợp tác chè."), new("ToChuc", "Ban giám đốc 3 người, 41 thành viên."), new("KetQua", "Vùng nguyên liệu 30 ha chè cổ thụ."), new("KeHoach", "Mở thêm một xưởng chế biến."),
        new("TieuChi.Ma", "A.1.1", true), new("TieuChi.Ten", "Nguồn gốc nguyên liệu", true), new("TieuChi.Muc", "Sử dụng từ 75% nguyên liệu địa phương"), new("TieuChi.Diem", "4", true), new("TieuChi.ToiDa", "5"), new("TieuChi.ChungMinh", "Hợp đồng thu mua", true),
        new("TongDiem", "72,5"), new("DiemToiDa", "100"), new("BoTieuChi", "Bộ 11 – Chè tươi, chè chế biến (148/QĐ-TTg)"), new("TaiLieu.STT", "1"), new("TaiLieu.Ten", "Giấy đăng ký kinh doanh"), new("TaiLieu.TieuChi", "A.1.1"), new("DiaDanh", "Mồ Sì San"),
    ];

    public Task<DocumentSubject?> FindAsync(Guid record, CancellationToken ct) => texts.SubjectAsync(record, Name, _ => Task.FromResult(Outcome.Done), ct);

    public Task<IReadOnlyCollection<Guid>> ReadableAsync(IReadOnlyCollection<Guid> records, CancellationToken ct) => texts.ReadableAsync(records, ct);

    public async Task<DocumentContent> FillAsync(Guid record, CancellationToken ct)
    {
        var text = await texts.ReadAsync(record, ct);
        var content = new DocumentContent { Values = Values(text) };
        if (rules.SetOf(text.Dossier) is { } set)
        {
            Assess(content, text, set);
        }

        content.Lists["TaiLieu"] = [.. text.Files.Select(f => new Dictionary<string, string?>(StringComparer.Ordinal) { ["Ten"] = f.Title, ["TieuChi"] = f.Criterion ?? "–" })];
        if (text.Dossier.FiledOn is { } filed)
        {
            content.Values["NgayVanBan"] = filed.Written();
        }

        return content;
    }

    private Dictionary<string, string?> Values(DossierText text) => new(StringComparer.Ordinal)
    {
        ["TenChuThe"] = text["Producer.Name"],
        ["LoaiHinh"] = factory.TextOf(text.Producer.Kind),
        ["DiaChi"] = text["Producer.Address"],
        ["DienThoai"] = text["Producer.Phone"],
        ["Email"] = text["Producer.Email"],
        ["NguoiDaiDien"] = text["Producer.Representative"],
        ["GioiTinh"] = text.Producer.Gender is { } gender ? factory.TextOf(gender) : null,
        ["DanToc"] = text.Producer.Ethnicity,
        ["NgayThanhLap"] = text["Producer.FoundedOn"],
        ["SoDangKy"] = text["Producer.RegistrationNumber"],
        ["TenSanPham"] = text["Product.Name"],
        ["QuyCach"] = text["Registration.Specification"],
        ["CoDangKy"] = text.Box("Registration.BusinessRegistered"),
        ["CoCongBo"] = text.Box("Registration.QualityDeclared"),
        ["CoAnToan"] = text.Box("Registration.FoodSafetyCertified"),
        ["CoDieuKien"] = text.Box("Registration.ProductionLicensed"),
        ["CoSoHuu"] = text.Box("Registration.PropertyRegistered"),
        ["CoNhanHieu"] = DossierText.Tick(text.Dossier.Facts.TrademarkGranted == true),
        ["LichSu"] = text["Registration.History"],
        ["ToChuc"] = text["Registration.Organisation"],
        ["KetQua"] = text["Registration.Results"],
        ["KeHoach"] = text["Registration.Plan"],
        ["DiaDanh"] = text.Place,
    };

    /// <summary>Part III: the producer's own points in the order of the set, with what proves them.</summary>
    private void Assess(DocumentContent content, DossierText text, CriteriaSet set)
    {
        var picks = text.Answers.Where(a => set.Criteria.Any(c => c.Code == a.Key && c.Accepts(a.Value.Pick))).ToDictionary(a => a.Key, a => a.Value.Pick, StringComparer.Ordinal);
        var score = rules.Score(set, picks);
        content.Lists["TieuChi"] = [.. set.Criteria.Select(c => Line(c, text, picks.GetValueOrDefault(c.Code), score))];
        content.Values["TongDiem"] = Numbers.Show(score.Total, 2);
        content.Values["DiemToiDa"] = Numbers.Show(set.Parts.Sum(p => p.Max), 2);
        content.Values["BoTieuChi"] = $"Bộ {set.Card.Number} – {set.Card.Name} ({set.Decision})";
    }

    private static Dictionary<string, string?> Line(Criterion criterion, DossierText text, string? pick, SheetScore score)
    {
        var proofs = text.Files.Where(f => f.Criterion == criterion.Code).Select(f => f.Title).Prepend(text.Answers.GetValueOrDefault(criterion.Code).Note).Where(p => !string.IsNullOrWhiteSpace(p));
        return new(StringComparer.Ordinal)
        {
            ["Ma"] = criterion.Code,
            ["Ten"] = Headings.Sentence(criterion.Title),
            ["Muc"] = criterion.Options.FirstOrDefault(o => o.Id == pick)?.Title ?? (pick == Pick.Nothing ? "Không đạt mức nào" : null),
            ["Diem"] = pick is null ? null : Numbers.Show(score.Points.GetValueOrDefault(criterion.Code), 2),
            ["ToiDa"] = Numbers.Show(criterion.Max, 2),
            ["ChungMinh"] = string.Join("\n", proofs) is { Length: > 0 } some ? some : "–",
        };
    }
}
