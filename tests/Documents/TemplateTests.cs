using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Host.Data;
using OcopModular.Host.Documents;
using OcopModular.Kernel;
using OcopModular.Tests.Evaluation;

namespace OcopModular.Tests.Documents;

/// <summary>The office replaces a template by itself: what is wrong with it is named, nothing older is lost.</summary>
[Collection(SharedApps.Name)]
public sealed class TemplateTests(SharedApps apps)
{
    private const string Address = $"/Admin/Templates/Kind/{Papers.Decision}";
    private const string Upload = "Kiểm tra và dùng";

    private static readonly Dictionary<string, (Func<byte[]> Make, string Said)> Hostile = new(StringComparer.Ordinal)
    {
        ["a macro"] = (() => Papers.Word(Papers.Line("a"), more: ("word/vbaProject.bin", "x")), "không chứa macro"),
        ["a macro under another name"] = (() => Papers.Word(Papers.Line("a"), type: "application/vnd.ms-word.document.macroEnabled.main+xml"), "tự chạy hoặc nhúng"),
        ["a template from elsewhere"] = (() => Papers.Word(Papers.Line("a"), more: ("word/_rels/document.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\"http://example.org/x.dotm\" TargetMode=\"External\"/></Relationships>")), "http://example.org/x.dotm"),
        ["a field that fetches, cut into runs"] = (() => Papers.Word("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT \"c:\\x\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"), "INCLUDETEXT"),
        ["a simple field that runs"] = (() => Papers.Word("<w:p><w:fldSimple w:instr=\"DDEAUTO c:\\\\cmd.exe\"/></w:p>"), "DDEAUTO"),
        ["an embedded object"] = (() => Papers.Word(Papers.Line("a"), more: ("word/embeddings/oleObject1.bin", "x")), "oleObject1.bin"),
        ["a bomb"] = (() => Papers.Word(new string(' ', 30 * 1024 * 1024)), "hoặc một phần quá"),
        ["an entity"] = (() => Papers.Word("", more: ("word/footnotes.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>")), "Tệp bị hỏng"),
        ["no letter inside"] = (() => Papers.Word("<w:p>"), "Tệp bị hỏng"),
        ["a PDF"] = (() => OcopModular.Tests.Dossiers.Story.Pdf("x"), "Chỉ nhận tệp Word"),
    };

    public static TheoryData<string> HostileKinds => new(Hostile.Keys);

