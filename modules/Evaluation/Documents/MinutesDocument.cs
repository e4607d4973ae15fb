using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Programme.Contracts;

namespace OcopModular.Evaluation.Documents;

/// <summary>Biên bản họp Hội đồng of a closed session, with the digits and the QR of the seal of the log. It tells each member's totals, so it is for those who sat there.</summary>
internal sealed class MinutesDocument(EvaluationDb db, PanelReader reader, IAuditSeals seals, CurrentActor current, IStringLocalizer<Texts> texts) : IDocumentKind, IScoped
{
    public string Name => "Evaluation.Minutes";

    public string Subject => "session";

    public string Permission => Can.Consolidate;

    public string? Sign => "BB-HĐOCOP";

    public IReadOnlyList<DocumentField> Fields { get; } =
    [
        new("TenHoiDong", "Hội đồng đánh giá, phân hạng sản phẩm OCOP huyện Phong Thổ", true), new("NgayHop", "ngày 01 tháng 11 năm 2024", true), new("DiaDiem", "Hội trường UBND huyện", true), new("GioMo", "08 giờ 00"), new("GioKhoa", "11 giờ 30"),
        new("Dot", "2"), new("Nam", "2024"), new("ChuTri", "Nguyễn Văn Thắng", true), new("ThuKy", "Lù Thị Hoa", true), new("SoThanhVien", "5"), new("SoSanPham", "4"), new("QuyChe", "Chênh lệch tối đa 10 điểm; ít nhất 4 phiếu."),
        new("ThanhVien.STT", "1"), new("ThanhVien.HoTen", "Nguyễn Văn Thắng", true), new("ThanhVien.ChucVu", "Phó Chủ tịch UBND huyện"), new("ThanhVien.DonVi", "UBND huyện"), new("ThanhVien.VaiTro", "Chủ tịch Hội đồng"),
        new("SanPham.STT", "1"), new("SanPham.Ten", "Trà xanh Shan Mồ Sì San", true), new("SanPham.ChuThe", "HTX Chè cổ thụ Mây Ngàn"), new("SanPham.Xa", "Xã Mồ Sì San"), new("SanPham.TungPhieu", "Nguyễn Văn Thắng: 72,5"), new("SanPham.Diem", "72,5", true), new("SanPham.ChenhLech", "4"), new("SanPham.Sao", "4 sao", true),
        new("ThaoLuan.SanPham", "Trà xanh Shan Mồ Sì San"), new("ThaoLuan.NoiDung", "Hội đồng thống nhất cách hiểu tiêu chí A.2.1."),
        new("DauNiemPhong", "1234 5678 9012 3456 7890", true), new("SoMuc", "1.204"), new("LucNiemPhong", "01/11/2024 11:30"), new("MaQR", "(mã QR)", true),
    ];

    private IQueryable<Session> Readable => current.Actor.Can(Can.Consolidate) ? reader.Sessions() : reader.Sessions().Where(s => false);

    public async Task<DocumentSubject?> FindAsync(Guid record, CancellationToken ct)
    {
        if (await Readable.SingleOrDefaultAsync(s => s.Id == record, ct) is not { } session)
        {
            return null;
        }

        var ready = session.ClosedAt is not { } closed ? Outcome.Refuse("Document.SessionOpen")
            : await seals.FirstSinceAsync(closed, ct) is null ? Outcome.Refuse("Document.SealWaits") : Outcome.Done;
        return new($"{texts[$"DocumentKind.{Name}"]} – {session.HeldOn.Show()}", $"/Evaluation/Sessions/View/{record}", ready);
    }

    public async Task<IReadOnlyCollection<Guid>> ReadableAsync(IReadOnlyCollection<Guid> records, CancellationToken ct) => await Readable.Where(s => records.Contains(s.Id)).Select(s => s.Id).ToListAsync(ct);

