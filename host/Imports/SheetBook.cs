using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;

namespace OcopModular.Host.Imports;

/// <summary>What stands beside the cells: which entry is the first sheet, the shared texts, which styles are days.</summary>
internal sealed partial class SheetBook(ZipArchive zip)
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };
    private static readonly int[] DayFormats = [14, 15, 16, 17, 22];

    /// <summary>Days are counted from 1904, as old Macs do.</summary>
    public bool Is1904 { get; private set; }

    public static XmlReader Read(ZipArchiveEntry entry) => XmlReader.Create(SheetBounds.Open(entry), Strict);

    public ZipArchiveEntry FirstSheet()
    {
        var relation = "";
        using (var xml = Read(Entry("xl/workbook.xml")))
        {
            while (relation.Length == 0 && xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
                {
                    Is1904 = xml.GetAttribute("date1904") is "1" or "true";
                }
                else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && xml.GetAttribute("state") is null or "visible")
                {
                    relation = xml.GetAttribute("id", Relations) ?? "";
                }
            }
        }

        return Entry(TargetOf(relation));
    }

    public List<string> SharedTexts()
    {
        var texts = new List<string>();
        if (zip.GetEntry("xl/sharedStrings.xml") is not { } entry)
        {
            return texts;
        }

        using var xml = Read(entry);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                texts.Add(TextIn(xml));
            }
        }

        return texts;
    }

    /// <summary>Numbers of the cell styles that show a number as a day.</summary>
    public HashSet<int> DayStyles()
    {
        var (styles, own, isCells, number) = (new HashSet<int>(), new HashSet<int>(DayFormats), false, 0);
        if (zip.GetEntry("xl/styles.xml") is not { } entry)
        {
            return styles;
        }

        using var xml = Read(entry);
        while (xml.Read())
        {
            isCells = xml.LocalName == "cellXfs" ? xml.NodeType == XmlNodeType.Element : isCells;
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && int.TryParse(xml.GetAttribute("numFmtId"), out var format) && IsDay(xml.GetAttribute("formatCode") ?? ""))
            {
                own.Add(format);
            }
            else if (isCells && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                _ = int.TryParse(xml.GetAttribute("numFmtId"), out var id) && own.Contains(id) && styles.Add(number);
                number++;
            }
        }

        return styles;
    }

    /// <summary>All text of the element at which the reader stands, without readings of Asian letters.</summary>
    public static string TextIn(XmlReader xml)
    {
        var text = new System.Text.StringBuilder();
        var (depth, isEmpty, isReading) = (xml.Depth, xml.IsEmptyElement, false);
        while (!isEmpty && xml.Read() && xml.Depth > depth)
        {
            isReading = xml.LocalName == "rPh" ? xml.NodeType == XmlNodeType.Element : isReading;
            if (!isReading && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
            {
                text.Append(xml.Value);
                _ = text.Length > SheetBounds.Characters ? throw new SheetRefusedException("Import.CellTooLong") : 0;
            }
        }

        return text.ToString();
    }

    private string TargetOf(string relation)
    {
        using var xml = Read(Entry("xl/_rels/workbook.xml.rels"));
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Id") == relation && xml.GetAttribute("TargetMode") != "External")
            {
                var target = xml.GetAttribute("Target") ?? "";
                return target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        throw new SheetRefusedException("Import.NotASheet");
    }

    private ZipArchiveEntry Entry(string name) => zip.GetEntry(name) ?? throw new SheetRefusedException("Import.NotASheet");

    private static bool IsDay(string format) => format.Length < 256 && DayLetters().IsMatch(Quoted().Replace(format, ""));

    [GeneratedRegex("""("[^"]*"|\[[^\]]*\]|\\.)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("[dy]", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex DayLetters();
}