    [Theory, MemberData(nameof(HostileKinds))]
    public async Task A_template_that_could_do_harm_is_refused_with_what_it_holds(string what)
    {
        var app = await apps.OnAsync(Databases.Sqlite);
        var page = await app.As(await app.PersonAsync(Role.Administrator)).OpenAsync(Address);

        var refused = await page.SubmitAsync(f => f.Attach("Template", "mau.docx", Hostile[what].Make()), Upload);

        refused.Text.Should().Contain(Hostile[what].Said, what);
        (await app.AskAsync<HostDb, bool>(db => db.DocumentTemplates.AnyAsync())).Should().BeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task An_unknown_field_and_a_column_without_a_row_are_refused_by_name(string database)
    {
        await using var app = await App.StartAsync(database);
        var page = await app.As(await app.PersonAsync(Role.Administrator)).OpenAsync(Address);

        var refused = await page.SubmitAsync(f => f.Attach("Template", "mau.docx", Papers.Word(Papers.Line("«SoVan", "Bam» «SanPham.Ten»"))), Upload);

        refused.Text.Should().Contain("Mẫu có trường «SoVanBam» mà loại văn bản này không có. Có phải «SoVanBan» không?").And.Contain("Trường «SanPham.Ten» là cột của danh sách nhưng không nằm trong dòng nào của bảng");
        refused.Text.Should().Contain("Mẫu đi kèm chương trình – Đang dùng");
        (await app.AskAsync<HostDb, bool>(db => db.DocumentTemplates.AnyAsync())).Should().BeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task A_new_version_is_used_the_older_ones_stay_and_can_be_put_back(string database)
    {
        await using var app = await App.StartAsync(database);
        var session = await app.ClosedSessionAsync(new Scored(60, 3));
        var office = app.As(await app.StandingBodyAsync());
        var first = Papers.Word(Papers.Line("Bản một, số «Số văn bản»") + Papers.Row("«SanPham.STT»", "«Sản phẩm.Tên»"));

        var taken = await (await office.OpenAsync(Address)).SubmitAsync(f => f.Attach("Template", "mau.docx", first), Upload);
        taken.Text.Should().Contain("Bản 1 – Đang dùng").And.Contain("Mẫu không có trường «SoSanPham»");
        var document = await (await office.OpenAsync($"/Documents/Make/{Papers.Decision}/{session.Id}")).SubmitAsync();
        await (await office.OpenAsync(Address)).SubmitAsync(f => f.Attach("Template", "mau.docx", Papers.Word(Papers.Line("Bản hai, số «SoVanBan»"))), Upload);

        (await app.ReadAsync(document.IdIn())).Template.Should().Be(1, "a document keeps the version with which it was made");
        Papers.TextOf(await office.DownloadAsync($"/Documents/File/{document.IdIn()}/draft")).Should().Contain("Bản một").And.Contain("Trà xanh Shan Mồ Sì San");
        var back = await (await office.OpenAsync(Address)).SubmitAsync(f => f.Force("number", "1"), "Dùng lại");
        back.Text.Should().Contain("Bản 3 – Đang dùng").And.Contain("dùng lại bản 1").And.Contain("Bản 2");
        (await office.DownloadAsync($"{Address}?handler=File&number=1")).Should().Equal(first);
        await (await office.OpenAsync(Address)).SubmitAsync(button: "[aria-label='Dùng lại mẫu đi kèm chương trình']");
        Papers.TextOf(await office.DownloadAsync($"{Address}?handler=File&number=4")).Should().Contain("«SoVanBan»/QĐ-UBND");
        (await app.AskAsync<HostDb, List<string>>(db => db.Set<AuditEntry>().Where(e => e.Kind == "DocumentTemplate").OrderBy(e => e.Seq).Select(e => e.Action).ToListAsync()))
            .Should().Equal("DocumentTemplate.Uploaded", "DocumentTemplate.Uploaded", "DocumentTemplate.PutBack", "DocumentTemplate.PutBack");
    }

    [Fact]
    public async Task Every_kind_has_a_template_that_passes_its_own_check_and_a_text_for_each_field()
    {
        var app = await apps.OnAsync(Databases.Sqlite);
        await using var scope = app.Services.CreateAsyncScope();
        var kinds = scope.ServiceProvider.GetRequiredService<DocumentKinds>();

        kinds.All.Should().HaveCount(7);
        foreach (var kind in kinds.All)
        {
            using var template = new MemoryStream();
            await DocumentKinds.BuiltIn(kind).CopyToAsync(template);
            var findings = TemplateCheck.Run(template, DocumentKinds.FieldsOf(kind));
            findings.Errors.Should().BeEmpty(kind.Name);
            findings.Warnings.Should().BeEmpty(kind.Name);
            foreach (var language in new[] { "vi", "en" })
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                kinds.TextOf(kind).Should().NotContain("DocumentKind.");
                DocumentKinds.FieldsOf(kind).Where(f => kinds.Explain(kind, f).StartsWith("DocumentField.", StringComparison.Ordinal)).Select(f => $"{kind.Name}: {f.Name}").Should().BeEmpty();
            }
        }
    }

    [Fact]
    public async Task The_preview_of_every_kind_leaves_no_field_open()
    {
        var app = await apps.OnAsync(Databases.Sqlite);
        var admin = app.As(await app.PersonAsync(Role.Administrator));
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var kind in scope.ServiceProvider.GetRequiredService<DocumentKinds>().All)
        {
            Papers.TextOf(await admin.DownloadAsync($"/Admin/Templates/Kind/{kind.Name}?handler=Preview&number=0")).Should().NotContain("«").And.NotContain("»");
        }
    }

    [Fact]
    public async Task Fields_are_found_however_Word_cut_them_and_merge_fields_become_their_text()
    {
        const string Merge = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> MERGEFIELD Ten </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>«Ten»</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:fldSimple w:instr=\"MERGEFIELD Xa\"><w:r><w:t>«Xa»</w:t></w:r></w:fldSimple></w:p>";
        var template = new MemoryStream(Papers.Word(Papers.Line("Kính gửi «", "T", "ên» ở «X", "a» và «Vắng»") + Merge + Papers.Row("«Ai.STT»", "«Ai.Ten» – «Ten»")));
        var content = new DocumentContent { Values = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Ten"] = "Bà <Mai>", ["Xa"] = "dòng 1\ndòng 2" } };
        content.Lists["Ai"] = [new Dictionary<string, string?>(StringComparer.Ordinal) { ["Ten"] = "A" }, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Ten"] = null }];

        var filled = await TemplateFiller.FillAsync(template, content, default);

        var xml = Papers.TextOf(filled.ToArray());
        xml.Should().StartWith("Kính gửi Bà &lt;Mai&gt; ở dòng 1dòng 2 và ……………\nBà &lt;Mai&gt;dòng 1dòng 2\n1\nA – Bà &lt;Mai&gt;\n2\n…………… – Bà &lt;Mai&gt;");
    }
}
