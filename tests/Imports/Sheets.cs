using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace OcopModular.Tests.Imports;

/// <summary>Writes sheets, good and hostile ones, as the XML that they are.</summary>
internal static class Sheets
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static readonly IReadOnlyList<string> ProducerHeadings = ["Tên chủ thể", "Xã", "LOAI HINH", "Địa chỉ", "Người đại diện", "Điện thoại", "Ngày thành lập", "Ghi chú riêng"];

    public static byte[] Of(IEnumerable<IReadOnlyList<string>> rows) => Around(Rows(rows));

    /// <summary>A book around the inside of its one sheet.</summary>
    public static byte[] Around(string sheetData, params (string Name, string Content)[] others) => Zip([
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"x\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{sheetData}</sheetData></worksheet>"),
        .. others,
    ]);

    public static byte[] Zip(IEnumerable<(string Name, string Content)> entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    public static string Rows(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        var number = 0;
        foreach (var row in rows)
        {
            text.Append($"<row r=\"{++number}\">");
            for (var i = 0; i < row.Count; i++)
            {
                text.Append($"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{new XText(row[i])}</t></is></c>");
            }

            text.Append("</row>");
        }

        return text.ToString();
    }

    /// <summary>The sheet of a template with rows put under its headings.</summary>
    public static byte[] Fill(byte[] template, params IReadOnlyList<string>[] rows)
    {
        using var file = new MemoryStream();
        file.Write(template);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("xl/worksheets/sheet1.xml")!;
            XDocument sheet;
            using (var read = entry.Open())
            {
                sheet = XDocument.Load(read);
            }

            XNamespace x = Main;
            var data = sheet.Descendants(x + "sheetData").Single();
            data.Add(XElement.Parse($"<sheetData xmlns=\"{Main}\">{Rows(rows.Prepend([]))}</sheetData>").Elements().Skip(1));
            using var write = entry.Open();
            write.SetLength(0);
            sheet.Save(write);
        }

        return file.ToArray();
    }

    public static IReadOnlyList<string> Producer(int number, string commune) =>
        [$"Hợp tác xã số {number}", commune, "Hợp tác xã", $"bản {number}", $"Người đại diện {number}", "0987 654 118", "15/03/2019", "không dùng"];
}
