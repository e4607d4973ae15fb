using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OcopModular.Host.Audit;

/// <summary>A signed statement of what the log was (điểm niêm phong nhật ký): how many entries, and the root of the tree over them (RFC 6962).</summary>
internal sealed class Checkpoint
{
    /// <summary>How many entries it covers.</summary>
    public long Size { get; init; }

    public DateTime At { get; init; }

    /// <summary>Roots of the complete subtrees, the largest first, lower-case hex: from them the next checkpoint goes on.</summary>
    public string Peaks { get; init; } = "";

    /// <summary>Base64.</summary>
    public string Root { get; init; } = "";

    /// <summary>Over <see cref="Text"/>: ECDSA P-256 with SHA-256, r and s, base64.</summary>
    public string Signature { get; init; } = "";

    /// <summary>What is signed: name of the log, size, root, time, a line each.</summary>
    public string Text(string origin) => TextOf(origin, Size, Root, At);

    /// <summary>The text, a blank line and the signature: a note as it is kept outside the database.</summary>
    public string Note(string origin) => $"{Text(origin)}\n— {origin} {Signature}\n";

    public static string TextOf(string origin, long size, string root, DateTime at) => $"{origin}\n{size.ToString(CultureInfo.InvariantCulture)}\n{root}\n{AuditChain.Instant(at)}\n";
}

/// <summary>The tree over the hashes of the entries, as RFC 6962 builds it, kept as the roots of its complete subtrees.</summary>
internal sealed class MerklePeaks
{
    private readonly List<(byte[] Hash, long Leaves)> _peaks = [];

    private MerklePeaks()
    {
    }

    public long Size => _peaks.Sum(p => p.Leaves);

    public static MerklePeaks Of(long size, string peaks)
    {
        var tree = new MerklePeaks();
        var hashes = peaks.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var sizes = Enumerable.Range(0, 63).Select(bit => 1L << (62 - bit)).Where(bit => (size & bit) != 0).ToList();
        tree._peaks.AddRange(hashes.Zip(sizes, (hash, leaves) => (Convert.FromHexString(hash), leaves)));
        return tree;
    }

    /// <param name="entryHash">Lower-case hex.</param>
    public void Add(string entryHash)
    {
        var node = (Hash: SHA256.HashData([0, .. Convert.FromHexString(entryHash)]), Leaves: 1L);
        while (_peaks.Count > 0 && _peaks[^1].Leaves == node.Leaves)
        {
            node = (Join(_peaks[^1].Hash, node.Hash), node.Leaves * 2);
            _peaks.RemoveAt(_peaks.Count - 1);
        }

        _peaks.Add(node);
    }

    public string Root()
    {
        if (_peaks.Count == 0)
        {
            return Convert.ToBase64String(SHA256.HashData([]));
        }

        var root = _peaks[^1].Hash;
        for (var i = _peaks.Count - 2; i >= 0; i--)
        {
            root = Join(_peaks[i].Hash, root);
        }

        return Convert.ToBase64String(root);
    }

    public override string ToString() => string.Join(' ', _peaks.Select(p => Convert.ToHexStringLower(p.Hash)));

    private static byte[] Join(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
