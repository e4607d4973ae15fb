using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Documents;

/// <summary>Phiếu đánh giá of a member: their own once it is sealed; the others who sat there read it when the session is closed.</summary>
internal sealed class ScoreSheetDocument(EvaluationDb db, IRuleBook rules, CurrentActor current, IStringLocalizer<Texts> texts) : IDocumentKind, IScoped
{
    public string Name => "Evaluation.ScoreSheet";

    public string Subject => "sheet";

    public string Permission => Can.Score;

    public string? Sign => null;

    public IReadOnlyList<DocumentField> Fields { get; } =
    [
        new("TenSanPham", "Trà xanh Shan Mồ Sì San", true), new("SoMau", "M-001"), new("TenChuThe", "HTX Chè cổ thụ Mây Ngàn", true), new("TenXa", "Xã Mồ Sì San"), new("BoTieuChi", "Bộ 11 – Chè tươi, chè chế biến"), new("QuyetDinh", "148/QĐ-TTg"),
        new("ThanhVien", "Lò Văn Hặc", true), new("ChucVu", "Phó Trưởng phòng"), new("DonVi", "Phòng Kinh tế và Hạ tầng"), new("NgayHop", "01/11/2024"), new("LanCham", "1"),
        new("TieuChi.Ma", "A.1.1", true), new("TieuChi.Ten", "Nguồn gốc nguyên liệu"), new("TieuChi.Muc", "Sử dụng từ 75% nguyên liệu địa phương"), new("TieuChi.Diem", "4", true), new("TieuChi.ToiDa", "5"), new("TieuChi.NhanXet", "Có hợp đồng"),
        new("Phan.Ten", "Phần A"), new("Phan.Diem", "30,5"), new("Phan.ToiDa", "40"), new("TongDiem", "72,5", true), new("YKien", "Sản phẩm có tiềm năng."), new("NgayKhoa", "01/11/2024 10:32"),
    ];

    private Guid Staff => current.Actor.OnlyUnits is null && current.Actor.OnlyProducer is null ? current.Actor.Id : Guid.Empty;

    public async Task<DocumentSubject?> FindAsync(Guid record, CancellationToken ct)
    {
        var staff = Staff;
        var found = await (
            from sheet in Readable(staff).Where(s => s.Id == record)
            join candidate in db.Candidates.AsNoTracking() on sheet.CandidateId equals candidate.Id
            select new { sheet.StaffId, sheet.MemberName, candidate.ProductName, candidate.Id }).SingleOrDefaultAsync(ct);
        return found is null ? null : new(
            $"{texts[$"DocumentKind.{Name}"]} – {found.ProductName} – {found.MemberName}",
            found.StaffId == staff ? $"/Evaluation/Score/{found.Id}" : $"/Evaluation/Consolidation/{found.Id}",
            found.StaffId == staff ? Outcome.Done : Outcome.Refuse("Document.NotOwnSheet"));
    }

    public async Task<IReadOnlyCollection<Guid>> ReadableAsync(IReadOnlyCollection<Guid> records, CancellationToken ct) => await Readable(Staff).Where(s => records.Contains(s.Id)).Select(s => s.Id).ToListAsync(ct);

    public async Task<DocumentContent> FillAsync(Guid record, CancellationToken ct)
    {
        var sheet = await db.Sheets.AsNoTracking().SingleAsync(s => s.Id == record, ct);
        var candidate = await db.Candidates.AsNoTracking().SingleAsync(c => c.Id == sheet.CandidateId, ct);
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == sheet.SessionId, ct);
        var member = await db.Members.AsNoTracking().SingleAsync(m => m.SessionId == session.Id && m.StaffId == sheet.StaffId, ct);
        var set = rules.Set(candidate.Pack, candidate.Set);
        var marks = SealedMark.Read(sheet.Sealed!).ToDictionary(m => m.Criterion, StringComparer.Ordinal);
        var content = new DocumentContent
        {
            Values = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["TenSanPham"] = candidate.ProductName,
                ["SoMau"] = candidate.SampleNumber,
                ["TenChuThe"] = candidate.ProducerName,
                ["TenXa"] = candidate.CommuneName,
                ["BoTieuChi"] = $"Bộ {candidate.Set} – {set.Card.Name}",
                ["QuyetDinh"] = set.Decision,
                ["ThanhVien"] = sheet.MemberName,
                ["ChucVu"] = member.Position,
                ["DonVi"] = member.Unit,
                ["NgayHop"] = session.HeldOn.Show(),
                ["LanCham"] = $"{sheet.Pass}",
                ["TongDiem"] = Numbers.Show(marks.Values.Sum(m => m.Points), 2),
                ["YKien"] = sheet.Remark,
                ["NgayKhoa"] = sheet.SealedAt!.Value.ShowTime(),
                ["NgayVanBan"] = DateOnly.FromDateTime(sheet.SealedAt.Value.InVietnam()).Written(),
            },
        };
        content.Lists["TieuChi"] = [.. set.Criteria.Select(c => Line(c, marks.GetValueOrDefault(c.Code)))];
        content.Lists["Phan"] = [.. set.Parts.Select(p => new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Ten"] = $"Phần {p.Code}. {Headings.Sentence(p.Title)}",
            ["Diem"] = Numbers.Show(p.Sections.SelectMany(s => s.Criteria).Sum(c => marks.GetValueOrDefault(c.Code)?.Points ?? 0), 2),
            ["ToiDa"] = Numbers.Show(p.Max, 2),
        })];
        return content;
    }

    private static Dictionary<string, string?> Line(Criterion criterion, SealedMark? mark) => new(StringComparer.Ordinal)
    {
        ["Ma"] = criterion.Code,
        ["Ten"] = Headings.Sentence(criterion.Title),
        ["Muc"] = mark?.Pick switch { null => null, Pick.Nothing => "Không đạt mức nào", Pick.Stop => "Dừng chấm", var pick => criterion.Options.FirstOrDefault(o => o.Id == pick)?.Title },
        ["Diem"] = mark is null ? null : Numbers.Show(mark.Points, 2),
        ["ToiDa"] = Numbers.Show(criterion.Max, 2),
        ["NhanXet"] = mark?.Remark is { Length: > 0 } remark ? remark : "–",
    };

    /// <summary>One's own sealed sheets, and those of a closed session in which one sat.</summary>
    private IQueryable<ScoreSheet> Readable(Guid staff) =>
        from sheet in db.Sheets.AsNoTracking()
        join session in db.Sessions.AsNoTracking() on sheet.SessionId equals session.Id
        where sheet.SealedAt != null && db.Members.Any(m => m.SessionId == session.Id && m.StaffId == staff) && (sheet.StaffId == staff || session.State == SessionState.Closed)
        select sheet;
}
