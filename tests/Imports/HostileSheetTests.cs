using System.Text;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;

namespace OcopModular.Tests.Imports;

/// <summary>Bombs and broken files, through the door that people use: each is refused with a sentence, and the host goes on.</summary>
public sealed class HostileSheetTests
{
    private const string Good = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Tên chủ thể</t></is></c></row>";

    [Fact]
    public async Task Hostile_files_are_refused_with_a_sentence_and_nothing_is_kept()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var person = await app.StandingBodyAsync();
        await app.UnitAsync("Xã Nhà");
        var page = await app.As(person).OpenAsync("/Imports/Start/producers");
        var wrong = new List<string>();
        foreach (var (name, content, says) in Files())
        {
            var answer = await page.SubmitAsync(f => f.Attach("Sheet", name, content), button: "Gửi và kiểm tra");
            if (answer.Status != System.Net.HttpStatusCode.OK || !answer.Address.StartsWith("/Imports/Start/", StringComparison.Ordinal) || !answer.Text.Contains(says, StringComparison.Ordinal))
            {
                wrong.Add($"{name}: {answer.Status} {answer.Address} {string.Join(' ', answer.TextsIn(".o-errors"))}");
            }
        }

        Files().Should().HaveCountGreaterThan(24);
        wrong.Together().Should().BeEmpty();
        (await app.AskAsync<HostDb, int>(db => db.ImportRuns.CountAsync())).Should().Be(0);
        (await app.AskAsync<HostDb, int>(db => db.FileContents.CountAsync())).Should().Be(0);
        Directory.GetFiles(Path.Combine(app.Database.Folder, "incoming")).Should().BeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task A_formula_is_named_and_never_evaluated(string database)
    {
        await using var app = await App.StartAsync(database);
        await app.UnitAsync("Xã Nhà");
        var row = Sheets.Rows([Sheets.ProducerHeadings, Sheets.Producer(1, "Xã Nhà")]).Replace("<c r=\"D2\" t=\"inlineStr\"><is><t>bản 1</t></is></c>", "<c r=\"D2\"><f>1+1</f><v>2</v></c>", StringComparison.Ordinal);
        var page = await app.As(await app.StandingBodyAsync()).OpenAsync("/Imports/Start/producers");

        var answer = await page.SubmitAsync(f => f.Attach("Sheet", "a.xlsx", Sheets.Around(row)), button: "Gửi và kiểm tra");

        answer.TextsIn("#bad-cells tbody tr").Should().ContainSingle().Which.Should().Contain("Dòng 2, cột Địa chỉ").And.Contain("công thức");
    }

