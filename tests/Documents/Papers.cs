using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Evaluation.Documents;
using OcopModular.Host.Data;
using OcopModular.Host.Documents;
using OcopModular.Kernel;

namespace OcopModular.Tests.Documents;

/// <summary>Word files as small as Word accepts them, and documents in the database without the pages.</summary>
internal static partial class Papers
{
    public const string Decision = DecisionDocument.KindName;
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <summary>A Word file with this body.</summary>
    public static byte[] Word(string body, string type = Main, params (string Name, string Content)[] more)
    {
        var parts = new List<(string Name, string Content)>
        {
            ("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"bin\" ContentType=\"application/octet-stream\"/><Override PartName=\"/word/document.xml\" ContentType=\"{type}\"/></Types>"),
            ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
            ("word/document.xml", $"<w:document {W}><w:body>{body}</w:body></w:document>"),
        };
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts.Concat(more))
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    /// <summary>A paragraph whose text Word has cut into these runs.</summary>
    public static string Line(params string[] runs) => $"<w:p>{string.Concat(runs.Select(r => $"<w:r><w:t xml:space=\"preserve\">{r}</w:t></w:r>"))}</w:p>";

    public static string Row(params string[] cells) => $"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{string.Concat(cells.Select(c => $"<w:tc><w:tcPr/>{Line(c)}</w:tc>"))}</w:tr></w:tbl>";

    /// <summary>All that is written in a Word file, a line a paragraph.</summary>
    public static string TextOf(byte[] word)
    {
        using var zip = new ZipArchive(new MemoryStream(word));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return Tag().Replace(reader.ReadToEnd().Replace("</w:p>", "\n", StringComparison.Ordinal), "");
    }

    /// <summary>A decision on a closed session with one product, as a draft.</summary>
    public static async Task<Document> DraftAsync(this App app, Guid? record = null)
    {
        var document = new Document { Id = Guid.CreateVersion7(), Kind = Decision, RecordId = record ?? Guid.CreateVersion7(), Title = "Quyết định phê duyệt", MadeAt = new DateTime(2024, 11, 5, 2, 0, 0, DateTimeKind.Utc), MadeBy = "Cán bộ" };
        document.Write(new StoredFile(new string('0', 64), "du-thao.docx", DocumentFiles.Word, 1), 0, isEdited: true);
        await app.DoAsync<HostDb>(db =>
        {
            db.Add(document);
            return db.SaveChangesAsync();
        });
        return document;
    }

    public static Task<Document> ReadAsync(this App app, Guid id) => app.AskAsync<HostDb, Document>(db => db.Documents.AsNoTracking().SingleAsync(d => d.Id == id));

    public static Guid IdIn(this Page page) => Guid.Parse(page.Address.Split('?')[0].Split('/')[^1]);

    public static async Task<byte[]> DownloadAsync(this Browser browser, string address)
    {
        var page = await browser.OpenOnlyAsync(address);
        page.Status.Should().Be(System.Net.HttpStatusCode.OK, address);
        return page.Content;
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 60_000)]
    private static partial Regex Tag();
}
