using System.IO.Compression;
using OcopModular.Host.Files;

namespace OcopModular.Host.Imports;

/// <summary>The file is refused: key of the text that says why and what to do.</summary>
internal sealed class SheetRefusedException(string reason, string argument = "") : Exception(reason)
{
    public string Reason { get; } = reason;

    public string Argument { get; } = argument;
}

/// <summary>How far a foreign sheet may go (the bounds of the threat model); checked before and while anything of it is read.</summary>
internal static class SheetBounds
{
    public const int Entries = 200;
    public const int Ratio = 100;
    public const long Entry = 50L << 20;
    public const long Unfolded = 100L << 20;
    public const int Rows = 20_000;
    public const int Columns = 100;
    public const int Characters = 32_767;

    /// <summary>All text of a sheet, repeated shared strings included: what the reader may hand on.</summary>
    public const int AllCharacters = 24 << 20;

    /// <summary>What the archive's directory says; it may lie, so <see cref="Open"/> counts again.</summary>
    public static void Check(ZipArchive zip)
    {
        if (zip.Entries.Count > Entries || zip.Entries.Sum(e => e.Length) > Unfolded || zip.Entries.Any(IsTooLarge))
        {
            throw new SheetRefusedException("Import.TooLarge");
        }

        if (zip.Entries.Any(OfficeFile.IsOutOfPlace) || zip.GetEntry("[Content_Types].xml") is null)
        {
            throw new SheetRefusedException("Import.NotASheet");
        }
    }

    /// <summary>An entry that stops at its bound while it is read.</summary>
    public static Stream Open(ZipArchiveEntry entry) => new Bounded(entry.Open(), Math.Min(Entry, entry.CompressedLength * Ratio));

    private static bool IsTooLarge(ZipArchiveEntry entry) => entry.Length > Entry || entry.Length > entry.CompressedLength * Ratio;

    private sealed class Bounded(Stream inner, long most) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            return (_read += read) > most ? throw new SheetRefusedException("Import.TooLarge") : read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
