using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Host.Data;
using OcopModular.Host.Documents;
using OcopModular.Kernel;

namespace OcopModular.Tests.Documents;

/// <summary>A number is given once, and every number is accounted for.</summary>
public sealed class BookTests
{
    private const int Takers = 50;

    [Theory, OnBothDatabases]
    public async Task Fifty_takers_at_once_get_fifty_numbers_without_a_gap(string database)
    {
        await using var app = await App.StartAsync(database);
        var office = await app.StandingBodyAsync();
        var drafts = new List<Document>();
        for (var i = 0; i < Takers; i++)
        {
            drafts.Add(await app.DraftAsync());
        }

        var outcomes = await Task.WhenAll(drafts.Select(d => Task.Run(() => NumberAsync(app, office, d.Id))));

        outcomes.Should().OnlyContain(o => o.IsDone);
        var documents = await app.AskAsync<HostDb, List<Document>>(db => db.Documents.AsNoTracking().ToListAsync());
        documents.Select(d => d.Number).Should().BeEquivalentTo(Enumerable.Range(1, Takers));
        documents.Should().OnlyContain(d => d.NumberText == $"{d.Number:00}/QĐ-UBND" && d.NumberedOn == new DateOnly(2024, 11, 5));
        var book = (await app.AskAsync<NumberedBooks, IReadOnlyList<BookCard>>(b => b.ReadAsync(2024, default))).Single(b => b.Kind == Papers.Decision);
        (book.Last, book.Lines.Count, book.Unexplained.Count).Should().Be((Takers, Takers, 0));
    }

    [Theory, OnBothDatabases]
    public async Task One_document_asked_for_its_number_by_ten_at_once_gets_one(string database)
    {
        await using var app = await App.StartAsync(database);
        var (office, draft) = (await app.StandingBodyAsync(), await app.DraftAsync());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            try
            {
                return (await NumberAsync(app, office, draft.Id)).IsDone;
            }
            catch (DbUpdateConcurrencyException)
            {
                return false;
            }
        })));

        outcomes.Should().ContainSingle(o => o);
        (await app.ReadAsync(draft.Id)).Number.Should().Be(1);
        (await app.AskAsync<HostDb, int>(db => db.Set<NumberBook>().Where(b => b.Book == NumberedBooks.Of(Papers.Decision)).Select(b => b.Last).SingleAsync())).Should().Be(1, "a refused taker leaves no gap");
    }

    [Theory, OnBothDatabases]
    public async Task A_book_begins_with_another_number_only_with_a_reason_and_only_once(string database)
    {
        await using var app = await App.StartAsync(database);
        var office = await app.StandingBodyAsync();
        var page = await app.As(office).OpenAsync("/Admin/Books");

        (await page.SubmitAsync(f => { f.Choose("Input.Kind", "Quyết định"); f["Input.First"] = "41"; }, "Mở sổ")).Text.Should().Contain("Nhập Lý do");
        var started = await page.SubmitAsync(f => { f.Choose("Input.Kind", "Quyết định"); f["Input.First"] = "41"; f["Input.Reason"] = "Sổ giấy đã cấp đến số 40"; }, "Mở sổ");
        started.Text.Should().Contain("Sổ bắt đầu từ số 41. Lý do: Sổ giấy đã cấp đến số 40");
        (await app.AskAsync<NumberedBooks, Outcome>(b => b.StartAsync(Papers.Decision, 2024, 60, "x", default))).Reason.Should().Be("Book.Begun");

        var draft = await app.DraftAsync();
        (await NumberAsync(app, office, draft.Id)).IsDone.Should().BeTrue();
        (await app.ReadAsync(draft.Id)).NumberText.Should().Be("41/QĐ-UBND");
        (await app.As(office).OpenAsync("/Admin/Books?Year=2024")).Text.Should().Contain("41/QĐ-UBND").And.NotContain("không rõ văn bản");
    }

    [Theory, OnBothDatabases]
    public async Task A_number_that_vanished_is_shown_as_unexplained(string database)
    {
        await using var app = await App.StartAsync(database);
        var office = await app.StandingBodyAsync();
        var (first, second) = (await app.DraftAsync(), await app.DraftAsync());
        await NumberAsync(app, office, first.Id);
        await NumberAsync(app, office, second.Id);
        await app.DoAsync<HostDb>(db => db.Documents.Where(d => d.Id == first.Id).ExecuteDeleteAsync());

        (await app.As(office).OpenAsync("/Admin/Books")).Text.Should().Contain("Các số không rõ văn bản: 1");
    }

    private static Task<Outcome> NumberAsync(App app, Person person, Guid id) => app.ActAsync(person, async services =>
    {
        var document = await services.GetRequiredService<HostDb>().Documents.SingleAsync(d => d.Id == id);
        var kind = services.GetRequiredService<DocumentKinds>().Find(document.Kind)!;
        return await services.GetRequiredService<MakeDocuments>().NumberAsync(kind, document, document.Version, default);
    });
}
