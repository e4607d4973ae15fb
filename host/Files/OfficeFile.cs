using System.IO.Compression;
using System.IO.Hashing;
using OcopModular.Kernel;

namespace OcopModular.Host.Files;

internal enum OfficeKind
{
    None,
    Sheet,
    Letter,
}

/// <summary>XLSX and DOCX as the archives they are: what stands in the directory, and what really unfolds.</summary>
internal static class OfficeFile
{
    private const int MaxEntries = 2_000;
    private const long MaxUnfolded = 100L * 1024 * 1024;

    /// <summary>What the archive's directory says it is; nothing is unfolded.</summary>
    public static OfficeKind KindOf(Stream file)
    {
        try
        {
            using var zip = Open(file);
            if (zip.Entries.Count > MaxEntries || zip.Entries.Any(IsOutOfPlace) || zip.GetEntry("[Content_Types].xml") is null)
            {
                return OfficeKind.None;
            }

            return zip.GetEntry("xl/workbook.xml") is not null ? OfficeKind.Sheet : zip.GetEntry("word/document.xml") is not null ? OfficeKind.Letter : OfficeKind.None;
        }
        catch (InvalidDataException)
        {
            return OfficeKind.None;
        }
    }

    /// <summary>Unfolds every entry into nothing and counts, for the directory may lie; stops at the first byte too many.</summary>
    public static async Task<Outcome> UnfoldAsync(string path, CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous);
            using var zip = Open(file);
            long all = 0;
            foreach (var entry in zip.Entries)
            {
                var sum = new Crc32();
                await using var content = await entry.OpenAsync(ct);
                for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
                {
                    sum.Append(buffer.AsSpan(0, read));
                    if ((all += read) > MaxUnfolded)
                    {
                        return Outcome.Refuse("File.UnfoldsTooFar", MaxUnfolded / 1024 / 1024);
                    }
                }

                // Reading ends at the length that the directory states: what lies beyond it shows in the sum.
                if (sum.GetCurrentHashAsUInt32() != entry.Crc32)
                {
                    return Outcome.Refuse("File.BrokenArchive");
                }
            }

            return Outcome.Done;
        }
        catch (InvalidDataException)
        {
            return Outcome.Refuse("File.BrokenArchive");
        }
    }

    private static ZipArchive Open(Stream file)
    {
        file.Position = 0;
        return new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
    }

    /// <summary>Leads out of the folder it is unpacked into, or is a program of its own.</summary>
    public static bool IsOutOfPlace(ZipArchiveEntry entry) =>
        entry.FullName.Contains("..", StringComparison.Ordinal) || entry.FullName.StartsWith('/') || entry.FullName.Contains('\\', StringComparison.Ordinal) || entry.FullName.Contains(':', StringComparison.Ordinal)
        || entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase);
}