    public async Task<DocumentContent> FillAsync(Guid record, CancellationToken ct)
    {
        var session = await reader.Sessions().SingleAsync(s => s.Id == record, ct);
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == session.RoundId, ct);
        var members = (await db.Members.AsNoTracking().Where(m => m.SessionId == record).ToListAsync(ct)).OrderBy(m => m.Seat).ThenBy(m => m.Name, StringComparer.Ordinal).ToList();
        var panels = (await reader.OfSessionAsync(session, ct)).Where(p => p.Panel.Result is not null).Select(p => p.Panel).ToList();
        var content = new DocumentContent { Values = Values(session, round, members, panels.Count) };
        content.Lists["ThanhVien"] = [.. members.Select(MemberLine)];
        content.Lists["SanPham"] = [.. panels.Select(ProductLine)];
        content.Lists["ThaoLuan"] = await DiscussionsAsync(panels, ct);
        Seal(content, (await seals.FirstSinceAsync(session.ClosedAt!.Value, ct))!);
        return content;
    }

    private static Dictionary<string, string?> Values(Session session, Round round, List<SessionMember> members, int products) => new(StringComparer.Ordinal)
    {
        ["TenHoiDong"] = round.CouncilName,
        ["NgayHop"] = session.HeldOn.Written(),
        ["DiaDiem"] = session.Place,
        ["GioMo"] = Hour(session.OpenedAt),
        ["GioKhoa"] = Hour(session.ClosedAt),
        ["Dot"] = $"{round.Number}",
        ["Nam"] = $"{round.Year}",
        ["ChuTri"] = members.Find(m => m.Seat == Seat.Chair)?.Name ?? session.ClosedBy,
        ["ThuKy"] = members.Find(m => m.Seat == Seat.Secretary)?.Name,
        ["SoThanhVien"] = $"{members.Count:00}",
        ["SoSanPham"] = $"{products:00}",
        ["QuyChe"] = $"tổng điểm của các thành viên không chênh nhau quá {Numbers.Show(session.Rules.SpreadLimit, 2)} điểm; cần ít nhất {session.Rules.QuorumOf(Math.Max(session.CouncilScorers, members.Count(m => m.Scores)))} phiếu",
    };

    private static string? Hour(DateTime? utc) => utc?.InVietnam().ToString("HH 'giờ' mm", CultureInfo.InvariantCulture);

    private Dictionary<string, string?> MemberLine(SessionMember member) => new(StringComparer.Ordinal)
    {
        ["HoTen"] = member.Name,
        ["ChucVu"] = member.Position,
        ["DonVi"] = member.Unit,
        ["VaiTro"] = texts[$"Consolidation.Seat.{member.Seat}"],
    };

    private Dictionary<string, string?> ProductLine(Panel panel) => new(StringComparer.Ordinal)
    {
        ["Ten"] = panel.Candidate.ProductName,
        ["ChuThe"] = panel.Candidate.ProducerName,
        ["Xa"] = panel.Candidate.CommuneName,
        ["TungPhieu"] = string.Join("\n", panel.Sealed.Zip(panel.Scores).Select(x => $"{x.First.Member.Name}: {Numbers.Show(x.Second.Total, 2)}")),
        ["Diem"] = panel.Result!.Mean is { } mean ? Numbers.Show(mean, panel.Session.Rules.DisplayDecimals) : "–",
        ["ChenhLech"] = Numbers.Show(panel.Result.Spread, 2),
        ["Sao"] = panel.Result.Gate is not null ? "Dừng chấm" : panel.Result.Stars is { } stars ? $"{stars} sao" : "Không đạt",
    };

    private async Task<IReadOnlyList<IReadOnlyDictionary<string, string?>>> DiscussionsAsync(IReadOnlyList<Panel> panels, CancellationToken ct)
    {
        var names = panels.ToDictionary(p => p.Candidate.Id, p => p.Candidate.ProductName);
        var all = (await db.Discussions.AsNoTracking().Where(d => names.Keys.Contains(d.CandidateId)).ToListAsync(ct)).OrderBy(d => d.At).ToList();
        return all.Count == 0
            ? [new Dictionary<string, string?>(StringComparer.Ordinal) { ["SanPham"] = "Các sản phẩm", ["NoiDung"] = "Không có chênh lệch vượt quy chế, không phải chấm lại." }]
            : [.. all.Select(d => new Dictionary<string, string?>(StringComparer.Ordinal) { ["SanPham"] = names[d.CandidateId], ["NoiDung"] = d.Conclusion })];
    }

    private static void Seal(DocumentContent content, AuditSeal seal)
    {
        content.Values["DauNiemPhong"] = seal.Digits;
        content.Values["SoMuc"] = Numbers.Show(seal.Entries, 0);
        content.Values["LucNiemPhong"] = seal.AtUtc.ShowTime();
        content.Pictures["MaQR"] = QrSquare.Png(seal.Text);
    }
}
