using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Tests.Dossiers;

/// <summary>Through the pages, from the producer's registration to the standing body's acceptance.</summary>
public sealed class JourneyTests
{
    [Theory, OnBothDatabases]
    public async Task A_tea_goes_from_registration_to_acceptance_with_one_return_on_the_way(string database)
    {
        await using var app = await App.StartAsync(database);
        var commune = await app.UnitAsync("Xã Mồ Sì San");
        var (communeOfficer, standingBody) = (await app.CommuneOfficerAsync(commune), await app.StandingBodyAsync());
        var (officer, standing) = (app.As(communeOfficer), app.As(standingBody));

        var id = await BeginAsync(officer);
        await FillAsync(officer, id);
        var receipt = await (await officer.OpenAsync($"/Dossiers/Submit/{id}")).SubmitAsync(button: "Nộp hồ sơ");
        receipt.Address.Should().Be($"/Dossiers/Receipt/{id}");
        receipt.Text.Should().Contain("001/PĐK-12-").And.Contain("05/11/2024 09:00");

        await ReportAndForwardAsync(officer, id);
        var check = await standing.OpenAsync($"/Dossiers/Check/{id}");
        var returned = await check.SubmitAsync(f => f["Input.Reason"] = "Thiếu phiếu kiểm nghiệm mới", "Trả lại để bổ sung");
        returned.Text.Should().Contain("Thiếu phiếu kiểm nghiệm mới").And.Contain("Chờ bổ sung");

        app.Time.Advance(TimeSpan.FromDays(2));
        (officer, standing) = (app.As(communeOfficer), app.As(standingBody));
        await UploadAsync(officer, id, "Phiếu kiểm nghiệm mới", "test-results");
        (await (await officer.OpenAsync($"/Dossiers/Submit/{id}")).SubmitAsync(button: "Nộp hồ sơ")).Text.Should().Contain("Bản nộp 2").And.Contain("Bản nộp 1");
        await (await officer.OpenAsync($"/Dossiers/Forward/{id}")).SubmitAsync(button: "Gửi huyện");
        var accepted = await (await standing.OpenAsync($"/Dossiers/Check/{id}")).SubmitAsync(TickAllFine, "Tiếp nhận");

        accepted.Text.Should().Contain("Đủ điều kiện chấm").And.Contain("Huyện tiếp nhận hồ sơ").And.Contain("Huyện trả lại để bổ sung");
        await ShouldBeKeptAsync(app, id);
    }

    private static async Task<Guid> BeginAsync(Browser officer)
    {
        var producer = await (await officer.OpenAsync("/Dossiers/Producers/New")).SubmitAsync(f =>
        {
            f["Input.Name"] = "HTX Chè cổ thụ Mây Ngàn";
            f["Input.Representative"] = "Chẻo Mỷ Lai";
            f["Input.Address"] = "bản Séo Hồ Thầu";
            f["Input.Phone"] = "0987 654 118";
        }, "Đăng ký");
        producer.Text.Should().Contain("0987 654 118");

        var form = await officer.OpenAsync("/Dossiers/Products/New");
        var found = await form.SubmitAsync(f => f["Input.Words"] = "chè", "Tìm");
        found.TextsIn("#sets label").Should().HaveCount(2).And.Contain(t => t.StartsWith("11 – Chè tươi, chè chế biến"));
        var product = await found.SubmitAsync(f =>
        {
            f["Input.Name"] = Story.ProductName;
            f.Tick("Input.Set", "11");
        }, "Đăng ký sản phẩm");

        var draft = await (await product.ClickAsync("Tạo hồ sơ")).SubmitAsync(button: "Tạo hồ sơ, sang phiếu đăng ký");
        return Guid.Parse(draft.Address.Split('/')[^1]);
    }

    private static async Task FillAsync(Browser officer, Guid id)
    {
        var answers = await (await officer.OpenAsync($"/Dossiers/Registration/{id}")).SubmitAsync(f =>
        {
            f["Input.Specification"] = "Hộp thiếc 100 g";
            f["Input.Samples"] = "6";
            f["Input.LocalMaterialShare"] = "92,5";
            f["Input.RevenueLastYear"] = "1.286.000.000";
            f["Input.History"] = "Từ năm 2018";
            f["Input.Results"] = "Tăng 14%";
            f["Input.Plan"] = "Mở rộng";
            f.Force("Input.Pledged", "true");
        }, "Lưu, sang tự đánh giá");
        answers.Address.Should().Be($"/Dossiers/SelfAssessment/{id}");
        await answers.SubmitAsync(f =>
        {
            foreach (var options in answers.Document.QuerySelectorAll("input[type=radio]").GroupBy(o => o.GetAttribute("name")!))
            {
                f.Tick(options.Key, options.ElementAt(1).GetAttribute("value")!);
            }
        }, "Lưu, sang minh chứng");
        foreach (var (title, paper) in new[] { ("Giấy đăng ký kinh doanh", "business-registration"), ("Giấy an toàn thực phẩm", "food-safety"), ("Bản tự công bố", "self-declaration") })
        {
            await UploadAsync(officer, id, title, paper);
        }
    }

    private static async Task UploadAsync(Browser officer, Guid id, string title, string paper)
    {
        var page = await (await officer.OpenAsync($"/Dossiers/Evidence/{id}")).SubmitAsync(f =>
        {
            f.Attach("Input.Files", "giay-to.pdf", Story.Pdf(title));
            f["Input.Title"] = title;
            f["Input.Paper"] = paper;
        }, "Tải lên");
        page.Text.Should().Contain(title);
    }

