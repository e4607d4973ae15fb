using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Documents;

/// <summary>A number of a book, and what became of it.</summary>
/// <param name="Document"><c>null</c>: below the start of the book, or unexplained.</param>
internal sealed record BookLine(int Number, Document? Document);

/// <summary>A numbering book (sổ đăng ký văn bản) of a kind in a year.</summary>
/// <param name="Unexplained">Numbers that no document and no start accounts for; there must be none.</param>
internal sealed record BookCard(string Kind, int Year, int Last, BookStart? Start, IReadOnlyList<BookLine> Lines, IReadOnlyList<int> Unexplained);

/// <summary>Reads the numbering books, and opens one with another number than 1.</summary>
internal sealed class NumberedBooks(HostDb db, IChange change, DocumentKinds kinds, TimeProvider clock) : IScoped
{
    private const string Prefix = "document.";

    /// <summary>Name of the book in <c>kernel_number</c>.</summary>
    public static string Of(string kind) => Prefix + kind;

    public async Task<IReadOnlyList<BookCard>> ReadAsync(int year, CancellationToken ct)
    {
        var books = await db.Set<NumberBook>().AsNoTracking().Where(b => b.Year == year && b.Book.StartsWith(Prefix)).ToDictionaryAsync(b => b.Book[Prefix.Length..], b => b.Last, ct);
        var documents = (await db.Documents.AsNoTracking().Where(d => d.NumberYear == year).ToListAsync(ct)).ToLookup(d => d.Kind, StringComparer.Ordinal);
        var starts = await db.BookStarts.AsNoTracking().Where(s => s.Year == year).ToDictionaryAsync(s => s.Kind, ct);
        return [.. kinds.All.Where(k => k.Sign is not null).Select(k => k.Name).Union(books.Keys).Select(k => Card(k, year, books.GetValueOrDefault(k), starts.GetValueOrDefault(k), documents[k]))];
    }

    /// <summary>Years that have a book, with the present one.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken ct) =>
        [.. (await db.Set<NumberBook>().Where(b => b.Book.StartsWith(Prefix)).Select(b => b.Year).Distinct().ToListAsync(ct)).Append(clock.Today().Year).Distinct().OrderDescending()];

    /// <summary>The book of a year begins with another number, while none was taken from it.</summary>
    public Task<Outcome> StartAsync(string kind, int year, int first, string reason, CancellationToken ct) => change.InTransactionAsync(db, async () =>
    {
        if (kinds.Find(kind)?.Sign is null || year != clock.Today().Year)
        {
            return Outcome.Refuse("Book.NotOpen");
        }

        if (await db.Set<NumberBook>().AnyAsync(b => b.Book == Of(kind) && b.Year == year, ct))
        {
            return Outcome.Refuse("Book.Begun");
        }

        var start = new BookStart { Id = Guid.CreateVersion7(clock.GetUtcNow()), Kind = kind, Year = year, First = first, Reason = reason.Trim() };
        db.Add(new NumberBook { Book = Of(kind), Year = year, Last = first - 1 });
        db.Add(start);
        db.Because(start, "BookStart.Set", reason.Trim());
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }, ct);

    private static BookCard Card(string kind, int year, int last, BookStart? start, IEnumerable<Document> documents)
    {
        var given = documents.ToDictionary(d => d.Number!.Value);
        var first = start?.First ?? 1;
        var missing = Enumerable.Range(first, Math.Max(0, last - first + 1)).Where(n => !given.ContainsKey(n)).ToList();
        var lines = given.Values.Select(d => new BookLine(d.Number!.Value, d)).Concat(missing.Select(n => new BookLine(n, null))).OrderByDescending(l => l.Number).ToList();
        return new BookCard(kind, year, last, start, lines, missing);
    }
}