    private static IReadOnlyList<(string Name, byte[] Content, string Says)> Files()
    {
        var zeros = new string('0', 30 << 20);
        return [
            ("empty.xlsx", [], "Chọn tệp"),
            ("old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "Excel kiểu cũ"),
            ("list.csv", Encoding.UTF8.GetBytes("Tên,Xã\na,b\n"), "không phải tệp Excel"),
            ("page.xls", Encoding.UTF8.GetBytes("<html><table></table></html>"), "không phải tệp Excel"),
            ("paper.pdf", Encoding.ASCII.GetBytes("%PDF-1.4 %%EOF"), "không phải tệp Excel"),
            ("one.xlsx", "P"u8.ToArray(), "không phải tệp Excel"),
            ("cut.xlsx", Sheets.Around(Good)[..200], "Không đọc được tệp"),
            ("magic.xlsx", [(byte)'P', (byte)'K', 3, 4, .. new byte[500]], "Không đọc được tệp"),
            ("letter.xlsx", Sheets.Zip([("[Content_Types].xml", "x"), ("word/document.xml", "x")]), "Không đọc được tệp"),
            ("plain.zip.xlsx", Sheets.Zip([("a.txt", "a")]), "Không đọc được tệp"),
            ("bomb.xlsx", Sheets.Around(Good + $"<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>{zeros}</t></is></c></row>"), "quá lớn"),
            ("picture-bomb.xlsx", Sheets.Around(Good, ("xl/media/a.bin", zeros)), "quá lớn"),
            ("liar.xlsx", Liar(Sheets.Around(Good + $"<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>{zeros}</t></is></c></row>")), ""),
            ("many-entries.xlsx", Sheets.Around(Good, [.. Enumerable.Range(0, 250).Select(i => ($"xl/{i}.xml", "x"))]), "quá lớn"),
            ("climbs.xlsx", Sheets.Around(Good, ("../../etc/passwd", "x")), "Không đọc được tệp"),
            ("absolute.xlsx", Sheets.Around(Good, ("/etc/passwd", "x")), "Không đọc được tệp"),
            ("backslash.xlsx", Sheets.Around(Good, ("xl\\..\\a", "x")), "Không đọc được tệp"),
            ("macro.xlsm.xlsx", Sheets.Around(Good, ("xl/vbaProject.bin", "x")), "Không đọc được tệp"),
            ("far-cell.xlsx", Sheets.Around(Good + "<row r=\"2\"><c r=\"XFD1048576\"><v>1</v></c></row>"), "100 cột"),
            ("far-row.xlsx", Sheets.Around(Good + "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>"), "20.000 dòng"),
            ("many-rows.xlsx", Sheets.Around(string.Concat(Enumerable.Range(1, 20_200).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\"><v>{i * 7919}</v></c></row>"))), "20.000 dòng"),
            ("many-columns.xlsx", Sheets.Around($"<row r=\"1\">{string.Concat(Enumerable.Range(0, 101).Select(i => $"<c><v>{i}</v></c>"))}</row>"), "100 cột"),
            ("wild-reference.xlsx", Sheets.Around("<row r=\"1\"><c r=\"ZZZZZZZZZZ1\"><v>1</v></c></row>"), "100 cột"),
            ("twice.xlsx", Sheets.Around("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>"), "Không đọc được tệp"),
            ("back-rows.xlsx", Sheets.Around("<row r=\"2\"/><row r=\"1\"/>"), "Không đọc được tệp"),
            ("minus-row.xlsx", Sheets.Around("<row r=\"-1\"/>"), "Không đọc được tệp"),
            ("long-cell.xlsx", Sheets.Around(Good + $"<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>{string.Concat(Enumerable.Range(0, 8_000).Select(i => $"{i * 7919} "))}</t></is></c></row>"), "32.767"),
            ("laughs.xlsx", Sheets.Around(Good, ("xl/sharedStrings.xml", "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;&b;\">]><sst><si><t>&c;</t></si></sst>")), "Không đọc được tệp"),
            ("xxe.xlsx", Sheets.Around(Good, ("xl/styles.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><styleSheet>&b;</styleSheet>")), "Không đọc được tệp"),
            ("multiplied.xlsx", Multiplied(), "quá lớn"),
            ("broken-xml.xlsx", Sheets.Around("<row r=\"1\"><c r=\"A1\"></row>"), "Không đọc được tệp"),
            ("no-heading.xlsx", Sheets.Around("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), "Không tìm thấy tiêu đề"),
            ("nothing.xlsx", Sheets.Around(""), "Trang tính đầu tiên không có"),
            ("bad-index.xlsx", Sheets.Around("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>999999999</v></c></row>"), "Trang tính đầu tiên không có"),
        ];
    }

    /// <summary>One long shared text, named by two thousand cells: small in the file, 60 MB when read.</summary>
    private static byte[] Multiplied()
    {
        var text = string.Concat(Enumerable.Range(0, 5_000).Select(i => (char)('a' + (i * 7 % 26)))) + string.Concat(Enumerable.Range(0, 4_000).Select(i => $"{i:x}"));
        return Sheets.Around(string.Concat(Enumerable.Range(1, 2_000).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\" t=\"s\"><v>0</v></c><c r=\"B{i}\" t=\"s\"><v>0</v></c></row>")), ("xl/sharedStrings.xml", $"<sst xmlns=\"{Sheets.Main}\"><si><t>{text}</t></si></sst>"));
    }

    /// <summary>The directory states a hundred bytes for each entry.</summary>
    private static byte[] Liar(byte[] zip)
    {
        for (var i = 0; i < zip.Length - 46; i++)
        {
            if (zip.AsSpan(i, 4).SequenceEqual("PK\u0001\u0002"u8) && BitConverter.ToUInt32(zip, i + 24) > 1_000_000)
            {
                BitConverter.GetBytes(100u).CopyTo(zip, i + 24);
            }
        }

        return zip;
    }
}
