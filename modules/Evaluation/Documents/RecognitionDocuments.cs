using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Documents;

/// <summary>What the decision and the letter to the province say of a session's results.</summary>
internal sealed class RecognitionText(EvaluationDb db, RecordDecision decision, CurrentActor current, IStringLocalizer<Texts> texts) : IScoped
{
    public static IReadOnlyList<DocumentField> Fields { get; } =
    [
        new("NgayHop", "ngày 01 tháng 11 năm 2024"), new("TenHoiDong", "Hội đồng đánh giá, phân hạng sản phẩm OCOP huyện Phong Thổ"), new("Dot", "2"), new("Nam", "2024"), new("SoSanPham", "02", true), new("CanCu", "Quyết định số 148/QĐ-TTg ngày 24/02/2023 của Thủ tướng Chính phủ"),
        new("SanPham.STT", "1"), new("SanPham.Ten", "Gạo tẻ râu Phong Thổ", true), new("SanPham.ChuThe", "Tổ hợp tác Gạo tẻ râu Nà Giang", true), new("SanPham.Xa", "Xã Bản Lang"), new("SanPham.Nhom", "Gạo"), new("SanPham.Diem", "61,4", true), new("SanPham.Sao", "3 sao", true),
        new("NguoiKy", "Nguyễn Văn Thắng"), new("SoQuyetDinh", "1872/QĐ-UBND"), new("NgayQuyetDinh", "04/11/2024"),
    ];

    private IQueryable<Session> Readable => !current.Actor.Can(Can.Recognise) ? db.Sessions.Where(s => false) : db.Sessions.AsNoTracking().VisibleTo(current.Actor, db);

    public async Task<DocumentSubject?> SubjectAsync(Guid record, string kind, Award award, CancellationToken ct)
    {
        if (await Readable.SingleOrDefaultAsync(s => s.Id == record, ct) is not { } session)
        {
            return null;
        }

        var ready = session.State != SessionState.Closed ? Outcome.Refuse("Document.SessionOpen")
            : (await decision.ForeseeAsync(record, ct)).Any(a => a.Award == award) ? Outcome.Done : Outcome.Refuse("Document.NoProducts");
        return new($"{texts[$"DocumentKind.{kind}"]} – {session.HeldOn.Show()}", $"/Evaluation/Recognition/{record}", ready);
    }

    public async Task<IReadOnlyCollection<Guid>> ReadableAsync(IReadOnlyCollection<Guid> sessions, CancellationToken ct) => await Readable.Where(s => sessions.Contains(s.Id)).Select(s => s.Id).ToListAsync(ct);

    public async Task<DocumentContent> FillAsync(Guid record, Award award, CancellationToken ct)
    {
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == record, ct);
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == session.RoundId, ct);
        var recorded = await db.Recognitions.AsNoTracking().SingleOrDefaultAsync(r => r.SessionId == record, ct);
        var listed = (await decision.ForeseeAsync(record, ct)).Where(a => a.Award == award).ToList();
        var content = new DocumentContent
        {
            Values = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["NgayHop"] = session.HeldOn.Written(),
                ["TenHoiDong"] = round.CouncilName,
                ["Dot"] = $"{round.Number}",
                ["Nam"] = $"{round.Year}",
                ["SoSanPham"] = $"{listed.Count:00}",
                ["CanCu"] = string.Join("; ", listed.Select(a => $"Quyết định số {a.Pack.Decision} ngày {a.Pack.Issued.Show()} của Thủ tướng Chính phủ").Distinct(StringComparer.Ordinal)),
                ["NguoiKy"] = recorded?.Signer,
                ["SoQuyetDinh"] = recorded?.Number,
                ["NgayQuyetDinh"] = recorded?.Date.Show(),
            },
        };
        content.Lists["SanPham"] = [.. listed.Select(a => Line(a, session))];
        return content;
    }

    private static Dictionary<string, string?> Line(Awarded awarded, Session session) => new(StringComparer.Ordinal)
    {
        ["Ten"] = awarded.Closed.Candidate.ProductName,
        ["ChuThe"] = awarded.Closed.Candidate.ProducerName,
        ["Xa"] = awarded.Closed.Candidate.CommuneName,
        ["Nhom"] = awarded.Closed.Candidate.SetName,
        ["Diem"] = awarded.Closed.Result.Mean is { } mean ? Numbers.Show(mean, session.Rules.DisplayDecimals) : null,
        ["Sao"] = awarded.Closed.Result.Stars is { } stars ? $"{stars} sao" : null,
    };
}

/// <summary>Quyết định phê duyệt kết quả và cấp giấy chứng nhận, with the list of products.</summary>
internal sealed class DecisionDocument(RecognitionText text) : IDocumentKind, IScoped
{
    public const string KindName = "Evaluation.Decision";

    public string Name => KindName;

    public string Subject => "recognition";

    public string Permission => Can.Recognise;

    public string? Sign => "QĐ-UBND";

    public IReadOnlyList<DocumentField> Fields => RecognitionText.Fields;

    public Task<DocumentSubject?> FindAsync(Guid record, CancellationToken ct) => text.SubjectAsync(record, Name, Award.Certified, ct);

    public Task<IReadOnlyCollection<Guid>> ReadableAsync(IReadOnlyCollection<Guid> records, CancellationToken ct) => text.ReadableAsync(records, ct);

    public Task<DocumentContent> FillAsync(Guid record, CancellationToken ct) => text.FillAsync(record, Award.Certified, ct);
}

/// <summary>Công văn đề nghị cấp tỉnh đánh giá, with the products of 70 points and more.</summary>
internal sealed class LetterDocument(RecognitionText text) : IDocumentKind, IScoped
{
    public string Name => "Evaluation.Letter";

    public string Subject => "recognition";

    public string Permission => Can.Recognise;

    public string? Sign => "UBND-NN";

    public IReadOnlyList<DocumentField> Fields => RecognitionText.Fields;

    public Task<DocumentSubject?> FindAsync(Guid record, CancellationToken ct) => text.SubjectAsync(record, Name, Award.ToProvince, ct);

    public Task<IReadOnlyCollection<Guid>> ReadableAsync(IReadOnlyCollection<Guid> records, CancellationToken ct) => text.ReadableAsync(records, ct);

    public Task<DocumentContent> FillAsync(Guid record, CancellationToken ct) => text.FillAsync(record, Award.ToProvince, ct);
}
