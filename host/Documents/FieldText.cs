using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using OcopModular.Kernel;

namespace OcopModular.Host.Documents;

/// <summary>
/// Fields are plain text between «guillemets», which a clerk types into Word or puts in as merge fields (they show the same text):
/// Word may cut them into runs as it likes, the text of the paragraph stays whole.
/// </summary>
internal static partial class FieldText
{
    /// <summary>The roots of everything that is printed.</summary>
    public static IEnumerable<OpenXmlElement> Roots(WordprocessingDocument file)
    {
        var main = file.MainDocumentPart!;
        return new OpenXmlElement?[] { main.Document }.Concat(main.HeaderParts.Select(p => p.Header)).Concat(main.FooterParts.Select(p => p.Footer))
            .Append(main.FootnotesPart?.Footnotes).Append(main.EndnotesPart?.Endnotes).OfType<OpenXmlElement>();
    }

    /// <summary>Names as they are written, with the table row in which they stand.</summary>
    public static IEnumerable<(string Name, TableRow? Row)> Of(OpenXmlElement root) =>
        root.Descendants<Paragraph>().SelectMany(p => Of(p).Select(n => (n, p.Ancestors<TableRow>().FirstOrDefault())));

    public static IEnumerable<string> Of(Paragraph paragraph) => Field().Matches(string.Concat(Texts(paragraph).Select(t => t.Text))).Select(m => m.Groups["name"].Value.Trim());

    /// <summary>Writes the values over the fields; the look is that of the field's first letter.</summary>
    /// <param name="say">The value of a field, or <c>null</c> to leave it.</param>
    public static void Replace(Paragraph paragraph, Func<string, string?> say)
    {
        var texts = Texts(paragraph).ToList();
        foreach (var match in Field().Matches(string.Concat(texts.Select(t => t.Text))).Reverse())
        {
            if (say(match.Groups["name"].Value.Trim()) is { } value)
            {
                Put(texts, match.Index, match.Index + match.Length, value);
            }
        }

        texts.ForEach(Break);
    }

    /// <summary>«Tên chủ thể», «TenChuThe» and «ten_chu_the» are one.</summary>
    public static string Key(string name) => SearchText.Of(name).Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    /// <summary>Merge fields become the text that they show; else Word would ask for their source.</summary>
    public static void Unwrap(OpenXmlElement root)
    {
        foreach (var simple in root.Descendants<SimpleField>().Where(f => IsMerge(f.Instruction?.Value)).ToList())
        {
            simple.ChildElements.ToList().ForEach(c => simple.InsertBeforeSelf(Detached(c)));
            simple.Remove();
        }

        foreach (var paragraph in root.Descendants<Paragraph>())
        {
            Unwrap(paragraph.Descendants<Run>().ToList());
        }
    }

    private static void Unwrap(List<Run> runs)
    {
        while (runs.FindIndex(r => Has(r, FieldCharValues.Begin)) is >= 0 and var begin)
        {
            var separate = runs.FindIndex(begin, r => Has(r, FieldCharValues.Separate));
            var end = runs.FindIndex(begin, r => Has(r, FieldCharValues.End));
            if (separate > begin && end > separate && IsMerge(string.Concat(runs[begin..separate].SelectMany(r => r.Elements<FieldCode>()).Select(c => c.Text))))
            {
                runs[begin..(separate + 1)].Append(runs[end]).ToList().ForEach(r => r.Remove());
            }

            runs.RemoveRange(0, Math.Max(begin, end) + 1);
        }
    }

    private static bool IsMerge(string? instruction) => instruction?.TrimStart().StartsWith("MERGEFIELD", StringComparison.OrdinalIgnoreCase) == true;

    private static bool Has(Run run, FieldCharValues kind) => run.Elements<FieldChar>().Any(c => c.FieldCharType?.Value == kind);

    private static OpenXmlElement Detached(OpenXmlElement child)
    {
        child.Remove();
        return child;
    }

    private static IEnumerable<Text> Texts(Paragraph paragraph) => paragraph.Descendants<Text>().Where(t => t.Ancestors<Paragraph>().First() == paragraph);

    private static void Put(List<Text> texts, int from, int to, string value)
    {
        var at = 0;
        foreach (var text in texts)
        {
            var (start, end) = (at, at + text.Text.Length);
            at = end;
            if (end <= from || start >= to)
            {
                continue;
            }

            // Only the first letter of the field makes room for the value.
            var before = text.Text[..Math.Max(0, from - start)];
            var after = text.Text[Math.Min(text.Text.Length, to - start)..];
            text.Text = before + (start <= from ? value : "") + after;
            text.Space = SpaceProcessingModeValues.Preserve;
        }
    }

    /// <summary>Lines of a value become lines on the paper.</summary>
    private static void Break(Text text)
    {
        var lines = text.Text.ReplaceLineEndings("\n").Split('\n');
        if (lines.Length == 1)
        {
            return;
        }

        text.Text = lines[0];
        OpenXmlElement last = text;
        foreach (var line in lines[1..])
        {
            last = last.InsertAfterSelf(new Break());
            last = last.InsertAfterSelf(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }
    }

    [GeneratedRegex("«(?<name>[^«»]{1,80})»", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Field();
}
