using QRCoder;
using SkiaSharp;

namespace OcopModular.Evaluation.Documents;

/// <summary>A QR code as one sharp shape, one unit a module, without the quiet zone.</summary>
internal static class QrSquare
{
    private const int Quiet = 4;

    /// <summary>Dark modules by row and column.</summary>
    public static bool[][] Matrix(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var all = code.ModuleMatrix;
        return Enumerable.Range(Quiet, all.Count - (2 * Quiet)).Select(y => Enumerable.Range(Quiet, all.Count - (2 * Quiet)).Select(x => all[y][x]).ToArray()).ToArray();
    }

    /// <summary>Box of an SVG picture of the code, with the quiet zone that readers need.</summary>
    public static string ViewBox(string text)
    {
        var side = Matrix(text).Length + (2 * Quiet);
        return $"{-Quiet} {-Quiet} {side} {side}";
    }

    /// <summary>The dark modules as the path of an SVG picture.</summary>
    public static string Path(string text)
    {
        var matrix = Matrix(text);
        return string.Concat(matrix.SelectMany((row, y) => row.Select((isDark, x) => isDark ? $"M{x} {y}h1v1h-1z" : "")));
    }

    /// <summary>A picture of the code for Word, with its quiet zone.</summary>
    public static byte[] Png(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return picture.GetGraphic(8);
    }

    /// <summary>Draws it into a square of the page with the quiet zone that readers need.</summary>
    public static void Draw(Paper paper, string text, SKRect square, SKColor colour)
    {
        var matrix = Matrix(text);
        var module = square.Width / (matrix.Length + (2 * Quiet));
        using var shape = Shape(matrix);
        paper.Shape(shape, SKMatrix.CreateScaleTranslation(module, module, square.Left + (Quiet * module), square.Top + (Quiet * module)), colour);
    }

    /// <summary>Dark modules beside each other are one rectangle: less to draw, and no seams.</summary>
    private static SKPath Shape(bool[][] matrix)
    {
        using var shape = new SKPathBuilder();
        for (var y = 0; y < matrix.Length; y++)
        {
            for (var x = 0; x < matrix.Length; x++)
            {
                var from = x;
                while (x < matrix.Length && matrix[y][x])
                {
                    x++;
                }

                if (x > from)
                {
                    shape.AddRect(new SKRect(from, y, x, y + 1));
                }
            }
        }

        return shape.Detach();
    }
}
