using SkiaSharp;

namespace OcopModular.Evaluation.Documents;

/// <summary>A style of letters on paper.</summary>
/// <param name="Points">Size in typographic points.</param>
/// <param name="Line">Height of a line in sizes of the letters.</param>
/// <param name="Spacing">Space added after each letter, in sizes.</param>
/// <param name="Slanted">Drawn oblique, for the lines that offices set in italics.</param>
internal sealed record Letters(SKTypeface Face, float Points, SKColor Colour, float Line = 1.43f, float Spacing = 0, bool Slanted = false)
{
    private const float MillimetresOfPoint = 25.4f / 72;
    private const float Slant = -0.21f;

    public float Size => Points * MillimetresOfPoint;

    public float LineHeight => Size * Line;

    public SKFont Font() => new(Face, Size) { SkewX = Slanted ? Slant : 0, Subpixel = true, Hinting = SKFontHinting.None, LinearMetrics = true };
}

/// <summary>A page that is drawn in millimetres; text stays text, so that it can be read out, searched and copied.</summary>
internal sealed class Paper(SKCanvas canvas)
{
    public void Fill(SKRect area, SKColor colour) => With(colour, paint => canvas.DrawRect(area, paint));

    /// <summary>A frame whose outer edge lies so far from the edge of the page.</summary>
    public void Frame(SKSize page, float inset, float width, SKColor colour)
    {
        var middle = inset + (width / 2);
        Outline(new SKRect(middle, middle, page.Width - middle, page.Height - middle), width, colour);
    }

    public void Outline(SKRect area, float width, SKColor colour) => With(colour, paint => canvas.DrawRect(area, paint), width);

    public void Line(float x, float y, float length, float width, SKColor colour) => Fill(new SKRect(x, y, x + length, y + width), colour);

    public void Shape(SKPath path, SKMatrix place, SKColor colour, float? stroke = null)
    {
        using var placed = new SKPath();
        path.Transform(place, placed);
        With(colour, paint => canvas.DrawPath(placed, paint), stroke);
    }

    public static float Measure(string text, Letters letters)
    {
        using var font = letters.Font();
        return font.MeasureText(text) + (letters.Spacing * letters.Size * Math.Max(0, text.Length - 1));
    }

    /// <summary>Writes one line whose box begins at <paramref name="top"/>; <paramref name="x"/> is its left end.</summary>
    public void Write(string text, float x, float top, Letters letters)
    {
        using var font = letters.Font();
        font.GetFontMetrics(out var metrics);
        var baseline = top + ((letters.LineHeight - (metrics.Descent - metrics.Ascent)) / 2) - metrics.Ascent;
        using var blob = Blob(text, font, letters);
        With(letters.Colour, paint => canvas.DrawText(blob, x, baseline, paint));
    }

    public void WriteCentred(string text, float centre, float top, Letters letters) => Write(text, centre - (Measure(text, letters) / 2), top, letters);

    /// <summary>Breaks a text into lines between its words.</summary>
    public static IReadOnlyList<string> Wrap(string text, Letters letters, float width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = lines.Count == 0 ? word : $"{lines[^1]} {word}";
            if (lines.Count > 0 && Measure(longer, letters) <= width)
            {
                lines[^1] = longer;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    private static SKTextBlob Blob(string text, SKFont font, Letters letters)
    {
        if (letters.Spacing == 0)
        {
            return SKTextBlob.Create(text, font)!;
        }

        var widths = font.GetGlyphWidths(text);
        var positions = new float[widths.Length];
        for (var i = 1; i < widths.Length; i++)
        {
            positions[i] = positions[i - 1] + widths[i - 1] + (letters.Spacing * letters.Size);
        }

        return SKTextBlob.CreateHorizontal(text, font, positions, 0)!;
    }

    private static void With(SKColor colour, Action<SKPaint> draw, float? stroke = null)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true, Style = stroke is null ? SKPaintStyle.Fill : SKPaintStyle.Stroke, StrokeWidth = stroke ?? 0 };
        draw(paint);
    }
}
