using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using OcopModular.Kernel;

namespace OcopModular.Host.Documents;

/// <summary>A Word file that does nothing by itself and asks for nothing outside; looked at part by part, before any parser of Word. The file store has unfolded it already, so the directory does not lie.</summary>
internal static partial class WordGuard
{
    private const int MaxParts = 200;
    private const long MaxPart = 10L * 1024 * 1024;
    private const long MaxRatio = 100;
    private static readonly string[] Active = ["vba", "activex", "embeddings", "afchunk", ".bin", ".exe", "customui"];
    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static Outcome Check(Stream file)
    {
        try
        {
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var parts = zip.Entries.Where(e => e.Length > 0).ToList();
            if (parts.Count > MaxParts || parts.Exists(IsTooLarge))
            {
                return Outcome.Refuse("Document.TooMuchInside", MaxParts, MaxPart / 1024 / 1024);
            }

            return parts.Find(e => Array.Exists(Active, a => e.FullName.Contains(a, StringComparison.OrdinalIgnoreCase))) is { } active
                ? Outcome.Refuse("Document.ActiveContent", active.FullName)
                : parts.Where(IsXml).Select(Look).FirstOrDefault(o => !o.IsDone);
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException)
        {
            return Outcome.Refuse("File.BrokenArchive");
        }
        finally
        {
            file.Position = 0;
        }
    }

    private static bool IsTooLarge(ZipArchiveEntry part) => part.Length > MaxPart || (part.Length > 1024 * 1024 && part.Length > MaxRatio * part.CompressedLength);

    private static bool IsXml(ZipArchiveEntry part) => part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static Outcome Look(ZipArchiveEntry part)
    {
        using var stream = part.Open();
        using var reader = XmlReader.Create(stream, Xml);
        var code = new StringBuilder();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && LookAt(reader, code) is { IsDone: false } refused)
            {
                return refused;
            }
        }

        return Reaching().Match(code.ToString()) is { Success: true } reaching ? Outcome.Refuse("Document.ActiveContent", reaching.Value) : Outcome.Done;
    }

    private static Outcome LookAt(XmlReader reader, StringBuilder code)
    {
        if (reader.LocalName == "Relationship" && string.Equals(reader.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase))
        {
            return Outcome.Refuse("Document.LeadsOutside", reader.GetAttribute("Target") ?? "");
        }

        if (reader.GetAttribute("ContentType") is { } type && MacroType().IsMatch(type))
        {
            return Outcome.Refuse("Document.ActiveContent", reader.GetAttribute("PartName") ?? type);
        }

        // Word may cut the words of a field into runs: what is not parted by another sign is read together.
        code.Append(reader.LocalName switch { "instrText" => Content(reader), "fldSimple" => Instruction(reader), "fldChar" => " ", _ => "" });
        return Outcome.Done;
    }

    private static string Content(XmlReader reader)
    {
        using var inside = reader.ReadSubtree();
        var text = new StringBuilder();
        while (inside.Read())
        {
            text.Append(inside.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace ? inside.Value : "");
        }

        return text.ToString();
    }

    private static string Instruction(XmlReader reader)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName == "instr")
            {
                return $" {reader.Value} ";
            }
        }

        return "";
    }

    [GeneratedRegex("macroEnabled|vbaProject|activeX|oleObject", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex MacroType();

    /// <summary>Fields that fetch, run or ask.</summary>
    [GeneratedRegex(@"\b(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DDEAUTO|DDE|LINK|EMBED|MACROBUTTON|DATABASE|RD|HYPERLINK|ASK|FILLIN)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Reaching();
}
