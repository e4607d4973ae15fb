using Microsoft.AspNetCore.Hosting;
using SkiaSharp;

namespace OcopModular.Evaluation.Documents;

/// <summary>The fonts of printed documents, from what the host's front-end build lays beside the pages: the same letters on paper and screen.</summary>
internal sealed class PaperFonts(IWebHostEnvironment environment)
{
    private readonly Lazy<SKTypeface> _regular = new(() => Load(environment, "Regular"));
    private readonly Lazy<SKTypeface> _medium = new(() => Load(environment, "Medium"));
    private readonly Lazy<SKTypeface> _semiBold = new(() => Load(environment, "SemiBold"));
    private readonly Lazy<SKTypeface> _bold = new(() => Load(environment, "Bold"));

    public SKTypeface Regular => _regular.Value;

    public SKTypeface Medium => _medium.Value;

    public SKTypeface SemiBold => _semiBold.Value;

    public SKTypeface Bold => _bold.Value;

    /// <exception cref="InvalidOperationException">The font is not there: a certificate in other letters would be worse than none.</exception>
    private static SKTypeface Load(IWebHostEnvironment environment, string weight)
    {
        var path = $"built/fonts/BeVietnamPro-{weight}.ttf";
        var file = environment.WebRootFileProvider.GetFileInfo(path);
        if (!file.Exists)
        {
            throw new InvalidOperationException($"The font {path} is missing under wwwroot: build the host, which lays it there, before certificates are printed.");
        }

        using var content = file.CreateReadStream();
        using var data = SKData.Create(content);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"{path} is no font.");
    }
}
