using OcopModular.Kernel;
using SkiaSharp;

namespace OcopModular.Host.Files;

/// <summary>Draws pictures again: what is no pixel (place, device, hidden content) is left behind. Two at a time: the pixels of a picture take up to 100 MB.</summary>
internal sealed class Pictures : IDisposable
{
    private const int MaxMegapixelsPromised = 60;
    private const long MaxPixels = 25_000_000;
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
            using var codec = SKCodec.Create(source);
            if (codec is null)
            {
                return Outcome.Refuse("File.BrokenPicture");
            }

            return SizeFor(codec, edge) is { } size ? Draw(codec, size, target, format, edge) : Outcome.Refuse("File.TooManyPixels", MaxMegapixelsPromised, MaxPixels / 1_000_000);
        }
        finally
        {
            _two.Release();
        }
    }

    private static Outcome Draw(SKCodec codec, SKSizeI size, string target, SKEncodedImageFormat format, int edge)
    {
        using var picture = new SKBitmap(codec.Info.WithSize(size.Width, size.Height).WithColorType(SKImageInfo.PlatformColorType));
        if (codec.GetPixels(picture.Info, picture.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
        {
            return Outcome.Refuse("File.BrokenPicture");
        }

        if (edge == 0 && codec.EncodedOrigin == SKEncodedOrigin.TopLeft)
        {
            Write(picture, target, format);
            return Outcome.Done;
        }

        using var upright = Upright(picture, codec.EncodedOrigin, edge);
        Write(upright, target, format);
        return Outcome.Done;
    }

    /// <summary>The largest size that fits into the memory of a picture; a JPEG is made smaller while it is decoded, a PNG cannot be.</summary>
    private static SKSizeI? SizeFor(SKCodec codec, int edge)
    {
        if ((long)codec.Info.Width * codec.Info.Height > MaxMegapixelsPromised * 1_000_000L)
        {
            return null;
        }

        var most = codec.EncodedOrigin == SKEncodedOrigin.TopLeft ? MaxPixels : MaxPixels / 2;
        var sizes = Enumerable.Range(1, 8).Reverse().Select(i => codec.GetScaledDimensions(i / 8f)).Where(s => (long)s.Width * s.Height <= most).ToList();
        return sizes.Count == 0 ? null : edge == 0 ? sizes[0] : sizes.FindLast(s => Math.Min(s.Width, s.Height) >= edge) is { Width: > 0 } small ? small : sizes[0];
    }

    private static SKBitmap Upright(SKBitmap picture, SKEncodedOrigin origin, int edge)
    {
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
