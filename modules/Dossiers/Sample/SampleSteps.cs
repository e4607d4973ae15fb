using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Sample;

/// <summary>The acts on one sample dossier, each through the same code as the pages.</summary>
internal sealed class SampleSteps(Dictionary<string, Guid> dossiers, SamplePapers papers, SampleProduct product, SampleProducer producer, int number, CancellationToken ct)
{
    private const string ReturnReason = "1. Chưa có hồ sơ, thủ tục về môi trường theo quy định.\n2. Phiếu kiểm nghiệm đã quá 12 tháng, đề nghị thay bằng phiếu mới.";

    private Guid Id => dossiers[product.Name];

    public static void Demand(Outcome outcome)
    {
        if (!outcome.IsDone)
        {
            throw new InvalidOperationException($"The sample was refused: {outcome.Reason} {string.Join(", ", outcome.Arguments ?? [])}");
        }
    }

    /// <summary>Registers the product, opens the dossier, fills it; a draft stays half done.</summary>
    public async Task PrepareAsync(IServiceProvider services, Guid producerId)
    {
        var (registered, productId) = await services.GetRequiredService<RegisterProduct>().RunAsync(producerId, product.Name, $"{product.Specification}. Làm tại {producer.Village}, xã {producer.Commune}.", product.Set, ct);
        Demand(registered);
        var (opened, id) = await services.GetRequiredService<OpenDossier>().RunAsync(productId, product.Kind, ct);
        Demand(opened);
        dossiers[product.Name] = id;
        await FillAsync(services);
    }

    public async Task FileAsync(IServiceProvider services) => Demand(await services.GetRequiredService<FileDossier>().RunAsync(Id, null, ct));

    public async Task ReportAsync(IServiceProvider services)
    {
        var today = services.GetRequiredService<TimeProvider>().Today();
        var content = new ReportContent
        {
            Number = $"{30 + number}/BC-UBND",
            Date = today,
            Signer = $"Phó Chủ tịch UBND xã {producer.Commune}",
            MeetingOn = today.AddDays(-2),
            Opinions = "Đại diện UBND, Hội Nông dân, Hội Phụ nữ và trưởng bản dự họp, nhất trí với nội dung báo cáo.",
            LocalMaterial = $"Chủ thể nêu {product.LocalMaterial:0}% nguyên liệu trong tỉnh. Xã kiểm tra tại {producer.Village}, đối chiếu sổ mua vào: đúng với thực tế.",
            LocalLabour = "Lao động đều thường trú trong xã, phần lớn làm thường xuyên; mùa vụ thuê thêm người trong bản.",
            OriginOfIdea = $"{product.Name} gắn với tập quán sản xuất của người {producer.Ethnicity} tại {producer.Village}, bán ổn định nhiều năm.",
            Identity = $"Kinh nghiệm của bà con {producer.Ethnicity} và điều kiện vùng cao tạo nên khác biệt; sản phẩm có câu chuyện riêng.",
            Proposal = $"Ủy ban nhân dân xã {producer.Commune} đề nghị Ủy ban nhân dân huyện đánh giá, phân hạng sản phẩm {product.Name} của {producer.Name}.",
        };
        Demand(await services.GetRequiredService<ReportOnDossier>().WriteAsync(await FindAsync(services), null, content, ct));
    }

    public async Task ForwardAsync(IServiceProvider services) => Demand(await services.GetRequiredService<ReportOnDossier>().ForwardAsync(await FindAsync(services), null, ct));

    public async Task ReturnAsync(IServiceProvider services)
    {
        var dossier = await FindAsync(services);
        var sheet = SheetFor(services, dossier, isFine: code => code is not ("environment" or "test-results"));
        Demand(await services.GetRequiredService<CheckDossier>().ReturnAsync(dossier, null, sheet, ReturnReason, ct));
    }

    /// <summary>Adds what was asked for and files again.</summary>
    public async Task CorrectAsync(IServiceProvider services)
    {
        await AttachAsync(services, "Kế hoạch bảo vệ môi trường", "environment", null);
        await AttachAsync(services, "Phiếu kết quả kiểm nghiệm năm 2024", "test-results", null);
        await FileAsync(services);
    }

