using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Kernel;
using SkiaSharp;

namespace OcopModular.Tests.HostTests;

/// <summary>What people and enemies put into the file store.</summary>
[Collection(SharedApps.Name)]
public sealed class FilesTests(SharedApps apps)
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "nothing.pdf", [], "File.Empty" },
        { "program.pdf", [(byte)'M', (byte)'Z', .. new byte[500]], "File.UnknownType" },
        { "drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray(), "File.UnknownType" },
        { "drawing.png", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray(), "File.UnknownType" },
        { "page.pdf", [.. "<html><script>alert(1)</script>"u8, .. Pdf], "File.UnknownType" },
        { "cut.pdf", Pdf[..20], "File.UnknownType" },
        { "cut.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3], "File.BrokenPicture" },
        { "cut.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3], "File.BrokenPicture" },
        { "wide.png", WithSize(Picture(4, 4), 50_000, 50_000), "File.TooManyPixels" },
        { "progressive.jpg", Progressive(Picture(5_000, 3_000, SKEncodedImageFormat.Jpeg)), "File.TooManyPixels" },
        { "broad.png", WithSize(Picture(4, 4), 6_000, 6_000), "File.TooManyPixels" },
        { "plain.zip", Zip(("a.txt", "a")), "File.UnknownType" },
        { "macro.docx", Zip(("[Content_Types].xml", "x"), ("word/document.xml", "x"), ("word/vbaProject.bin", "x")), "File.UnknownType" },
        { "climbs.docx", Zip(("[Content_Types].xml", "x"), ("word/document.xml", "x"), ("../../etc/x", "x")), "File.UnknownType" },
        { "many.xlsx", Zip([("[Content_Types].xml", "x"), ("xl/workbook.xml", "x"), .. Enumerable.Range(0, 2_100).Select(i => ($"xl/{i}.xml", ""))]), "File.UnknownType" },
        { "old.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "File.UnknownType" },
    };

    public static TheoryData<string, byte[], string, string> Taken => new()
    {
        { "Giấy chứng nhận.pdf", Pdf, "application/pdf", "Giấy chứng nhận.pdf" },
        { "no-ending", Pdf, "application/pdf", "no-ending.pdf" },
        { "double.pdf.exe", Pdf, "application/pdf", "double.pdf.exe.pdf" },
        { "wrong.png", Pdf, "application/pdf", "wrong.pdf" },
        { "../../../etc/passwd", Pdf, "application/pdf", "passwd.pdf" },
        { "C:\\Temp\\tệp.pdf", Pdf, "application/pdf", "tệp.pdf" },
        { "nul\0l.pdf", Pdf, "application/pdf", "null.pdf" },
        { "stream.pdf:ads", Pdf, "application/pdf", "stream.pdfads.pdf" },
        { "\u202Efdp.exe", Pdf, "application/pdf", "fdp.exe.pdf" },
        { "...", Pdf, "application/pdf", "tep.pdf" },
        { "%2e%2e%2fx.pdf", Pdf, "application/pdf", "2e2e2fx.pdf" },
        { "sheet.xlsx", Zip(("[Content_Types].xml", "x"), ("xl/workbook.xml", "x")), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "sheet.xlsx" },
        { "letter.docx", Zip(("[Content_Types].xml", "x"), ("word/document.xml", "x")), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "letter.docx" },
        { "photo.jpeg", Picture(8, 6, SKEncodedImageFormat.Jpeg), "image/jpeg", "photo.jpg" },
        { "photo.png", Picture(8, 6), "image/png", "photo.png" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_not_one_of_the_five_kinds_is_refused_and_leaves_nothing(string name, byte[] content, string reason)
    {
        var app = await apps.OnAsync(Databases.Sqlite);

        var taken = await TakeAsync(app, name, content);

        taken.Outcome.Reason.Should().Be(reason);
        Leftovers(app).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task What_is_taken_has_the_type_of_its_content_and_a_harmless_name(string name, byte[] content, string type, string kept)
    {
        var app = await apps.OnAsync(Databases.Sqlite);

        var taken = await TakeAsync(app, name, content);

        taken.Outcome.IsDone.Should().BeTrue();
        (taken.File!.ContentType, taken.File.Name).Should().Be((type, kept));
        await using var stored = await OpenAsync(app, taken.File.Sha256);
        stored!.Length.Should().Be(taken.File.Length);
        Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(stored)).Should().Be(taken.File.Sha256);
        Leftovers(app).Should().BeEmpty();
    }

    [Fact]
    public async Task Twenty_five_megabytes_are_too_much_and_twenty_are_not()
    {
        var app = await apps.OnAsync(Databases.Sqlite);
        byte[] photo = [.. Pdf, .. new byte[25 * 1024 * 1024]];

        (await TakeAsync(app, "photo.pdf", photo)).Outcome.Should().Match(o => ((Outcome)o).Reason == "File.TooLarge" && 20L.Equals(((Outcome)o).Arguments[0]));
        (await TakeAsync(app, "scan.pdf", [.. Pdf[..9], .. Enumerable.Repeat((byte)' ', (20 * 1024 * 1024) - Pdf.Length), .. Pdf[9..]])).Outcome.IsDone.Should().BeTrue();
        Leftovers(app).Should().BeEmpty();
    }

    [Fact]
    public async Task Each_kind_has_its_own_limit()
    {
        var app = await apps.OnAsync(Databases.Sqlite);
        var noise = new byte[11 * 1024 * 1024];
        new Random(1).NextBytes(noise);
        var sheet = Zip(("[Content_Types].xml", "x"), ("xl/workbook.xml", "x"), ("xl/media/a.bin", Convert.ToBase64String(noise)));

        FileKind.All.Select(k => k.MaxLength).Should().OnlyContain(m => m <= 20 * 1024 * 1024);
        (await TakeAsync(app, "sheet.xlsx", sheet)).Outcome.Should().Match(o => ((Outcome)o).Reason == "File.TooLarge" && 10L.Equals(((Outcome)o).Arguments[0]));
    }

    [Theory]
    [InlineData(7_000, 5_000, SKEncodedImageFormat.Jpeg, 12)]
    [InlineData(4_032, 3_024, SKEncodedImageFormat.Jpeg, 13)]
    [InlineData(3_000, 2_000, SKEncodedImageFormat.Png, 6)]
    public async Task A_large_photo_is_made_smaller_while_it_is_decoded(int width, int height, SKEncodedImageFormat format, int megapixels)
    {
        var app = await apps.OnAsync(Databases.Sqlite);

        var taken = await TakeAsync(app, "photo", Picture(width, height, format));

        await using var stored = await OpenAsync(app, taken.File!.Sha256);
        using var codec = SKCodec.Create(stored);
        ((long)codec.Info.Width * codec.Info.Height).Should().BeInRange(megapixels * 500_000L, megapixels * 1_000_000L);
        await using var small = await app.AskAsync<IFileStore, Stream?>(s => s.OpenAsync(taken.File.Sha256, thumbnail: true, default));
        using var thumbnail = SKBitmap.Decode(small);
        Math.Max(thumbnail.Width, thumbnail.Height).Should().Be(320);
        Leftovers(app).Should().BeEmpty();
    }

    [Fact]
    public async Task A_photo_taken_upright_is_stored_upright()
    {
        var app = await apps.OnAsync(Databases.Sqlite);
        var jpeg = Picture(80, 60, SKEncodedImageFormat.Jpeg);
        byte[] turned = [0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];

        var taken = await TakeAsync(app, "photo.jpg", [.. jpeg[..2], .. turned, .. jpeg[2..]]);

        await using var stored = await OpenAsync(app, taken.File!.Sha256);
        using var codec = SKCodec.Create(stored);
        (codec.Info.Width, codec.Info.Height, codec.EncodedOrigin).Should().Be((60, 80, SKEncodedOrigin.TopLeft));
    }

    [Fact]
    public async Task A_PDF_has_no_thumbnail_drawn_here()
    {
        var app = await apps.OnAsync(Databases.Sqlite);
        var taken = await TakeAsync(app, "a.pdf", Pdf);

        (await app.AskAsync<IFileStore, Stream?>(s => s.OpenAsync(taken.File!.Sha256, thumbnail: true, default))).Should().BeNull();
    }

    [Fact]
    public async Task A_picture_keeps_its_pixels_and_loses_what_it_tells_about_the_place()
    {
        var app = await apps.OnAsync(Databases.Sqlite);
        var jpeg = Picture(8, 6, SKEncodedImageFormat.Jpeg);
        var exif = "Exif\0\0GPS 22.5 N 103.3 E <script>"u8.ToArray();
        byte[] told = [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..], .. "PK trailing archive"u8];

        var taken = await TakeAsync(app, "photo.jpg", told);

        await using var stored = await OpenAsync(app, taken.File!.Sha256);
        using var copy = new MemoryStream();
        await stored!.CopyToAsync(copy);
        Encoding.Latin1.GetString(copy.ToArray()).Should().NotContainAny("GPS", "<script>", "trailing");
        SKBitmap.Decode(copy.ToArray()).Width.Should().Be(8);
    }

    [Fact]
    public async Task A_very_long_name_is_cut()
    {
        var taken = await TakeAsync(await apps.OnAsync(Databases.Sqlite), new string('ệ', 1_000) + ".pdf", Pdf);

        taken.File!.Name.Should().HaveLength(124).And.EndWith(".pdf");
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../etc/passwd")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("ABCDEF0000000000000000000000000000000000000000000000000000000000")]
    public async Task What_is_no_content_hash_or_was_never_kept_is_not_found(string hash)
    {
        var app = await apps.OnAsync(Databases.Sqlite);

        (await OpenAsync(app, hash)).Should().BeNull();
        (await app.AskAsync<IFileStore, Stream?>(s => s.OpenAsync(hash, thumbnail: true, default))).Should().BeNull();
    }

    private static async Task<FileTaken> TakeAsync(App app, string name, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return await app.AskAsync<IFileStore, FileTaken>(s => s.TakeAsync(stream, name, CancellationToken.None));
    }

    private static Task<Stream?> OpenAsync(App app, string sha256) => app.AskAsync<IFileStore, Stream?>(s => s.OpenAsync(sha256, thumbnail: false, default));

    private static string[] Leftovers(App app) => Directory.GetFiles(Path.Combine(app.Database.Folder, "incoming"));

    private static byte[] Picture(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Png)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Green);
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>A picture whose head promises more pixels than it has; its check sum is right.</summary>
    private static byte[] WithSize(byte[] png, int width, int height)
    {
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>Says of a plain JPEG that it is progressive: it is refused before anything is decoded.</summary>
    private static byte[] Progressive(byte[] jpeg)
    {
        jpeg[jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 1] = 0xC2;
        return jpeg;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFF;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return memory.ToArray();
    }
}
