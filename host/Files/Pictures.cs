using OcopModular.Kernel;
using SkiaSharp;

namespace OcopModular.Host.Files;

/// <summary>Draws pictures again: what is no pixel (place, device, hidden content) is left behind. Two at a time: a picture takes up to 100 MB.</summary>
internal sealed class Pictures : IDisposable
{
    /// <summary>Decoded and encoded as JPEG, or turned, a pixel takes up to 8 bytes; a PNG that stays upright takes 4.</summary>
    private const int MaxPixels = 12_500_000;
    private const int MaxPngPixels = 25_000_000;

    /// <summary>A JPEG is made smaller while it is decoded.</summary>
    private const int MaxJpegPixels = 60_000_000;
    private const int ThumbnailEdge = 320;
    private const int Quality = 90;
    private readonly SemaphoreSlim _two = new(2, 2);

    /// <returns>Refused when it cannot be read as a picture or is too large to be one.</returns>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public Task<Outcome> RedrawAsync(string source, string target, FileKind kind, CancellationToken ct) =>
        DrawAsync(source, target, kind.Extension == ".png" ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, edge: 0, ct);

    public Task<Outcome> DrawThumbnailAsync(string source, string target, CancellationToken ct) => DrawAsync(source, target, SKEncodedImageFormat.Jpeg, ThumbnailEdge, ct);

    public void Dispose() => _two.Dispose();

    private async Task<Outcome> DrawAsync(string source, string target, SKEncodedImageFormat format, int edge, CancellationToken ct)
    {
        await _two.WaitAsync(ct);
        try
        {
            var (picture, outcome) = Read(source, edge);
            using (picture)
            {
                if (picture is not null)
                {
                    Write(picture, target, format);
                }
            }

            return outcome;
        }
        finally
        {
            _two.Release();
        }
    }

    /// <summary>The pixels, upright; what they were decoded from is gone before they are encoded.</summary>
    private static (SKBitmap? Picture, Outcome Outcome) Read(string source, int edge)
    {
        using var codec = SKCodec.Create(source);
        if (codec is null)
        {
            return (null, Outcome.Refuse("File.BrokenPicture"));
        }

        var isUpright = edge == 0 && codec.EncodedOrigin == SKEncodedOrigin.TopLeft;
        var most = MostPixels(codec, source, edge);
        if ((long)codec.Info.Width * codec.Info.Height > most)
        {
            return (null, Outcome.Refuse("File.TooManyPixels", most / 1_000_000m));
        }

        var size = codec.EncodedFormat == SKEncodedImageFormat.Png ? codec.Info.Size : SmallEnough(codec, edge);
        var picture = new SKBitmap(codec.Info.WithSize(size.Width, size.Height).WithColorType(SKImageInfo.PlatformColorType));
        if (codec.GetPixels(picture.Info, picture.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
        {
            picture.Dispose();
            return (null, Outcome.Refuse("File.BrokenPicture"));
        }

        return (isUpright ? picture : Upright(picture, codec.EncodedOrigin, edge), Outcome.Done);
    }

    private static int MostPixels(SKCodec codec, string source, int edge) =>
        codec.EncodedFormat != SKEncodedImageFormat.Png ? (IsHeldWhole(source) ? MaxPixels : MaxJpegPixels)
        : edge > 0 || codec.EncodedOrigin == SKEncodedOrigin.TopLeft ? MaxPngPixels
        : MaxPixels;

    /// <summary>The largest size at which a JPEG can be decoded within the bound; for a thumbnail the smallest that is large enough.</summary>
    private static SKSizeI SmallEnough(SKCodec codec, int edge)
    {
        var sizes = Enumerable.Range(1, 8).Select(i => codec.GetScaledDimensions(i / 8f)).ToList();
        sizes.RemoveAll(s => (long)s.Width * s.Height > MaxPixels);
        return edge > 0 && sizes.Find(s => Math.Min(s.Width, s.Height) >= edge) is { Width: > 0 } enough ? enough : sizes[^1];
    }

    /// <summary>A progressive JPEG cannot be decoded line by line; one whose frame is not found where it should be is taken for one.</summary>
    private static bool IsHeldWhole(string path)
    {
        using var file = File.OpenRead(path);
        file.Position = 2;
        while (file.ReadByte() == 0xFF)
        {
            var marker = file.ReadByte();
            if (marker is 0xC0 or 0xC1)
            {
                return false;
            }

            var length = (file.ReadByte() << 8) | file.ReadByte();
            if (length < 2 || marker is (>= 0xC2 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) or 0xDA or 0xD9)
            {
                return true;
            }

            file.Seek(length - 2, SeekOrigin.Current);
        }

        return true;
    }

    /// <summary>Another picture, turned and for a thumbnail smaller; the first one is let go.</summary>
    private static SKBitmap Upright(SKBitmap decoded, SKEncodedOrigin origin, int edge)
    {
        using var picture = decoded;
        picture.SetImmutable(); // or its pixels would be copied to be drawn
        var degrees = origin switch { SKEncodedOrigin.RightTop => 90, SKEncodedOrigin.BottomRight => 180, SKEncodedOrigin.LeftBottom => 270, _ => 0 };
        var scale = edge == 0 ? 1f : Math.Min(1f, edge / (float)Math.Max(picture.Width, picture.Height));
        var (width, height) = (Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)));
        var upright = degrees is 90 or 270 ? new SKBitmap(height, width) : new SKBitmap(width, height);
        using var canvas = new SKCanvas(upright);
        canvas.Clear(edge == 0 ? SKColors.Transparent : SKColors.White);
        canvas.Translate(upright.Width / 2f, upright.Height / 2f);
        canvas.RotateDegrees(degrees);
        canvas.Scale(scale);
        canvas.DrawBitmap(picture, -picture.Width / 2f, -picture.Height / 2f, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return upright;
    }

    /// <summary>Straight into the file: the encoded picture is never whole in memory.</summary>
    private static void Write(SKBitmap picture, string target, SKEncodedImageFormat format)
    {
        using var pixels = picture.PeekPixels();
        using var file = new SKFileWStream(target);
        if (!file.IsValid || !pixels.Encode(file, format, Quality))
        {
            throw new IOException($"The picture could not be written to {target}.");
        }

        file.Flush();
    }
}
