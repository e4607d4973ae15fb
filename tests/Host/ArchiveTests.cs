using System.Buffers.Binary;
using System.IO.Compression;

namespace OcopModular.Tests.HostTests;

/// <summary>Archives and pictures that are small on the line and huge when they are opened.</summary>
[Collection(SharedApps.Name)]
public sealed class ArchiveTests(SharedApps apps)
{
    private const int Mega = 1024 * 1024;
    private const string Types = "[Content_Types].xml";
    private const string Sheet = "xl/workbook.xml";
    private const string Letter = "word/document.xml";

    private static readonly Dictionary<string, (Func<byte[]> Make, string Reason)> Harmful = new(StringComparer.Ordinal)
    {
        ["one huge sheet"] = (() => Zip((Types, 1), (Sheet, 1), ("xl/worksheets/sheet1.xml", 150 * Mega)), "File.UnfoldsTooFar"),
        ["one huge letter"] = (() => Zip((Types, 1), (Letter, 150 * Mega)), "File.UnfoldsTooFar"),
        ["many large parts"] = (() => Zip([(Types, 1), (Letter, 1), .. Enumerable.Range(0, 11).Select(i => ($"word/media/{i}.xml", 10 * Mega))]), "File.UnfoldsTooFar"),
        ["twenty names for one part"] = (() => Overlapping(Zip((Types, 1), (Letter, 10 * Mega)), 20), "File."),
        ["too many parts"] = (() => Zip([(Types, 1), (Sheet, 1), .. Enumerable.Range(0, 2_000).Select(i => ($"xl/{i}.xml", 0))]), "File.UnknownType"),
        ["a part that climbs out"] = (() => Zip((Types, 1), (Letter, 1), ("word/../../../etc/cron.d/x", 1)), "File.UnknownType"),
        ["a part that climbs out in Windows"] = (() => Zip((Types, 1), (Letter, 1), ("word\\..\\..\\x.exe", 1)), "File.UnknownType"),
        ["a part from the root"] = (() => Zip((Types, 1), (Letter, 1), ("/etc/cron.d/x", 1)), "File.UnknownType"),
        ["a part on a drive"] = (() => Zip((Types, 1), (Letter, 1), ("C:x.exe", 1)), "File.UnknownType"),
        ["a macro in capitals"] = (() => Zip((Types, 1), (Sheet, 1), ("xl/VBAPROJECT.BIN", 1)), "File.UnknownType"),
        ["without its directory"] = (() => Zip((Types, 1), (Letter, 1))[..^30], "File.UnknownType"),
        ["a directory that states ten bytes for much more"] = (() => Lying(Zip((Types, 1), (Letter, 150 * Mega))), "File.BrokenArchive"),
        ["damaged inside"] = (() => Damaged(Zip((Types, 1), (Letter, 50_000))), "File.BrokenArchive"),
    };

    private static readonly Dictionary<string, Func<byte[]>> Harmless = new(StringComparer.Ordinal)
    {
        ["an archive in the archive, never opened"] = () => Zip([(Types, null), (Letter, null), ("word/embeddings/a.zip", Zip(("a", 150 * Mega)))]),
        ["a sheet whose last cell is far away"] = () => Zip([(Types, null), (Sheet, null), ("xl/worksheets/sheet1.xml", "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>"u8.ToArray())]),
        ["a sheet with a billion laughs"] = () => Zip([(Types, null), (Sheet, "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>"u8.ToArray())]),
        ["a letter that unfolds to ninety megabytes"] = () => Zip((Types, 1), (Letter, 90 * Mega)),
    };

    public static TheoryData<string> Refused => new(Harmful.Keys);

    public static TheoryData<string> Taken => new(Harmless.Keys);

    [Theory, MemberData(nameof(Refused))]
    public async Task An_archive_that_does_harm_when_opened_is_refused_and_leaves_nothing(string what)
    {
        var content = Harmful[what].Make();
        var app = await apps.OnAsync(Databases.Sqlite);

        var taken = await app.TakeAsync(content, "tai-lieu.docx");

        content.Length.Should().BeLessThan(2 * Mega, what);
        taken.Outcome.Reason.Should().StartWith(Harmful[what].Reason, what);
        app.Incoming().Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Taken))]
    public async Task An_archive_that_only_a_careless_reader_would_open_wide_is_kept_as_it_is(string what)
    {
        var content = Harmless[what]();
        var app = await apps.OnAsync(Databases.Sqlite);

        var taken = await app.TakeAsync(content, "tai-lieu.docx");

        taken.Outcome.Reason.Should().BeNull(what);
        taken.File!.Length.Should().Be(content.Length);
    }

    /// <summary>An archive with parts of so many zeros.</summary>
    private static byte[] Zip(params (string Name, int Length)[] parts) => Zip(parts.Select(p => (p.Name, p.Length, (byte[]?)null)));

    private static byte[] Zip((string Name, byte[]? Content)[] parts) => Zip(parts.Select(p => (p.Name, 1, p.Content)));

    private static byte[] Zip(IEnumerable<(string Name, int Length, byte[]? Content)> parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            var zeros = new byte[Mega];
            foreach (var (name, length, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(content ?? []);
                for (var left = content is null ? length : 0; left > 0; left -= zeros.Length)
                {
                    part.Write(zeros.AsSpan(0, Math.Min(left, zeros.Length)));
                }
            }
        }

        return memory.ToArray();
    }

    /// <summary>The directory lists its last part again and again: a small body, unfolded many times.</summary>
    private static byte[] Overlapping(byte[] zip, int times)
    {
        var end = zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var last = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        byte[] more = [.. Enumerable.Repeat(zip[last..end], times).SelectMany(e => e)];
        byte[] all = [.. zip[..end], .. more, .. zip[end..]];
        var tail = all.AsSpan(end + more.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(tail[8..], (ushort)(2 + times));
        BinaryPrimitives.WriteUInt16LittleEndian(tail[10..], (ushort)(2 + times));
        BinaryPrimitives.WriteUInt32LittleEndian(tail[12..], BinaryPrimitives.ReadUInt32LittleEndian(tail[12..]) + (uint)more.Length);
        return all;
    }

    /// <summary>The directory states a small length; what is behind it is not.</summary>
    private static byte[] Lying(byte[] zip)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 24), 10);
        return zip;
    }

    private static byte[] Damaged(byte[] zip)
    {
        var body = zip.AsSpan().IndexOf("word/document.xml"u8) + "word/document.xml".Length;
        zip.AsSpan(body, 8).Fill(0xFF);
        return zip;
    }
}