    private static async Task ReportAndForwardAsync(Browser officer, Guid id)
    {
        var review = await (await officer.OpenAsync($"/Dossiers/Report/{id}")).SubmitAsync(f =>
        {
            f["Input.LocalMaterial"] = "100% trong tỉnh";
            f["Input.LocalLabour"] = "41 người trong xã";
            f["Input.OriginOfIdea"] = "Đặc sản truyền thống";
            f["Input.Identity"] = "Cách hái chè của người Dao";
            f["Input.Number"] = "42/BC-UBND";
            f["Input.Date"] = "05/11/2024";
            f["Input.Signer"] = "Phó Chủ tịch UBND xã";
        }, "Lưu báo cáo, xem lại để gửi");
        (await review.SubmitAsync(button: "Gửi huyện")).Text.Should().Contain("Chờ tiếp nhận");
    }

    private static void TickAllFine(PageForm form)
    {
        foreach (var name in form.Names.Where(n => n.StartsWith("paper.", StringComparison.Ordinal) || n.StartsWith("ground.", StringComparison.Ordinal)))
        {
            form.Tick(name, "fine");
        }
    }

    private static async Task ShouldBeKeptAsync(App app, Guid id)
    {
        var versions = await app.AskAsync<DossiersDb, List<FiledVersion>>(db => db.Versions.Where(v => v.DossierId == id).OrderBy(v => v.Number).ToListAsync());
        versions.Should().HaveCount(2).And.OnlyContain(v => Snapshot.HashOf(v.Content) == v.Hash);
        var filed = await app.AskAsync<IDossierBook, FiledDossier?>(book => book.FiledAsync(id, null, default));
        filed!.Card.Pack.Should().Be("148-qd-ttg");
        filed.Card.FiledOn.Should().Be(new DateOnly(2024, 11, 5));
        filed.Facts.LocalMaterialShare.Should().Be(92.5m);
        filed.CommuneReport!.Number.Should().Be("42/BC-UBND");
        filed.Evidence.Should().HaveCount(4);
        (await app.AskAsync<IDossierBook, IReadOnlyList<DossierCard>>(book => book.AcceptedAsync(default))).Should().ContainSingle(c => c.Id == id && c.Version == 2);
        var events = await app.AskAsync<DossiersDb, List<string>>(db => db.Set<OutboxMessage>().Select(m => m.Type).ToListAsync());
        events.Count(e => e.Contains(nameof(DossierFiled))).Should().Be(2);
        events.Count(e => e.Contains(nameof(DossierAccepted))).Should().Be(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_paper_dossier_falls_under_the_pack_of_its_day_of_receipt(string database)
    {
        await using var app = await App.StartAsync(database);
        app.Time.SetUtcNow(new DateTimeOffset(2026, 6, 1, 2, 0, 0, TimeSpan.Zero));
        var story = await Story.BeginAsync(app);
        await (await app.As(story.Officer).OpenAsync($"/Dossiers/Registration/{story.Dossier}")).SubmitAsync(f =>
        {
            f["Input.ReceivedOn"] = "20/05/2026";
            f["Input.PaperNumber"] = "07/TN";
        }, "Lưu, sang tự đánh giá");

        await story.FileAsync();

        var dossier = await story.ReadAsync();
        (dossier.Pack, dossier.FiledOn, dossier.PaperNumber).Should().Be(("1489-qd-ttg", new DateOnly(2026, 5, 20), "07/TN"));
        dossier.Number.Should().EndWith("-2026");
    }

    [Theory, OnBothDatabases]
    public async Task A_filing_without_required_evidence_is_refused_and_says_what_is_missing(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        await story.FillAsync(withPapers: false);

        var page = await (await app.As(story.Officer).OpenAsync($"/Dossiers/Submit/{story.Dossier}")).SubmitAsync(button: "Nộp hồ sơ");

        page.Status.Should().Be(HttpStatusCode.OK);
        page.TextIn(".o-errors").Should().Contain("Hồ sơ còn thiếu");
        page.Text.Should().Contain("Thiếu giấy tờ: Giấy đăng ký kinh doanh");
        page.Links.Should().Contain($"/Dossiers/Evidence/{story.Dossier}#paper-business-registration");
        (await story.ReadAsync()).State.Should().Be(DossierState.Draft);
    }

    [Theory, OnBothDatabases]
    public async Task The_second_post_of_a_filing_gives_the_same_receipt_and_a_new_form_is_refused(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        await story.FillAsync();
        var browser = app.As(story.Officer);
        var (first, other) = (await browser.OpenAsync($"/Dossiers/Submit/{story.Dossier}"), await browser.OpenAsync($"/Dossiers/Submit/{story.Dossier}"));

        var receipt = await first.SubmitAsync(button: "Nộp hồ sơ");
        var again = await first.SubmitAsync(button: "Nộp hồ sơ");
        var different = await other.SubmitAsync(button: "Nộp hồ sơ");

        again.Address.Should().Be(receipt.Address);
        different.Text.Should().Contain("Hồ sơ đã nộp với số 001/PĐK");
        (await story.ReadAsync()).Versions.Should().Be(1);
    }
}
