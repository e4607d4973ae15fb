using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using OcopModular.Kernel;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace OcopModular.Host.Documents;

/// <summary>Fills a template: a row for each item of a list, pictures, values, dots where nothing is known.</summary>
internal sealed class TemplateFiller
{
    /// <summary>As on a form that is filled in by hand.</summary>
    public const string Dots = "……………";

    private const long PictureSide = 30 * 36_000L;
    private readonly Dictionary<string, string?> _values;
    private readonly Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>> _lists;
    private readonly Dictionary<string, byte[]> _pictures;
    private uint _drawn;

    private TemplateFiller(DocumentContent content)
    {
        _values = content.Values.ToDictionary(v => FieldText.Key(v.Key), v => v.Value, StringComparer.Ordinal);
        _lists = content.Lists.ToDictionary(l => FieldText.Key(l.Key), l => l.Value, StringComparer.Ordinal);
        _pictures = content.Pictures.ToDictionary(p => FieldText.Key(p.Key), p => p.Value, StringComparer.Ordinal);
    }

    /// <returns>The filled file, from its beginning.</returns>
    public static async Task<MemoryStream> FillAsync(Stream template, DocumentContent content, CancellationToken ct)
    {
        var result = new MemoryStream();
        await template.CopyToAsync(result, ct);
        using (var file = WordprocessingDocument.Open(result, isEditable: true))
        {
            var filler = new TemplateFiller(content);
            foreach (var root in FieldText.Roots(file).ToList())
            {
                FieldText.Unwrap(root);
                filler.Repeat(root);
                filler.Fill(root, file.MainDocumentPart!);
            }
        }

        result.Position = 0;
        return result;
    }

    /// <summary>Name of the list to which a field belongs, before the dot.</summary>
    public static string? ListOf(string field) => field.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? FieldText.Key(field[..dot]) : null;

    private static string ColumnOf(string field) => FieldText.Key(field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..]);

    private void Repeat(OpenXmlElement root)
    {
        var rows = FieldText.Of(root).Where(f => f.Row is not null && ListOf(f.Name) is not null).GroupBy(f => f.Row!, f => ListOf(f.Name)!).ToList();
        foreach (var row in rows)
        {
            var (pattern, list) = (row.Key, row.First());
            var items = _lists.GetValueOrDefault(list) is { Count: > 0 } some ? some : [new Dictionary<string, string?>(StringComparer.Ordinal)];
            for (var i = 0; i < items.Count; i++)
            {
                var line = (TableRow)pattern.CloneNode(deep: true);
                pattern.InsertBeforeSelf(line);
                FillLine(line, list, items[i], i + 1);
            }

            pattern.Remove();
        }
    }

    private static void FillLine(TableRow line, string list, IReadOnlyDictionary<string, string?> item, int number)
    {
        var values = item.ToDictionary(v => FieldText.Key(v.Key), v => v.Value, StringComparer.Ordinal);
        values.TryAdd("stt", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var paragraph in line.Descendants<Paragraph>())
        {
            FieldText.Replace(paragraph, name => ListOf(name) == list ? Shown(values.GetValueOrDefault(ColumnOf(name))) : null);
        }
    }

    private void Fill(OpenXmlElement root, MainDocumentPart main)
    {
        foreach (var paragraph in root.Descendants<Paragraph>().ToList())
        {
            var picture = FieldText.Of(paragraph).Select(FieldText.Key).FirstOrDefault(_pictures.ContainsKey);
            FieldText.Replace(paragraph, name => FieldText.Key(name) == picture ? "" : Shown(_values.GetValueOrDefault(FieldText.Key(name))));
            if (picture is not null && root is DocumentFormat.OpenXml.Wordprocessing.Document)
            {
                paragraph.AppendChild(new Run(Draw(main, _pictures[picture])));
            }
        }
    }

    private static string Shown(string? value) => string.IsNullOrWhiteSpace(value) ? Dots : value;

    private Drawing Draw(MainDocumentPart main, byte[] png)
    {
        var part = main.AddImagePart(ImagePartType.Png);
        using (var stream = new MemoryStream(png))
        {
            part.FeedData(stream);
        }

        var picture = new P.Picture(
            new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = ++_drawn, Name = "qr.png" }, new P.NonVisualPictureDrawingProperties()),
            new P.BlipFill(new A.Blip { Embed = main.GetIdOfPart(part) }, new A.Stretch(new A.FillRectangle())),
            new P.ShapeProperties(new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = PictureSide, Cy = PictureSide }), new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }));
        return new Drawing(new W.Inline(
            new W.Extent { Cx = PictureSide, Cy = PictureSide },
            new W.DocProperties { Id = 1000 + _drawn, Name = $"QR {_drawn}" },
            new A.Graphic(new A.GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
    }
}
