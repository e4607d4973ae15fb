using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Host.Audit;
using OcopModular.Host.Data;
using OcopModular.Host.Documents;
using OcopModular.Kernel;
using OcopModular.Tests.Dossiers;
using OcopModular.Tests.Evaluation;

namespace OcopModular.Tests.Documents;

/// <summary>Draft, number, signed scan, issue; then nothing moves any more.</summary>
public sealed class LifeTests
{
    [Theory, OnBothDatabases]
    public async Task A_decision_goes_from_draft_to_issue_and_is_frozen(string database)
    {
        await using var app = await App.StartAsync(database);
        var session = await app.ClosedSessionAsync(new Scored(60, 3), new Scored(72, 4, "Hồng trà"));
        var office = app.As(await app.StandingBodyAsync());

        var record = await office.OpenAsync($"/Evaluation/Recognition/{session.Id}");
        record.Text.Should().Contain("Quyết định phê duyệt kết quả").And.Contain("Công văn đề nghị cấp tỉnh đánh giá");
        var page = await record.SubmitAsync(button: "Lập văn bản – Quyết định phê duyệt kết quả");
        var id = page.IdIn();
        Papers.TextOf(await office.DownloadAsync($"/Documents/File/{id}/draft")).Should().Contain("Số: ……/QĐ-UBND").And.Contain("ngày …… tháng …… năm 2024").And.Contain("Trà xanh Shan Mồ Sì San").And.NotContain("Hồng trà", "it goes to the province");

        page = await page.SubmitAsync(button: "Cấp số");
        page.Text.Should().Contain("Số 01/QĐ-UBND");
        Papers.TextOf(await office.DownloadAsync($"/Documents/File/{id}/draft")).Should().Contain("Số: 01/QĐ-UBND").And.Contain("ngày 05 tháng 11 năm 2024");
        (await office.OpenAsync($"/Evaluation/Recognition/{session.Id}")).Form("Input.Number")["Input.Number"].Should().Be("01/QĐ-UBND", "the number is not typed a second time");

        (await page.SubmitAsync(f => f.Attach("Scan", "ky.pdf", Papers.Word(Papers.Line("x"))), "Đính kèm bản ký")).Text.Should().Contain("Bản ký phải là tệp PDF");
        page = await page.SubmitAsync(f => f.Attach("Scan", "ky.pdf", Story.Pdf("Quyết định đã ký")), "Đính kèm bản ký");
        page.Text.Should().Contain("Đã có bản ký");
        var before = page;
        page = await page.SubmitAsync(button: "Ban hành");
        page.Text.Should().Contain("không sửa được nữa").And.Contain((await app.ReadAsync(id)).ScanSha256!);
        page.Document.QuerySelectorAll("main form[method=post]").Should().BeEmpty();

        (await before.SubmitAsync(f => f["Reason"] = "nhầm", "Hủy văn bản")).Text.Should().Contain("không sửa được nữa");
        (await app.ReadAsync(id)).State.Should().Be(DocumentState.Issued);
        await FrozenAsync(app, id);
    }

    [Theory, OnBothDatabases]
    public async Task An_edited_copy_takes_the_place_of_the_draft_and_a_signed_draft_stays(string database)
    {
        await using var app = await App.StartAsync(database);
        var session = await app.ClosedSessionAsync(new Scored(60, 3));
        var office = app.As(await app.StandingBodyAsync());
        var page = await (await office.OpenAsync($"/Documents/Make/{Papers.Decision}/{session.Id}")).SubmitAsync();
        var edited = Papers.Word(Papers.Line("Bản chúng tôi đã sửa, số 01/QĐ-UBND"));

        (await page.SubmitAsync(f => f.Attach("Word", "sua.docx", Papers.Word(Papers.Line("a"), more: ("word/embeddings/a.bin", "x"))), "Thay dự thảo")).Text.Should().Contain("tự chạy hoặc nhúng");
        page = await page.SubmitAsync(f => f.Attach("Word", "sua.docx", edited), "Thay dự thảo");
        page.Text.Should().Contain("đã sửa trong Word");
        page = await page.SubmitAsync(button: "Cấp số");
        (await office.DownloadAsync($"/Documents/File/{page.IdIn()}/draft")).Should().Equal(edited, "what was edited is not written over");

        var stale = page;
        page = await page.SubmitAsync(button: "Lập lại dự thảo");
        (await stale.SubmitAsync(f => f.Attach("Word", "sua.docx", edited), "Thay dự thảo")).Status.Should().Be(HttpStatusCode.Conflict);
        page = await page.SubmitAsync(f => f.Attach("Scan", "ky.pdf", Story.Pdf("x")), "Đính kèm bản ký");
        page.Document.QuerySelector("[name=Word]").Should().BeNull();
    }