    public async Task AcceptAsync(IServiceProvider services)
    {
        var dossier = await FindAsync(services);
        Demand(await services.GetRequiredService<CheckDossier>().AcceptAsync(dossier, null, SheetFor(services, dossier, _ => true), ct));
    }

    public async Task WithdrawAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<DossiersDb>();
        var dossier = await FindAsync(services);
        const string reason = "Chủ thể chưa đủ nguyên liệu vụ này, xin làm lại hồ sơ năm sau.";
        Demand(dossier.Withdraw(reason));
        db.Because(dossier, "Dossier.Withdrawn", reason);
        await db.SaveChangesAsync(ct);
    }

    private static CheckSheet SheetFor(IServiceProvider services, Dossier dossier, Func<string, bool> isFine)
    {
        var rules = services.GetRequiredService<DossierRules>();
        return new CheckSheet(
        [
            .. rules.PapersOf(dossier).Where(p => p.IsMandatory || !isFine(p.Code)).Select(p => new CheckItem(p.Code, p.Title, false, isFine(p.Code), null)),
            .. rules.DisqualifiersOf(dossier).Select(d => new CheckItem(d.Code, d.Title, true, true, null)),
        ]);
    }

    private Task<Dossier> FindAsync(IServiceProvider services) =>
        services.GetRequiredService<DossiersDb>().Dossiers.Include(d => d.Product).ThenInclude(p => p.Producer).SingleAsync(d => d.Id == Id, ct);

    private async Task FillAsync(IServiceProvider services)
    {
        var (db, clock, rules) = (services.GetRequiredService<DossiersDb>(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<DossierRules>());
        var dossier = await FindAsync(services);
        var isDraft = product.Reach == Reach.Draft;
        var form = SampleAnswers.RegistrationOf(product, producer);
        Demand(dossier.Fill(isDraft ? form with { Results = null, Plan = null, Pledged = false } : form, SampleAnswers.FactsOf(product), clock.UtcNow()));
        db.Because(dossier, "Dossier.Edited");
        await db.SaveChangesAsync(ct);
        var set = rules.SetOf(dossier)!;
        var answers = SampleAnswers.Of(set, product.Quality, number);
        var given = isDraft ? answers.Take(answers.Count / 3).ToDictionary(StringComparer.Ordinal) : answers;
        Demand(await services.GetRequiredService<KeepAnswers>().RunAsync(dossier, dossier.Version, given, ct));
        await AttachAllAsync(services, rules.PapersOf(dossier), set, isDraft);
    }

    private async Task AttachAllAsync(IServiceProvider services, IReadOnlyList<RequiredPaper> required, CriteriaSet set, bool isDraft)
    {
        var wanted = required.Where(p => Completeness.IsFile(p) && (p.IsMandatory || SampleAnswers.ProvingPapers.Contains(p.Code))).ToList();
        if (product.Reach is Reach.Returned or Reach.AcceptedAtSecond)
        {
            wanted.RemoveAll(p => p.Code == "environment" && !p.IsMandatory);
        }

        foreach (var paper in wanted.Take(isDraft ? 2 : wanted.Count))
        {
            await AttachAsync(services, paper.Title, paper.Code, SampleAnswers.CriterionOf(set, paper.Code));
        }

        var picture = papers.Picture(product.Name, number);
        Demand(await services.GetRequiredService<AttachEvidence>().AddAsync(Id, new MemoryStream(picture), "anh-san-pham.png", new About($"Ảnh sản phẩm {product.Name}", null, null), ct));
    }

    private async Task AttachAsync(IServiceProvider services, string title, string paper, string? criterion)
    {
        const int longest = 120;
        var pdf = papers.Pdf(title, "Bản dùng cho dữ liệu mẫu. Giấy tờ thật do cơ quan có thẩm quyền cấp hoặc chủ thể lập, được chụp hoặc quét rồi đính kèm tại đây để thành viên Hội đồng đối chiếu khi chấm điểm.");
        var name = title.Length > longest ? title[..longest] : title;
        Demand(await services.GetRequiredService<AttachEvidence>().AddAsync(Id, new MemoryStream(pdf), $"{paper}.pdf", new About(name, criterion, paper), ct));
    }
}
