using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;

namespace OcopModular.Tests.Dossiers;

/// <summary>Hostile files through the page of evidence: refused with a word at the field, or kept so that nothing of them runs.</summary>
public sealed class HostileUploadTests
{
    private const string Long = "báo-cáo-";
    private static readonly string[] Harmful = ["/", "\\", "<", "\u202E"];
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    [Theory, OnBothDatabases]
    public async Task A_refused_file_is_named_with_its_reason_at_the_field_and_nothing_of_it_is_kept(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);

        foreach (var (name, content) in new[]
        {
            ("anh.exe.pdf", "MZ\u0090 this program cannot be run"u8.ToArray()), ("\u202Efdp.exe", new byte[300]), (string.Concat(Enumerable.Repeat(Long, 125)) + ".pdf", new byte[300]),
            ("Giấy chứng nhận ATTP.pdf", Pdf[..30]), ("trống.docx", []), ("cắt.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]), ("trang.html", "<html><script>alert(1)</script>"u8.ToArray()),
        })
        {
            var page = await UploadAsync(story, name, content);

            page.Status.Should().Be(HttpStatusCode.OK, name);
            page.TextsIn("[data-valmsg-for='Input.Files'], .o-errors").Should().Contain(t => t.Contains("Chỉ nhận tệp") || t.Contains("Tệp này rỗng") || t.Contains("Không đọc được"), name);
            page.TextIn(".o-errors").Should().NotContain("\u202E").And.Match(t => t.Length < 400);
        }

        (await app.AskAsync<DossiersDb, int>(db => db.Attachments.CountAsync())).Should().Be(0);
        Directory.GetFiles(Path.Combine(app.Database.Folder, "files"), "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task A_polyglot_is_kept_as_what_it_begins_with_and_never_shown_as_anything_else(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        byte[] page = [.. Pdf[..^6], .. "<html><script>alert(1)</script></html>\n%%EOF\n"u8];
        byte[] picture = [.. Story.Papers.Picture("Trà", 1), .. "PK\u0003\u0004<script>alert(1)</script>"u8];

        await UploadAsync(story, "giấy.pdf.html", page);
        await UploadAsync(story, "ảnh.zip", picture);

        var files = await app.AskAsync<DossiersDb, List<Attachment>>(db => db.Attachments.OrderBy(a => a.Name).ToListAsync());
        files.Select(f => (f.Name, f.ContentType)).Should().BeEquivalentTo([("giấy.pdf.html.pdf", "application/pdf"), ("ảnh.zip.png", "image/png")]);
        foreach (var file in files)
        {
            var answer = await app.As(story.Officer).OpenAsync($"/Dossiers/File/{file.Id}?handler=Content");
            answer.Headers["X-Content-Type-Options"].Should().Be("nosniff");
            answer.Headers["Content-Security-Policy"].Should().Contain("sandbox");
            answer.Headers["Content-Type"].Should().Be(file.ContentType);
            (Encoding.Latin1.GetString(answer.Content).Contains("<script>", StringComparison.Ordinal) && answer.Headers.GetValueOrDefault("Content-Disposition")?.StartsWith("attachment", StringComparison.Ordinal) != true).Should().BeFalse(file.Name);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Names_of_every_kind_are_kept_harmless_and_readable(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);

        foreach (var name in new[] { "Giấy chứng nhận cơ sở đủ điều kiện ATTP.pdf", "\u202Efdp.exe", string.Concat(Enumerable.Repeat(Long, 125)) + ".pdf", "..\\..\\web.config", "<img src=x onerror=alert(1)>.pdf" })
        {
            (await UploadAsync(story, name, [.. Pdf, .. Encoding.UTF8.GetBytes($"% {name}\n%%EOF")])).TextsIn(".o-errors").Should().BeEmpty();
        }

        var files = await app.AskAsync<DossiersDb, List<Attachment>>(db => db.Attachments.ToListAsync());
        files.Should().HaveCount(5).And.OnlyContain(f => f.Name.Length <= 124 && f.Name.EndsWith(".pdf") && !Harmful.Any(f.Name.Contains));
        files.Should().Contain(f => f.Name == "Giấy chứng nhận cơ sở đủ điều kiện ATTP.pdf");
        (await app.As(story.Officer).OpenAsync($"/Dossiers/Evidence/{story.Dossier}")).Document.QuerySelectorAll("img[onerror]").Should().BeEmpty();
    }

    private static async Task<Page> UploadAsync(Story story, string name, byte[] content)
    {
        var page = await story.App.As(story.Officer).OpenAsync($"/Dossiers/Evidence/{story.Dossier}");
        return await page.SubmitAsync(f => f.Attach("Input.Files", name, content), "Tải lên");
    }
}