    [Theory, OnBothDatabases]
    public async Task A_voided_number_keeps_its_place_with_the_reason_and_a_repeated_post_has_one_effect(string database)
    {
        await using var app = await App.StartAsync(database);
        var session = await app.ClosedSessionAsync(new Scored(60, 3));
        var office = app.As(await app.StandingBodyAsync());
        var make = await office.OpenAsync($"/Documents/Make/{Papers.Decision}/{session.Id}");
        var page = await make.SubmitAsync();
        (await make.SubmitAsync()).Address.Should().Be(page.Address, "a double click makes one document");
        var numbered = await page.SubmitAsync(button: "Cấp số");
        (await page.SubmitAsync(button: "Cấp số")).Address.Should().Be(numbered.Address);

        (await numbered.SubmitAsync(button: "Hủy văn bản")).Text.Should().Contain("Nhập lý do hủy");
        await numbered.SubmitAsync(f => f["Reason"] = "Sai căn cứ pháp lý", "Hủy văn bản");
        var second = await (await (await office.OpenAsync($"/Documents/Make/{Papers.Decision}/{session.Id}")).SubmitAsync()).SubmitAsync(button: "Cấp số");

        second.Text.Should().Contain("Số 02/QĐ-UBND");
        var books = await office.OpenAsync("/Admin/Books");
        books.Text.Should().Contain("01/QĐ-UBND").And.Contain("Sai căn cứ pháp lý").And.Contain("Số cuối: 2").And.NotContain("không rõ văn bản");
        (await app.AskAsync<HostDb, List<string?>>(db => db.Set<AuditEntry>().Where(e => e.Action == "Document.Cancelled").Select(e => e.Reason).ToListAsync())).Should().Equal("Sai căn cứ pháp lý");
    }

    [Theory, OnBothDatabases]
    public async Task Foreign_people_find_no_document_and_readers_may_not_act(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        await story.FileAsync();
        var page = await (await app.As(story.Officer).OpenAsync($"/Documents/Make/Dossiers.Registration/{story.Dossier}")).SubmitAsync();
        var foreign = app.As(await app.CommuneOfficerAsync(await app.UnitAsync("Xã Bản Lang")));
        var reader = app.As(story.Standing);

        foreach (var address in new[] { $"/Documents/View/{page.IdIn()}", $"/Documents/File/{page.IdIn()}/draft", $"/Documents/Make/Dossiers.Registration/{story.Dossier}" })
        {
            (await foreign.OpenOnlyAsync(address)).Status.Should().Be(HttpStatusCode.NotFound, address);
        }

        var read = await reader.OpenAsync($"/Documents/View/{page.IdIn()}");
        read.Status.Should().Be(HttpStatusCode.OK);
        read.Document.QuerySelectorAll("main form[method=post]").Should().BeEmpty();
        (await app.As(await app.PersonAsync(Role.CouncilSecretary)).OpenOnlyAsync($"/Documents/View/{page.IdIn()}")).Status.Should().Be(HttpStatusCode.NotFound, "the form holds phone numbers");
    }

    [Theory, OnBothDatabases]
    public async Task A_members_sheet_is_their_own_paper_until_the_session_is_closed_and_theirs_alone_to_act_on(string database)
    {
        await using var app = await App.StartAsync(database);
        var sitting = await app.SittingAsync();
        var (own, other) = (sitting.Members[0], sitting.Members[1]);
        await sitting.FillAsync(own, sitting.Picks(0.7m));
        await sitting.SealAsync(own);
        var sheet = await app.AskAsync<EvaluationDb, Guid>(db => db.Sheets.Where(s => s.StaffId == own.Id).Select(s => s.Id).SingleAsync());

        var page = await (await app.As(own).OpenAsync($"/Evaluation/Score/{sitting.Candidate}")).SubmitAsync(button: "Lập văn bản – Phiếu đánh giá của thành viên");
        var address = $"/Documents/View/{page.IdIn()}";
        Papers.TextOf(await app.As(own).DownloadAsync($"/Documents/File/{page.IdIn()}/draft")).Should().Contain(own.Name).And.Contain("A.1.1");
        (await app.As(other).OpenOnlyAsync(address)).Status.Should().Be(HttpStatusCode.NotFound);
        (await app.As(other).OpenOnlyAsync($"/Documents/Make/Evaluation.ScoreSheet/{sheet}")).Status.Should().Be(HttpStatusCode.NotFound);

        await app.DoAsync<EvaluationDb>(db => db.Sessions.Where(s => s.Id == sitting.Session).ExecuteUpdateAsync(s => s.SetProperty(x => x.State, SessionState.Closed)));
        var read = await app.As(other).OpenAsync(address);
        read.Status.Should().Be(HttpStatusCode.OK);
        read.Document.QuerySelectorAll("main form[method=post]").Should().BeEmpty();
        (await app.As(await app.StandingBodyAsync()).OpenOnlyAsync(address)).Status.Should().Be(HttpStatusCode.NotFound, "who did not sit there reads no sheet");
    }

    /// <summary>Neither code nor the database itself changes it unseen.</summary>
    private static async Task FrozenAsync(App app, Guid id)
    {
        var change = () => app.DoAsync<HostDb>(async db =>
        {
            db.Entry(await db.Documents.SingleAsync(d => d.Id == id)).Property(d => d.NumberText).CurrentValue = "99/QĐ-UBND";
            await db.SaveChangesAsync();
        });
        await change.Should().ThrowAsync<InvalidOperationException>();
        (await FaultsAsync(app)).Should().BeEmpty();
        await app.DoAsync<HostDb>(db => db.Documents.Where(d => d.Id == id).ExecuteUpdateAsync(s => s.SetProperty(d => d.NumberText, "99/QĐ-UBND")));
        (await FaultsAsync(app)).Should().ContainSingle().Which.Arguments.Should().Contain("NumberText");
    }

    private static Task<List<AuditFault>> FaultsAsync(App app) => app.AskAsync<AuditVerifier, List<AuditFault>>(async v =>
    {
        var faults = new List<AuditFault>();
        await foreach (var fault in v.FindAsync(default))
        {
            faults.Add(fault);
        }

        return faults.Where(f => f.Arguments.Contains(nameof(Document))).ToList();
    });
}
