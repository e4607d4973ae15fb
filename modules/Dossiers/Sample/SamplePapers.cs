using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using SkiaSharp;

namespace OcopModular.Dossiers.Sample;

/// <summary>Small real PDFs and pictures that stand for the evidence of sample dossiers.</summary>
internal sealed class SamplePapers(SKTypeface face)
{
    private const float Width = 595;
    private const float Height = 842;
    private const float Margin = 64;
    private readonly ConcurrentDictionary<string, byte[]> _pdfs = new(StringComparer.Ordinal);

    /// <summary>With the typeface that the host serves; it has every Vietnamese letter.</summary>
    public static SamplePapers Of(IWebHostEnvironment environment)
    {
        var file = environment.WebRootFileProvider.GetFileInfo("built/fonts/BeVietnamPro-Regular.ttf");
        if (!file.Exists)
        {
            return new SamplePapers(SKTypeface.Default);
        }

        using var content = file.CreateReadStream();
        return new SamplePapers(SKTypeface.FromStream(content));
    }

    /// <summary>One page with a title and a paragraph; the same title gives the same bytes.</summary>
    public byte[] Pdf(string title, string text) => _pdfs.GetOrAdd(title, _ => Draw(title, text));

    public byte[] Picture(string name, int seed)
    {
        using var surface = SKSurface.Create(new SKImageInfo(640, 420));
        var canvas = surface.Canvas;
        var hue = seed * 47 % 360;
        canvas.Clear(SKColor.FromHsl(hue, 30, 88));
        using var paint = new SKPaint { IsAntialias = true, Color = SKColor.FromHsl(hue, 45, 38) };
        for (var i = 0; i < 5; i++)
        {
            canvas.DrawOval(120 + (i * 100), 250 + (i % 2 * 30), 70, 110 - (i * 9), paint);
            paint.Color = SKColor.FromHsl(hue + (i * 14), 45, 44 + (i * 5));
        }

        using var font = new SKFont(face, 30);
        paint.Color = SKColors.Black;
        canvas.DrawText(name, 24, 48, SKTextAlign.Left, font, paint);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }

    private byte[] Draw(string title, string text)
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream))
        {
            var canvas = document.BeginPage(Width, Height);
            using var paint = new SKPaint { IsAntialias = true, Color = SKColors.Black };
            var y = Lines(canvas, paint, title, 18, Margin + 24);
            Lines(canvas, paint, text, 12, y + 16);
            document.EndPage();
            document.Close();
        }

        return stream.ToArray();
    }

    /// <returns>Where the next line begins.</returns>
    private float Lines(SKCanvas canvas, SKPaint paint, string text, float size, float y)
    {
        using var font = new SKFont(face, size);
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (font.MeasureText(longer) > Width - (2 * Margin))
            {
                canvas.DrawText(line, Margin, y, SKTextAlign.Left, font, paint);
                (line, y) = (word, y + (size * 1.5f));
            }
            else
            {
                line = longer;
            }
        }

        canvas.DrawText(line, Margin, y, SKTextAlign.Left, font, paint);
        return y + (size * 1.5f);
    }
}
