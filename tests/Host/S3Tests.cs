using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Data;
using OcopModular.Host.Files;
using OcopModular.Kernel;
using OcopModular.Tests.Dossiers;

namespace OcopModular.Tests.HostTests;

/// <summary>The same store, kept in an S3-compatible service.</summary>
public sealed class S3Tests
{
    [Theory, OnBothDatabases]
    public async Task Files_are_kept_read_in_ranges_verified_and_removed_there(string database)
    {
        await using var server = await S3Server.StartAsync();
        await using var app = await App.StartAsync(database, server.Use);
        var content = FileStoreKit.Pdf(new string('x', 300_000));
        var file = await app.KeptAsync(content);
        await app.KeptAsync(content);

        File.Exists(server.PathOf($"{file.Sha256[..2]}/{file.Sha256}")).Should().BeTrue();
        Directory.Exists(Path.Combine(app.Database.Folder, "files")).Should().BeFalse();
        (await app.ReadAsync(file.Sha256)).Should().Equal(content);
        await using (var stream = await app.OpenAsync(file.Sha256))
        {
            stream!.Seek(250_000, SeekOrigin.Begin);
            var part = new byte[1_000];
            await stream.ReadExactlyAsync(part);
            part.Should().Equal(content[250_000..251_000]);
            stream.Position = 5;
            await stream.ReadExactlyAsync(part);
            part.Should().Equal(content[5..1_005]);
        }

        (await app.Services.GetRequiredService<Verifier>().RunAllAsync(default)).Should().Match(v => ((Verification)v).Checked == 1 && ((Verification)v).Problems.Count == 0);
        await File.AppendAllTextAsync(server.PathOf($"{file.Sha256[..2]}/{file.Sha256}"), "x");
        (await app.Services.GetRequiredService<Verifier>().RunAllAsync(default)).Problems.Should().Equal((file.Sha256, FileFault.Changed));
        await app.SweepAsync();
        app.Time.Advance(TimeSpan.FromDays(30));
        (await app.SweepAsync()).Should().Be(1);
        File.Exists(server.PathOf($"{file.Sha256[..2]}/{file.Sha256}")).Should().BeFalse();
        (await app.OpenAsync(file.Sha256)).Should().BeNull();
    }

    [Theory, OnBothDatabases]
    public async Task A_store_that_is_away_refuses_in_clear_words_and_nothing_is_half_kept(string database)
    {
        await using var server = await S3Server.StartAsync();
        await using var app = await App.StartAsync(database, server.Use);
        var story = await Story.BeginAsync(app);
        await server.StopAsync();

        var page = await app.As(story.Officer).OpenAsync($"/Dossiers/Evidence/{story.Dossier}");
        page = await page.SubmitAsync(f => f.Attach("Input.Files", "giay.pdf", FileStoreKit.Pdf("paper")), "Tải lên");

        page.Status.Should().Be(HttpStatusCode.OK);
        page.TextIn(".o-errors").Should().Contain("giay.pdf").And.Contain("Kho tệp đang không ghi được");
        (await app.AskAsync<DossiersDb, int>(db => db.Attachments.CountAsync())).Should().Be(0);
        (await app.ContentsAsync()).Should().BeEmpty();
        app.Incoming().Should().BeEmpty();

        await server.ComeBackAsync();
        page = await page.SubmitAsync(f => f.Attach("Input.Files", "giay.pdf", FileStoreKit.Pdf("paper")), "Tải lên");
        page.Text.Should().Contain("Đã lưu 1 tệp");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{page.Document.QuerySelector(".o-files b a")!.GetAttribute("href")}?handler=Content");
        request.Headers.Range = new System.Net.Http.Headers.RangeHeaderValue(9, 20);
        using var answer = await app.As(story.Officer).SendAsync(request);
        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(FileStoreKit.Pdf("paper")[9..21]);
    }

    [Fact]
    public async Task An_orphan_in_the_bucket_is_found_and_what_is_not_ours_is_left_alone()
    {
        await using var server = await S3Server.StartAsync();
        await using var app = await App.StartAsync(Databases.Sqlite, server.Use);
        var file = await app.KeptAsync(FileStoreKit.Pdf("orphan"));
        await app.DoAsync<OcopModular.Host.Data.HostDb>(db => db.FileContents.ExecuteDeleteAsync());

        await app.SweepAsync();

        (await app.ContentsAsync()).Should().ContainSingle().Which.Sha256.Should().Be(file.Sha256);
    }

    [Theory]
    [InlineData("Files:S3:Bucket", "nowhere", "*no bucket 'nowhere'*")]
    [InlineData("Files:S3:AccessKey", "wrong", "*refuses the keys*")]
    [InlineData("Files:S3:AccessKey", "", "*Files:S3:AccessKey is empty*")]
    [InlineData("Files:S3:Endpoint", "s3.example", "*must be an address*")]
    [InlineData("Files:S3:Endpoint", "http://127.0.0.1:9", "*cannot be reached*")]
    [InlineData("Files:Store", "Tape", "*can be Disk or S3*")]
    public async Task A_store_that_cannot_be_used_stops_the_start_and_says_why(string setting, string value, string words)
    {
        await using var server = await S3Server.StartAsync();
        var start = () => App.StartAsync(Databases.Sqlite, s =>
        {
            server.Use(s);
            s.Values[setting] = value;
        });

        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage(words);
    }
}
