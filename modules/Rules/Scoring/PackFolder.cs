using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using OcopModular.Rules.Domain;

namespace OcopModular.Rules.Scoring;

/// <summary>The files of one pack as bytes, by their path inside the pack with <c>/</c>.</summary>
internal sealed class PackFolder(string name, SortedDictionary<string, byte[]> files)
{
    public const int MaxFileLength = 256 * 1024;
    private const int MaxFiles = 500;
    private const string PackJson = "pack.json";
    private static readonly string[] Known = [PackJson, "stars.json", "gates.json", "dossier.json", "suggestions.json", "selection.json"];

    public string Name => name;

    public IReadOnlyDictionary<string, byte[]> Files => files;

    /// <summary>Reads the folders of packs in a folder, by name; whatever else lies there is a finding.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be read.</exception>
    public static List<PackFolder> ReadAll(string root, List<Finding> findings)
    {
        var folders = new List<PackFolder>();
        foreach (var path in Directory.EnumerateFileSystemEntries(root).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (!Directory.Exists(path))
            {
                if (!name.EndsWith(".md", StringComparison.Ordinal))
                {
                    findings.Add(new Finding(true, null, name, null, null, "File.Unknown"));
                }
            }
            else if (name != "schema")
            {
                folders.Add(Read(path, name, findings));
            }
        }

        return folders;
    }

    /// <summary>SHA-256 over path, NUL, content, NUL of each file but the cases, in ordinal order of path; the base's files beside the own.</summary>
    public static string HashOf(PackFolder own, PackFolder? parent, Func<string, bool> counts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var all = own.Files.Concat(parent?.Files ?? new Dictionary<string, byte[]>()).Where(f => !IsCase(f.Key) && counts(f.Key));
        foreach (var (path, content) in all.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            hash.AppendData([0]);
            hash.AppendData(content);
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static bool IsCase(string path) => path.StartsWith("cases/", StringComparison.Ordinal);

    public static bool IsCriteria(string path) => path.StartsWith("criteria/", StringComparison.Ordinal);

    public static PackFolder Read(string path, string name, List<Finding> findings)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var relative in Names(path))
        {
            if (!IsExpected(relative))
            {
                findings.Add(new Finding(true, name, relative, null, null, "File.Unknown"));
            }
            else if (files.Count == MaxFiles)
            {
                findings.Add(new Finding(true, name, relative, null, null, "File.TooMany", MaxFiles));
                break;
            }
            else if (Content(Path.Combine(path, relative), name, relative, findings) is { } content)
            {
                files[relative] = content;
            }
        }

        if (!File.Exists(Path.Combine(path, PackJson)))
        {
            findings.Add(new Finding(true, name, PackJson, null, null, "File.Missing"));
        }

        return new PackFolder(name, files);
    }

    /// <summary>The entries of the pack and of its two known folders; links and deeper folders are not followed.</summary>
    private static IEnumerable<string> Names(string path)
    {
        foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            var isInside = entry is DirectoryInfo && entry.LinkTarget is null && entry.Name is "criteria" or "cases";
            if (!isInside)
            {
                yield return entry.Name;
                continue;
            }

            foreach (var inner in new DirectoryInfo(entry.FullName).EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
            {
                yield return $"{entry.Name}/{inner.Name}";
            }
        }
    }

    private static bool IsExpected(string relative) =>
        Known.Contains(relative) || (relative.EndsWith(".json", StringComparison.Ordinal) && (IsCriteria(relative) || IsCase(relative)));

    private static byte[]? Content(string path, string pack, string relative, List<Finding> findings)
    {
        var (text, arguments, content) = Judge(path);
        if (text is not null)
        {
            findings.Add(new Finding(true, pack, relative, null, null, text, arguments));
            return null;
        }

        if (content.AsSpan().Contains((byte)'\r'))
        {
            findings.Add(new Finding(false, pack, relative, null, null, "File.LineEnds"));
        }

        return content;
    }

    private static (string? Text, object[] Arguments, byte[] Content) Judge(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists || info.Attributes.HasFlag(FileAttributes.Directory) || info.Attributes.HasFlag(FileAttributes.Device))
        {
            return ("File.Unknown", [], []);
        }

        if (info.Length > MaxFileLength)
        {
            return ("File.TooLong", [info.Length, MaxFileLength], []);
        }

        try
        {
            var content = File.ReadAllBytes(path);
            return content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? ("File.Bom", [], [])
                : !Utf8.IsValid(content) ? ("File.NotUtf8", [BadByte(content)], [])
                : (null, [], content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ("File.Unreadable", [e.Message], []);
        }
    }

    /// <summary>Line of the first byte that is no UTF-8.</summary>
    private static int BadByte(ReadOnlySpan<byte> content)
    {
        var line = 1;
        for (var rest = content; rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf8(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done)
            {
                break;
            }

            line += rune.Value == '\n' ? 1 : 0;
            rest = rest[length..];
        }

        return line;
    }
}
