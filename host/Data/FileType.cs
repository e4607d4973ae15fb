using System.Runtime.InteropServices;
using System.Text;
using OcopModular.Kernel;
using SkiaSharp;

namespace OcopModular.Host.Data;

/// <summary>What a file is, found from its content alone: the name proves nothing.</summary>
internal sealed record FileType(string ContentType, string Extension)
{
    private static readonly FileType Pdf = new("application/pdf", ".pdf");
    private static readonly FileType Jpeg = new("image/jpeg", ".jpg");
    private static readonly FileType Png = new("image/png", ".png");
    private static readonly FileType Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");
    private static readonly FileType Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");

    public bool IsArchive => this == Xlsx || this == Docx;

    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>One of the five kinds that are taken, or <c>null</c>.</summary>
    public static FileType? Of(string path)
    {
        Span<byte> head = stackalloc byte[8];
        using var file = File.OpenRead(path);
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return head switch
        {
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] when EndsAsPdf(file) => Pdf,
            [0xFF, 0xD8, 0xFF, ..] => Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A] => Png,
            [(byte)'P', (byte)'K', 3, 4, ..] => Office(file),
            _ => null,
        };
    }

    private static bool EndsAsPdf(FileStream file)
    {
        var tail = new byte[Math.Min(1024, file.Length)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        return Encoding.Latin1.GetString(tail).Contains("%%EOF", StringComparison.Ordinal);
    }

    private static FileType? Office(FileStream file) => OfficeFile.KindOf(file) switch
    {
        OfficeKind.Sheet => Xlsx,
        OfficeKind.Letter => Docx,
        _ => null,
    };
}

/// <summary>Draws pictures again: what is no pixel (place, device, hidden content) is left behind.</summary>
internal static class Pictures
{
    private const long MaxPixels = 60_000_000;

    /// <summary>Four bytes each while it is drawn; the largest A4 page at 400 dots an inch has 15.5 million.</summary>
    private const long MostDrawn = 16_000_000;

    /// <summary>A small file may unfold to all these pixels, so only one is unfolded at a time.</summary>
    private static readonly Lock One = new();

    /// <returns>False when it cannot be read as a picture or is too large to be one.</returns>
    public static bool Redraw(string path, string contentType)
    {
        lock (One)
        {
            return RedrawAlone(path, contentType);
        }
    }

    private static bool RedrawAlone(string path, string contentType)
    {
        using var codec = SKCodec.Create(path);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > MaxPixels)
        {
            return false;
        }

        using var picture = Decode(codec);
        if (picture is null)
        {
            return false;
        }

        using var turned = codec.EncodedOrigin is SKEncodedOrigin.TopLeft ? null : Upright(picture, codec.EncodedOrigin);
        using var image = SKImage.FromBitmap(turned ?? picture);
        using var data = image.Encode(contentType == "image/png" ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, 90);
        using var file = File.Create(path);
        data.SaveTo(file);
        return true;
    }

    /// <summary>A photo of more pixels than are needed is read smaller; formats that cannot be read smaller are refused.</summary>
    private static SKBitmap? Decode(SKCodec codec)
    {
        var share = Math.Min(1, Math.Sqrt((double)MostDrawn / ((long)codec.Info.Width * codec.Info.Height)));
        // The codec knows eighths only, and rounds up.
        var size = share < 1 ? codec.GetScaledDimensions((float)(Math.Floor(share * 8) / 8)) : codec.Info.Size;
        return (long)size.Width * size.Height > MostDrawn ? null : SKBitmap.Decode(codec, codec.Info.WithSize(size));
    }

    private static SKBitmap Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        var degrees = origin switch { SKEncodedOrigin.RightTop => 90, SKEncodedOrigin.BottomRight => 180, SKEncodedOrigin.LeftBottom => 270, _ => 0 };
        var turns = degrees is 90 or 270;
        var upright = new SKBitmap(turns ? picture.Height : picture.Width, turns ? picture.Width : picture.Height);
        using var canvas = new SKCanvas(upright);
        canvas.Translate(upright.Width / 2f, upright.Height / 2f);
        canvas.RotateDegrees(degrees);
        canvas.DrawBitmap(picture, -picture.Width / 2f, -picture.Height / 2f, SKSamplingOptions.Default);
        return upright;
    }
}

/// <summary>Names as they are shown and offered for download; never part of a path.</summary>
internal static class FileNames
{
    private const int MaxLength = 120;

    /// <summary>Only the last part, without control and direction marks, with the extension of the true type.</summary>
    public static string Clean(string name, string extension)
    {
        var last = name.Normalize(NormalizationForm.FormC).Split('/', '\\')[^1];
        var stem = new string([.. last.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '(' or ')' or ',')]).Trim(' ', '.');
        var known = new[] { ".pdf", ".jpg", ".jpeg", ".png", ".xlsx", ".docx" };
        while (known.FirstOrDefault(k => stem.EndsWith(k, StringComparison.OrdinalIgnoreCase)) is { } end)
        {
            stem = stem[..^end.Length].TrimEnd(' ', '.');
        }

        stem = stem.Length > MaxLength ? stem[..MaxLength] : stem;
        return (stem.Length == 0 ? "tep" : stem) + extension;
    }
}

/// <summary>A renamed file is only safe when its folder is synced too.</summary>
internal static partial class DirectorySync
{
    private const int ReadOnly = 0;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(folder, ReadOnly);
        if (handle >= 0)
        {
            _ = Sync(handle);
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
