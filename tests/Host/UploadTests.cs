using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Data;
using OcopModular.Host.Data;
using OcopModular.Host.Files;
using OcopModular.Kernel;
using OcopModular.Tests.Dossiers;

namespace OcopModular.Tests.HostTests;

/// <summary>Uploads that break and go on, over HTTP as a tus client speaks it.</summary>
public sealed class UploadTests
{
    private static readonly byte[] Content = FileStoreKit.Pdf(new string('u', 200_000));

    [Theory, OnBothDatabases]
    public async Task A_file_whose_line_broke_goes_on_where_it_stopped_and_becomes_evidence(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        var sender = await Sender.OfAsync(app.As(story.Officer), $"/Dossiers/Evidence/{story.Dossier}");

        var at = await sender.BeginAsync(Content.Length, "Giấy chứng nhận.pdf");
        await app.ActAsync(story.Officer, async services =>
        {
            var uploads = services.GetRequiredService<Uploads>();
            return await uploads.AppendAsync((await uploads.FindAsync(Guid.Parse(at.Split('/')[^1]), default))!, 0, new BrokenLine(Content[..50_000]), default);
        });
        (await sender.WhereAsync(at)).Should().Be(50_000, "what came before the line broke is kept");
        (await sender.SendAsync(at, 0, Content)).StatusCode.Should().Be(HttpStatusCode.Conflict, "it is not at the beginning any more");
        var rest = await sender.SendAsync(at, 50_000, Content[50_000..]);
        rest.StatusCode.Should().Be(HttpStatusCode.NoContent);
        rest.Headers.GetValues("Upload-Offset").Should().Equal($"{Content.Length}");
        (await sender.WhereAsync(at)).Should().Be(Content.Length);

        var page = await sender.PostAsync(story.Dossier, at);

        page.Text.Should().Contain("Đã lưu 1 tệp");
        var file = await app.AskAsync<DossiersDb, OcopModular.Dossiers.Domain.Attachment>(db => db.Attachments.SingleAsync());
        file.Name.Should().Be("Giấy chứng nhận.pdf");
        (await app.ReadAsync(file.Sha256)).Should().Equal(Content);
        (await app.AskAsync<HostDb, int>(db => db.FileUploads.CountAsync())).Should().Be(0);
        app.Incoming().Should().BeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task An_upload_is_nobody_elses(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        var sender = await Sender.OfAsync(app.As(story.Officer), $"/Dossiers/Evidence/{story.Dossier}");
        var at = await sender.BeginAsync(Content.Length, "a.pdf");
        await sender.SendAsync(at, 0, Content);
        var other = await Story.BeginAsync(app, "Xã khác");
        var thief = await Sender.OfAsync(app.As(other.Officer), $"/Dossiers/Evidence/{other.Dossier}");

        (await thief.AskAsync(HttpMethod.Head, at)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await thief.SendAsync(at, Content.Length, [1])).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await thief.AskAsync(HttpMethod.Delete, at)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await thief.PostAsync(other.Dossier, at)).TextIn(".o-errors").Should().Contain("chưa tải lên xong");
        (await sender.WhereAsync(at)).Should().Be(Content.Length);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_hostile_is_refused_when_it_is_to_be_kept(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        var sender = await Sender.OfAsync(app.As(story.Officer), $"/Dossiers/Evidence/{story.Dossier}");
        byte[] program = [(byte)'M', (byte)'Z', .. new byte[500]];
        var at = await sender.BeginAsync(program.Length, "../../giay.pdf");
        await sender.SendAsync(at, 0, program);

        (await sender.PostAsync(story.Dossier, at)).TextIn(".o-errors").Should().Contain("Chỉ nhận tệp PDF");
        (await app.AskAsync<HostDb, int>(db => db.FileUploads.CountAsync())).Should().Be(0);
        app.Incoming().Should().BeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Uploads_have_bounds_of_size_and_number(string database)
    {
        await using var app = await App.StartAsync(database);
        var sender = await Sender.OfAsync(app.As(await app.PersonAsync(Role.CouncilMember)), "/Account/Preferences");

        (await sender.TryAsync((20 << 20) + 1)).Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await sender.TryAsync(0)).Should().Be(HttpStatusCode.BadRequest);
        var at = await sender.BeginAsync(10, "a.pdf");
        (await sender.SendAsync(at, 0, new byte[11])).StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await sender.WhereAsync(at)).Should().Be(10);
        for (var i = 1; i < Uploads.MaxOpen; i++)
        {
            (await sender.TryAsync(10)).Should().Be(HttpStatusCode.Created);
        }

        (await sender.TryAsync(10)).Should().Be(HttpStatusCode.TooManyRequests);
        (await sender.AskAsync(HttpMethod.Delete, at)).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await sender.TryAsync(10)).Should().Be(HttpStatusCode.Created);
        var large = await Sender.OfAsync(app.As(await app.PersonAsync(Role.CouncilMember)), "/Account/Preferences");
        for (var i = 0; i < 10; i++)
        {
            (await large.TryAsync(20 << 20)).Should().Be(HttpStatusCode.Created);
        }

