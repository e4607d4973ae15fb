using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel;

namespace OcopModular.Host.Audit;

/// <summary>The newest entry of the chain.</summary>
internal readonly record struct ChainEnd(long Seq, string Hash);

/// <summary>One linear chain over all entries: each hash covers the one before and the text of its own entry.</summary>
internal static class AuditChain
{
    /// <summary>The book whose number is the place of the newest entry.</summary>
    public const string Book = "audit";

    /// <summary>The hash before the first entry.</summary>
    public static readonly string Genesis = new('0', 64);

    /// <summary>Holds the end of the chain until the transaction ends: entries have one writer at a time, also on several hosts.</summary>
    public static async Task<ChainEnd> HoldAsync(DbContext db, CancellationToken ct)
    {
        var book = db.Set<NumberBook>().Where(b => b.Book == Book);
        if (await book.ExecuteUpdateAsync(s => s.SetProperty(b => b.Last, b => b.Last), ct) == 0)
        {
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "kernel_number" ("Book", "Year", "Last") VALUES ({Book}, 0, 0) ON CONFLICT DO NOTHING""", ct);
            await book.ExecuteUpdateAsync(s => s.SetProperty(b => b.Last, b => b.Last), ct);
        }

        var seq = await book.Select(b => b.Last).SingleAsync(ct);
        return new ChainEnd(seq, await db.Set<AuditEntry>().Where(a => a.Seq == seq).Select(a => a.Hash).SingleOrDefaultAsync(ct) ?? Genesis);
    }

    /// <summary>Moves the end that <see cref="HoldAsync"/> holds.</summary>
    public static Task MoveAsync(DbContext db, long seq, CancellationToken ct) =>
        db.Set<NumberBook>().Where(b => b.Book == Book).ExecuteUpdateAsync(s => s.SetProperty(b => b.Last, (int)seq), ct);

    public static string Hash(string before, string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(before + body)));

    /// <summary>The text that is hashed: JSON with the fields in this order. It never changes, or no old entry verifies any more.</summary>
    public static string Body(AuditEntry entry)
    {
        var body = new StringBuilder("{\"seq\":").Append(entry.Seq.ToString(CultureInfo.InvariantCulture));
        void Add(string name, string? value) => body.Append(",\"").Append(name).Append("\":").Append(Quote(value));
        Add("at", Instant(entry.At));
        Add("actorId", entry.ActorId.ToString());
        Add("actor", entry.ActorName);
        Add("session", entry.Session.ToString());
        Add("area", entry.Area);
        Add("kind", entry.Kind);
        Add("record", entry.Record.ToString());
        Add("subject", entry.Subject.ToString());
        Add("action", entry.Action);
        Add("reason", entry.Reason);
        return body.Append(",\"changes\":").Append(entry.Changes).Append('}').ToString();
    }

    /// <summary>What both databases keep of an instant.</summary>
    public static DateTime ToMicrosecond(this DateTime utc) => utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));

    /// <summary>To the microsecond.</summary>
    public static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static string Quote(string? value)
    {
        if (value is null)
        {
            return "null";
        }

        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c is '"' or '\\' ? text.Append('\\').Append(c) : c < ' ' ? text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : text.Append(c);
        }

        return text.Append('"').ToString();
    }
}
