using System.Text;
using OcopModular.Kernel;

namespace OcopModular.Host.Files;

/// <summary>What a file is, found from its content alone: the name proves nothing.</summary>
internal static class FileType
{
    /// <summary>One of the kinds that are taken, or <c>null</c>.</summary>
    public static FileKind? Of(string path)
    {
        Span<byte> head = stackalloc byte[8];
        using var file = File.OpenRead(path);
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        var extension = head switch
        {
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] when EndsAsPdf(file) => ".pdf",
            [0xFF, 0xD8, 0xFF, ..] => ".jpg",
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A] => ".png",
            [(byte)'P', (byte)'K', 3, 4, ..] => Office(file),
            _ => null,
        };
        return FileKind.All.FirstOrDefault(k => k.Extension == extension);
    }

    private static bool EndsAsPdf(FileStream file)
    {
        var tail = new byte[Math.Min(1024, file.Length)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        return Encoding.Latin1.GetString(tail).Contains("%%EOF", StringComparison.Ordinal);
    }

    private static string? Office(FileStream file) => OfficeFile.KindOf(file) switch
    {
        OfficeKind.Sheet => ".xlsx",
        OfficeKind.Letter => ".docx",
        _ => null,
    };
}

/// <summary>Names as they are shown and offered for download; never part of a path.</summary>
internal static class FileNames
{
    private const int MaxLength = 120;
    private static readonly string[] Known = [.. FileKind.All.Select(k => k.Extension), ".jpeg"];

    /// <summary>Only the last part, without control and direction marks, with the extension of the true type.</summary>
    public static string Clean(string name, string extension)
    {
        var last = name.Normalize(NormalizationForm.FormC).Split('/', '\\')[^1];
        var stem = new string([.. last.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '(' or ')' or ',')]).Trim(' ', '.');
        while (Known.FirstOrDefault(k => stem.EndsWith(k, StringComparison.OrdinalIgnoreCase)) is { } end)
        {
            stem = stem[..^end.Length].TrimEnd(' ', '.');
        }

        stem = stem.Length > MaxLength ? stem[..MaxLength] : stem;
        return (stem.Length == 0 ? "tep" : stem) + extension;
    }
}
