using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Xml;

namespace OcopModular.Host.Imports;

/// <param name="Kind"><c>s</c> text, <c>n</c> number, <c>d</c> day, <c>f</c> formula, <c>e</c> a fault of Excel's.</param>
internal sealed record SheetCell(int Column, char Kind, string Text);

internal sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells);

/// <summary>A line that the reading process says: a row, or why it refuses; the last one says that all was read.</summary>
internal sealed record SheetLine(SheetRow? Row = null, string? Refused = null, string? Argument = null, bool IsEnd = false);

/// <summary>Reads the first sheet of a foreign file as a stream, in a process of its own that knows nothing of the host. Formulas are named, never evaluated.</summary>
internal sealed class SheetReader(SheetBook book, TextWriter to)
{
    /// <summary>The words after the program's name that start it as a reader.</summary>
    public static readonly string[] Words = ["import", "read"];

    private readonly List<string> _shared = book.SharedTexts();
    private readonly HashSet<int> _days = book.DayStyles();
    private long _characters;

    /// <returns>The file, where the program was started to read one.</returns>
    public static string? Asked(string[] args) => args is ["import", "read", var file] ? file : null;

    public static int Run(string file, TextWriter to)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            SheetBounds.Check(zip);
            var book = new SheetBook(zip);
            var sheet = book.FirstSheet();
            new SheetReader(book, to).ReadAll(sheet);
            Say(to, new SheetLine(IsEnd: true));
        }
        catch (SheetRefusedException refused)
        {
            Say(to, new SheetLine(Refused: refused.Reason, Argument: refused.Argument));
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or IOException or NotSupportedException or OutOfMemoryException)
        {
            Say(to, new SheetLine(Refused: fault is OutOfMemoryException ? "Import.TooLarge" : "Import.NotASheet"));
        }

        to.Flush();
        return 0;
    }

    private static void Say(TextWriter to, SheetLine line) => to.WriteLine(JsonSerializer.Serialize(line));

    private void ReadAll(ZipArchiveEntry sheet)
    {
        using var xml = SheetBook.Read(sheet);
        var (number, rows) = (0, 0);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                number = NumberOf(xml.GetAttribute("r"), number);
                var cells = ReadRow(xml);
                _ = number > SheetBounds.Rows + 100 || (cells.Count > 0 && ++rows > SheetBounds.Rows + 1) ? throw new SheetRefusedException("Import.TooManyRows") : 0;
                if (cells.Count > 0)
                {
                    Say(to, new SheetLine(new SheetRow(number, cells)));
                }
            }
        }
    }

    private static int NumberOf(string? text, int before)
    {
        var number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : text is null ? before + 1 : 0;
        return number > before ? number : throw new SheetRefusedException("Import.NotASheet");
    }

    private List<SheetCell> ReadRow(XmlReader xml)
    {
        var cells = new List<SheetCell>();
        var (depth, isEmpty, column) = (xml.Depth, xml.IsEmptyElement, -1);
        while (!isEmpty && xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                column = ColumnOf(xml.GetAttribute("r"), column);
                if (ReadCell(xml, column) is { } cell)
                {
                    cells.Add(cell);
                }
            }
        }

        return cells;
    }

    /// <summary>A far cell (XFD1048576) is refused by its name, before anything is made of it.</summary>
    private static int ColumnOf(string? reference, int before)
    {
        var column = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            column = (column * 26) + letter - 'A' + 1;
        }

        column = reference is null ? before + 1 : column - 1;
        _ = column >= SheetBounds.Columns ? throw new SheetRefusedException("Import.TooManyColumns", reference ?? "") : 0;
        return column > before ? column : throw new SheetRefusedException("Import.NotASheet");
    }

    private SheetCell? ReadCell(XmlReader xml, int column)
    {
        var (type, style) = (xml.GetAttribute("t") ?? "n", int.TryParse(xml.GetAttribute("s"), out var s) ? s : 0);
        var (depth, isEmpty, text, isFormula) = (xml.Depth, xml.IsEmptyElement, "", false);
        while (!isEmpty && xml.Read() && xml.Depth > depth)
        {
            isFormula |= xml.LocalName == "f";
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" or "is" })
            {
                text = SheetBook.TextIn(xml);
            }
        }

        var cell = isFormula ? new SheetCell(column, 'f', text) : Of(column, type, style, text);
        _ = (_characters += cell.Text.Length) > SheetBounds.AllCharacters ? throw new SheetRefusedException("Import.TooLarge") : 0;
        return cell.Text.Length == 0 && !isFormula ? null : cell;
    }

    private SheetCell Of(int column, string type, int style, string text) => type switch
    {
        "s" => new SheetCell(column, 's', int.TryParse(text, out var at) && at >= 0 && at < _shared.Count ? _shared[at] : ""),
        "inlineStr" or "str" => new SheetCell(column, 's', text),
        "e" => new SheetCell(column, 'e', text),
        "d" => new SheetCell(column, 'd', text.Length >= 10 ? text[..10] : text),
        "b" => new SheetCell(column, 's', text),
        _ => Number(column, style, text),
    };

    private SheetCell Number(int column, int style, string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number) || Math.Abs(number) > 1e18)
        {
            return new SheetCell(column, text.Length == 0 ? 's' : 'e', text);
        }

        var day = number + (book.Is1904 ? 1462 : 0);
        return _days.Contains(style) && day is >= 61 and < 2_958_466
            ? new SheetCell(column, 'd', DateTime.FromOADate(Math.Floor(day)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : new SheetCell(column, 'n', ((decimal)number).ToString("0.##########", CultureInfo.InvariantCulture));
    }
}
