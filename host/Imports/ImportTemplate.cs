using System.IO.Compression;
using System.Xml.Linq;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;

namespace OcopModular.Host.Imports;

/// <summary>The empty sheet to fill in: headings, notes, drop-downs. Written as the XML that it is, since MiniExcel knows no drop-downs.</summary>
internal sealed class ImportTemplate(IStringLocalizer<Texts> texts) : IScoped
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string ChoicesName = "DM";
    private const int Plain = 0;
    private const int Bold = 1;
    private const int AsText = 2;
    private const int AsDay = 3;
    private const int Wrapped = 4;
    private static readonly int[] NoteWidths = [26, 60, 12, 40, 28];
    private static readonly XNamespace X = Main;
    private static readonly XNamespace R = Relations;

    public byte[] Write(IReadOnlyList<ImportColumn> columns)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", ContentTypes());
            Put(zip, "_rels/.rels", Relationships(("officeDocument", "xl/workbook.xml")));
            Put(zip, "xl/workbook.xml", Workbook());
            Put(zip, "xl/_rels/workbook.xml.rels", Relationships(("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"), ("worksheet", "worksheets/sheet3.xml"), ("styles", "styles.xml")));
            Put(zip, "xl/styles.xml", Styles());
            Put(zip, "xl/worksheets/sheet1.xml", DataSheet(columns));
            Put(zip, "xl/worksheets/sheet2.xml", NotesSheet(columns));
            Put(zip, "xl/worksheets/sheet3.xml", ChoicesSheet(columns));
        }

        return file.ToArray();
    }

    private static XElement DataSheet(IReadOnlyList<ImportColumn> columns)
    {
        var choices = columns.Select((column, at) => (column, at)).Where(c => c.column.Choices.Count > 0).ToList();
        return new XElement(X + "worksheet",
            new XElement(X + "sheetViews", new XElement(X + "sheetView", new XAttribute("workbookViewId", 0),
                new XElement(X + "pane", new XAttribute("ySplit", 1), new XAttribute("topLeftCell", "A2"), new XAttribute("activePane", "bottomLeft"), new XAttribute("state", "frozen")))),
            new XElement(X + "cols", columns.Select((c, i) => Width(i, Math.Clamp(c.Heading.Length + 6, 16, 45), c.Kind switch { ImportKind.Day => AsDay, ImportKind.Number => Plain, _ => AsText }))),
            new XElement(X + "sheetData", Row(1, [.. columns.Select(c => c.IsRequired ? c.Heading + " *" : c.Heading)], Bold)),
            choices.Count == 0 ? null : new XElement(X + "dataValidations", new XAttribute("count", choices.Count), choices.Select(c => new XElement(X + "dataValidation",
                new XAttribute("type", "list"), new XAttribute("allowBlank", 1), new XAttribute("showErrorMessage", 1), new XAttribute("sqref", $"{Letter(c.at)}2:{Letter(c.at)}{SheetBounds.Rows + 1}"),
                new XElement(X + "formula1", $"'{ChoicesName}'!${Letter(c.at)}$2:${Letter(c.at)}${c.column.Choices.Count + 1}")))));
    }

    private XElement NotesSheet(IReadOnlyList<ImportColumn> columns) => new(X + "worksheet",
        new XElement(X + "cols", NoteWidths.Select((w, i) => Width(i, w, Plain))),
        new XElement(X + "sheetData",
            Row(1, [texts["Import.Note.Column"], texts["Import.Note.Meaning"], texts["Import.Note.Required"], texts["Import.Note.Allowed"], texts["Import.Note.Example"]], Bold),
            columns.Select((c, i) => Row(i + 2, [c.Heading, c.Help, c.IsRequired ? texts["Yes"] : texts["No"], Allowed(c), c.Example], Wrapped)),
            Row(columns.Count + 3, [texts["Import.Note.Rules"]], Plain)));

    private static XElement ChoicesSheet(IReadOnlyList<ImportColumn> columns) => new(X + "worksheet",
        new XElement(X + "sheetData", Enumerable.Range(0, columns.Max(c => c.Choices.Count) + 1).Select(i =>
            new XElement(X + "row", new XAttribute("r", i + 1), columns.Select((c, at) => i == 0 ? Cell(1, at, c.Heading, Bold) : i <= c.Choices.Count ? Cell(i + 1, at, c.Choices[i - 1], AsText) : null)))));

    private string Allowed(ImportColumn column) => column.Kind switch
    {
        ImportKind.Number => texts["Import.Note.Number"],
        ImportKind.Day => texts["Import.Note.Day"],
        ImportKind.Choice => string.Join("; ", column.Choices),
        _ => texts["Import.Note.Text", column.MaxLength],
    };

    private XElement Workbook() => new(X + "workbook", new XAttribute(XNamespace.Xmlns + "r", Relations), new XElement(X + "sheets",
        new[] { (texts["Import.Note.Data"].Value, "visible"), (texts["Import.Note.Notes"].Value, "visible"), (ChoicesName, "hidden") }.Select((s, i) =>
            new XElement(X + "sheet", new XAttribute("name", s.Item1), new XAttribute("sheetId", i + 1), new XAttribute("state", s.Item2), new XAttribute(R + "id", $"r{i + 1}")))));

    private static XElement Styles() => new(X + "styleSheet",
        new XElement(X + "numFmts", new XAttribute("count", 1), new XElement(X + "numFmt", new XAttribute("numFmtId", 164), new XAttribute("formatCode", "dd/mm/yyyy"))),
        new XElement(X + "fonts", new XElement(X + "font"), new XElement(X + "font", new XElement(X + "b"))),
        new XElement(X + "fills", new XElement(X + "fill", new XElement(X + "patternFill", new XAttribute("patternType", "none"))), new XElement(X + "fill", new XElement(X + "patternFill", new XAttribute("patternType", "gray125")))),
        new XElement(X + "borders", new XElement(X + "border")),
        new XElement(X + "cellStyleXfs", new XElement(X + "xf")),
        new XElement(X + "cellXfs", Style(0, 0), Style(0, 1), Style(49, 0), Style(164, 0),
            new XElement(X + "xf", new XAttribute("numFmtId", 0), new XAttribute("xfId", 0), new XAttribute("applyAlignment", 1), new XElement(X + "alignment", new XAttribute("wrapText", 1), new XAttribute("vertical", "top")))));

    private static XElement Style(int format, int font) => new(X + "xf", new XAttribute("numFmtId", format), new XAttribute("fontId", font), new XAttribute("xfId", 0), new XAttribute("applyNumberFormat", 1), new XAttribute("applyFont", 1));

    private static XElement Width(int at, int width, int style) =>
        new(X + "col", new XAttribute("min", at + 1), new XAttribute("max", at + 1), new XAttribute("width", width), new XAttribute("style", style), new XAttribute("customWidth", 1));

    private static XElement Row(int number, IReadOnlyList<string> cells, int style) => new(X + "row", new XAttribute("r", number), cells.Select((text, at) => Cell(number, at, text, style)));

    private static XElement Cell(int row, int at, string text, int style) => new(X + "c", new XAttribute("r", $"{Letter(at)}{row}"), new XAttribute("s", style), new XAttribute("t", "inlineStr"),
        new XElement(X + "is", new XElement(X + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text)));

    private static string Letter(int at) => at < 26 ? $"{(char)('A' + at)}" : $"{(char)('A' + (at / 26) - 1)}{(char)('A' + (at % 26))}";

    private static XElement ContentTypes()
    {
        XNamespace c = Package + "content-types";
        const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        return new XElement(c + "Types",
            new XElement(c + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            new[] { ("/xl/workbook.xml", "sheet.main+xml"), ("/xl/styles.xml", "styles+xml"), ("/xl/worksheets/sheet1.xml", "worksheet+xml"), ("/xl/worksheets/sheet2.xml", "worksheet+xml"), ("/xl/worksheets/sheet3.xml", "worksheet+xml") }
                .Select(p => new XElement(c + "Override", new XAttribute("PartName", p.Item1), new XAttribute("ContentType", Kind + p.Item2))));
    }

    private static XElement Relationships(params (string Type, string Target)[] targets)
    {
        XNamespace c = Package + "relationships";
        return new XElement(c + "Relationships", targets.Select((t, i) => new XElement(c + "Relationship", new XAttribute("Id", $"r{i + 1}"), new XAttribute("Type", $"{Relations}/{t.Type}"), new XAttribute("Target", t.Target))));
    }

    private static void Put(ZipArchive zip, string name, XElement content)
    {
        using var entry = zip.CreateEntry(name).Open();
        new XDocument(content).Save(entry, SaveOptions.DisableFormatting);
    }
}
