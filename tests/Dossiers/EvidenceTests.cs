using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;

namespace OcopModular.Tests.Dossiers;

/// <summary>Bad files are refused with a reason; nothing is kept of them.</summary>
public sealed class EvidenceTests
{
    private const int Mega = 1024 * 1024;

    [Theory, OnBothDatabases]
    public async Task A_photo_of_25_MB_is_refused_and_the_other_file_of_the_same_post_is_kept(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        byte[] photo = [0xFF, 0xD8, 0xFF, .. new byte[25 * Mega]];

        var page = await UploadAsync(story, ("anh.jpg", photo), ("giay.pdf", Story.Pdf("Giấy")));

        page.TextIn(".o-errors").Should().Contain("anh.jpg").And.Contain("20");
        (await FilesAsync(app)).Should().ContainSingle().Which.Name.Should().Be("giay.pdf");
    }

    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "chuong-trinh.pdf", [(byte)'M', (byte)'Z', 0x90, 0, .. new byte[2000]] },
        { "hinh.svg", Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>") },
        { "hinh.png", Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>") },
        { "trong.pdf", [] },
    };

    [Theory, MemberData(nameof(Hostile))]
    public async Task A_file_that_is_not_what_it_says_is_refused(string name, byte[] content)
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var story = await Story.BeginAsync(app);

        var page = await UploadAsync(story, (name, content));

        page.TextIn(".o-errors").Should().Contain(name);
        (await FilesAsync(app)).Should().BeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task A_picture_and_a_PDF_are_shown_in_place_and_no_content_is_rendered_by_the_browser_itself(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        await UploadAsync(story, ("anh.png", Story.Papers.Picture("Trà", 1)));
        await UploadAsync(story, ("giay.pdf", Story.Pdf("Giấy")));
        var files = await FilesAsync(app);

        foreach (var file in files)
        {
            var page = await app.As(story.Standing).OpenAsync($"/Dossiers/File/{file.Id}");
            var address = file.File.IsPicture ? page.Document.QuerySelector("main img")!.GetAttribute("src") : page.Document.QuerySelector("[data-pdf]")!.GetAttribute("data-pdf");
            var answer = await app.As(story.Standing).OpenAsync(address!);
            answer.Headers["X-Content-Type-Options"].Should().Be("nosniff");
            answer.Headers["Content-Security-Policy"].Should().Contain("sandbox");
            answer.Headers["Accept-Ranges"].Should().Be("bytes");
            answer.Headers.GetValueOrDefault("Content-Disposition", "inline").StartsWith("attachment", StringComparison.Ordinal).Should().Be(!file.File.IsPicture);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_part_of_a_file_can_be_asked_for(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        var content = Story.Pdf("Giấy");
        await UploadAsync(story, ("giay.pdf", content));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/Dossiers/File/{(await FilesAsync(app))[0].Id}?handler=Content");
        request.Headers.Range = new System.Net.Http.Headers.RangeHeaderValue(100, 199);

        using var answer = await app.As(story.Officer).SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        answer.Content.Headers.ContentRange!.ToString().Should().Be($"bytes 100-199/{content.Length}");
        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(content[100..200]);
    }

    [Theory, OnBothDatabases]
    public async Task A_picture_has_a_thumbnail_in_the_list_and_a_PDF_an_icon(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        var page = await UploadAsync(story, ("anh.png", Story.Papers.Picture("Trà", 1)), ("giay.pdf", Story.Pdf("Giấy")));
        var pdf = (await FilesAsync(app)).Single(f => f.File.IsPdf);

        var thumbnail = page.Document.QuerySelectorAll("img.o-thumb").Should().ContainSingle().Which.GetAttribute("src")!;
        var answer = await app.As(story.Officer).OpenAsync(thumbnail);

        answer.Headers["Content-Type"].Should().Be("image/jpeg");
        SkiaSharp.SKBitmap.Decode(answer.Content).Width.Should().Be(320);
        (await app.As(story.Officer).OpenAsync($"/Dossiers/File/{pdf.Id}?handler=Content&thumbnail=true")).Status.Should().Be(HttpStatusCode.NotFound);
        var foreigner = (await Story.BeginAsync(app, "Xã khác")).Officer;
        (await app.As(foreigner).OpenAsync(thumbnail)).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task A_dossier_takes_no_more_than_its_number_of_files(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        await app.DoAsync<DossiersDb>(db =>
        {
            db.AddRange(Enumerable.Range(0, AttachEvidence.MaxFiles).Select(i => new Attachment { Id = Guid.CreateVersion7(), DossierId = story.Dossier, Sha256 = new string('a', 64), Name = $"{i}.pdf", ContentType = "application/pdf", Length = 1 }));
            return db.SaveChangesAsync();
        });

        (await UploadAsync(story, ("giay.pdf", Story.Pdf("Giấy")))).TextIn(".o-errors").Should().Contain("đủ 50 tệp");
    }

    [Theory, OnBothDatabases]
    public async Task A_removed_file_is_gone_from_the_draft_and_still_in_the_version_that_holds_it(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        await story.ForwardAsync();
        await (await app.As(story.Standing).OpenAsync($"/Dossiers/Check/{story.Dossier}")).SubmitAsync(f => f["Input.Reason"] = "Thay giấy cũ", "Trả lại để bổ sung");
        var file = (await FilesAsync(app))[0];

        var page = await app.As(story.Officer).OpenAsync($"/Dossiers/Evidence/{story.Dossier}");
        await page.Form($"form[action*='{file.Id}'] button").SendAsync();

        (await FilesAsync(app)).Should().NotContain(f => f.Id == file.Id);
        (await app.As(story.Officer).OpenAsync($"/Dossiers/Version/{story.Dossier}/1")).Text.Should().Contain(file.Title);
        (await app.As(story.Officer).OpenAsync($"/Dossiers/File/{file.Id}?handler=Content")).Status.Should().Be(HttpStatusCode.OK);
    }

    private static async Task<Page> UploadAsync(Story story, params (string Name, byte[] Content)[] files)
    {
        var page = await story.App.As(story.Officer).OpenAsync($"/Dossiers/Evidence/{story.Dossier}");
        return await page.SubmitAsync(f =>
        {
            foreach (var (name, content) in files)
            {
                f.Attach("Input.Files", name, content);
            }
        }, "Tải lên");
    }

    private static Task<List<Attachment>> FilesAsync(App app) => app.AskAsync<DossiersDb, List<Attachment>>(db => db.Attachments.Where(a => a.RemovedAt == null).ToListAsync());
}