        (await large.TryAsync(20 << 20)).Should().Be(HttpStatusCode.TooManyRequests, "200 MB are under way");
    }

    [Theory, OnBothDatabases]
    public async Task Many_begun_at_once_do_not_slip_past_the_bound(string database)
    {
        await using var app = await App.StartAsync(database);
        var sender = await Sender.OfAsync(app.As(await app.PersonAsync(Role.CouncilMember)), "/Account/Preferences");

        var begun = await Task.WhenAll(Enumerable.Range(0, Uploads.MaxOpen + 10).Select(_ => sender.TryAsync(10)));

        begun.Count(s => s == HttpStatusCode.Created).Should().Be(Uploads.MaxOpen);
    }

    [Theory, OnBothDatabases]
    public async Task An_unfinished_upload_is_gone_after_a_day(string database)
    {
        await using var app = await App.StartAsync(database);
        var person = await app.PersonAsync(Role.CouncilMember);
        var sender = await Sender.OfAsync(app.As(person), "/Account/Preferences");
        var at = await sender.BeginAsync(Content.Length, "a.pdf");
        await sender.SendAsync(at, 0, Content[..1_000]);

        app.Time.Advance(TimeSpan.FromHours(23));
        sender = await Sender.OfAsync(app.As(person), "/Account/Preferences");
        await app.WorkAsync("file-uploads");
        (await sender.WhereAsync(at)).Should().Be(1_000);

        app.Time.Advance(TimeSpan.FromHours(1));
        (await sender.AskAsync(HttpMethod.Head, at)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        await app.WorkAsync("file-uploads");
        app.Incoming().Should().BeEmpty();
        (await app.AskAsync<HostDb, int>(db => db.FileUploads.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task Without_the_token_of_a_page_nothing_begins()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var browser = app.As(await app.PersonAsync(Role.CouncilMember));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/Uploads");
        request.Headers.Add("Upload-Length", "10");

        using var answer = await browser.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await app.AskAsync<HostDb, int>(db => db.FileUploads.CountAsync())).Should().Be(0);
    }

    /// <summary>A tus client with the page's token.</summary>
    private sealed class Sender(Browser browser, Page page)
    {
        public static async Task<Sender> OfAsync(Browser browser, string path) => new(browser, await browser.OpenAsync(path));

        public async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, Action<HttpRequestMessage>? set = null)
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Add("Tus-Resumable", "1.0.0");
            request.Headers.Add("RequestVerificationToken", Browser.TokenOf(page).Value);
            set?.Invoke(request);
            return await browser.SendAsync(request);
        }

        public async Task<HttpStatusCode> TryAsync(long length) => (await AskAsync(HttpMethod.Post, "/Uploads", r => r.Headers.Add("Upload-Length", $"{length}"))).StatusCode;

        public async Task<string> BeginAsync(long length, string name)
        {
            var answer = await AskAsync(HttpMethod.Post, "/Uploads", r =>
            {
                r.Headers.Add("Upload-Length", $"{length}");
                r.Headers.Add("Upload-Metadata", $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}");
            });
            answer.StatusCode.Should().Be(HttpStatusCode.Created);
            return answer.Headers.Location!.ToString();
        }

        public async Task<long> WhereAsync(string at) => long.Parse((await AskAsync(HttpMethod.Head, at)).Headers.GetValues("Upload-Offset").Single());

        public Task<HttpResponseMessage> SendAsync(string at, long offset, byte[] part) => AskAsync(HttpMethod.Patch, at, r =>
        {
            r.Headers.Add("Upload-Offset", $"{offset}");
            r.Content = new ByteArrayContent(part);
            r.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        });

        public async Task<Page> PostAsync(Guid dossier, string at)
        {
            var form = (await browser.OpenAsync($"/Dossiers/Evidence/{dossier}")).Form("Tải lên");
            form.Force("Input.Uploads", at.Split('/')[^1]);
            return await form.SendAsync("Tải lên");
        }
    }

    /// <summary>Gives some bytes and then fails.</summary>
    private sealed class BrokenLine(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Fail(await base.ReadAsync(buffer[..Math.Min(buffer.Length, 10_000)], cancellationToken));

        private static int Fail(int read) => read > 0 ? read : throw new IOException("The line broke.");
    }
}
