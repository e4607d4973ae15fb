using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace OcopModular.Tests.Evaluation;

/// <summary>Reads the text that a PDF gives to who searches or copies: one line for each block of text, by the fonts' own tables.</summary>
internal static partial class PdfText
{
    public static IReadOnlyList<string> Lines(byte[] pdf)
    {
        var raw = Encoding.Latin1.GetString(pdf);
        var streams = Streams(pdf, raw);
        var tables = FontUse().Matches(raw).ToDictionary(f => f.Groups["name"].Value, f => Table(streams[UnicodeOf(raw, f.Groups["object"].Value)]), StringComparer.Ordinal);
        var content = streams[Contents().Match(raw).Groups["object"].Value];
        return Blocks().Matches(content).Select(b => Read(b.Value, tables)).ToList();
    }

    public static int Pages(byte[] pdf) => Page().Count(Encoding.Latin1.GetString(pdf));

    /// <summary>Width and height in millimetres.</summary>
    public static (double Width, double Height) Size(byte[] pdf)
    {
        var box = Box().Match(Encoding.Latin1.GetString(pdf));
        return (Millimetres(box.Groups["width"].Value), Millimetres(box.Groups["height"].Value));
    }

    private static double Millimetres(string points) => double.Parse(points, CultureInfo.InvariantCulture) * 25.4 / 72;

    private static string UnicodeOf(string raw, string font) => Regex.Match(raw, $@"\n{font} 0 obj\s.*?/ToUnicode (\d+) 0 R", RegexOptions.Singleline).Groups[1].Value;

    private static Dictionary<string, string> Streams(byte[] pdf, string raw) => Stream().Matches(raw).ToDictionary(s => s.Groups["object"].Value, s =>
    {
        var length = int.Parse(s.Groups["length"].Value, CultureInfo.InvariantCulture);
        using var unpacked = new StreamReader(new ZLibStream(new MemoryStream(pdf, s.Index + s.Length, length), CompressionMode.Decompress), Encoding.Latin1);
        return unpacked.ReadToEnd();
    }, StringComparer.Ordinal);

    private static Dictionary<int, char> Table(string table)
    {
        var letters = new Dictionary<int, char>();
        foreach (Match pair in Pair().Matches(table.Split("endcodespacerange")[1]))
        {
            var (first, last, letter) = pair.Groups["last"].Success
                ? (Hex(pair, "first"), Hex(pair, "last"), Hex(pair, "letter"))
                : (Hex(pair, "first"), Hex(pair, "first"), Hex(pair, "letter"));
            for (var glyph = first; glyph <= last; glyph++)
            {
                letters[glyph] = (char)(letter + glyph - first);
            }
        }

        return letters;
    }

    private static int Hex(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Read(string block, Dictionary<string, Dictionary<int, char>> tables)
    {
        var table = tables[FontOf().Match(block).Groups["name"].Value];
        return string.Concat(Shown().Matches(block).SelectMany(s => s.Groups["hex"].Value.Chunk(4)).Select(g => table[int.Parse(g, NumberStyles.HexNumber, CultureInfo.InvariantCulture)]));
    }

    [GeneratedRegex(@"/Type /Page\b(?!s)")]
    private static partial Regex Page();

    [GeneratedRegex(@"/MediaBox \[0 0 (?<width>[\d.]+) (?<height>[\d.]+)\]")]
    private static partial Regex Box();

    [GeneratedRegex(@"/Contents (?<object>\d+) 0 R")]
    private static partial Regex Contents();

    [GeneratedRegex(@"/(?<name>F\d+) (?<object>\d+) 0 R")]
    private static partial Regex FontUse();

    [GeneratedRegex(@"\n(?<object>\d+) 0 obj\s<<(?:(?!endobj).)*?/Length (?<length>\d+)(?:(?!endobj).)*?>>\s*stream\r?\n", RegexOptions.Singleline)]
    private static partial Regex Stream();

    [GeneratedRegex(@"<(?<first>\w{4})> (?:<(?<last>\w{4})> )?<(?<letter>\w{4})>")]
    private static partial Regex Pair();

    [GeneratedRegex("BT.*?ET", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"/(?<name>F\d+) [\d.]+ Tf")]
    private static partial Regex FontOf();

    [GeneratedRegex(@"<(?<hex>\w+)> Tj")]
    private static partial Regex Shown();
}
