using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Host.Files;
using OcopModular.Tests.Dossiers;

namespace OcopModular.Tests.HostTests;

/// <summary>A store that refuses: the person is told in Vietnamese, and nothing is half kept.</summary>
public sealed class FileFaultTests
{
    [Theory, OnBothDatabases("files")]
    [OnBothDatabases("incoming")]
    public async Task A_disk_that_cannot_be_written_refuses_in_clear_words(string database, string folder)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        var place = Path.Combine(app.Database.Folder, folder);
        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
        }

        // A file where the folder should be: nobody can write below it, not even root.
        await File.WriteAllTextAsync(place, "");

        var page = await UploadAsync(story, "giay.pdf", FileStoreKit.Pdf("paper"));

        page.Status.Should().Be(HttpStatusCode.OK);
        page.TextIn(".o-errors").Should().Contain("giay.pdf").And.Contain("Kho tệp đang không ghi được");
        await NothingIsKeptAsync(app);
        File.Delete(place);
        Directory.CreateDirectory(place);
        (await UploadAsync(story, "giay.pdf", FileStoreKit.Pdf("paper"))).Text.Should().Contain("Đã lưu 1 tệp");
    }

    [Theory, OnBothDatabases]
    public async Task A_disk_that_is_full_refuses_and_the_other_file_of_the_post_is_kept(string database)
    {
        StrangeContents? contents = null;
        await using var app = await App.StartAsync(database, s => s.Services = services => services.Around<IContents>(inner => contents = new StrangeContents(inner)));
        var story = await Story.BeginAsync(app);
        contents!.BeforePut = () =>
        {
            contents.BeforePut = null;
            throw new IOException("No space left on device");
        };
        var page = await app.As(story.Officer).OpenAsync($"/Dossiers/Evidence/{story.Dossier}");

        page = await page.SubmitAsync(f =>
        {
            f.Attach("Input.Files", "mot.pdf", FileStoreKit.Pdf("one"));
            f.Attach("Input.Files", "hai.pdf", FileStoreKit.Pdf("two"));
        }, "Tải lên");

        page.TextIn(".o-errors").Should().Contain("mot.pdf").And.NotContain("hai.pdf");
        (await app.AskAsync<DossiersDb, List<Attachment>>(db => db.Attachments.ToListAsync())).Should().ContainSingle().Which.Name.Should().Be("hai.pdf");
        (await app.ContentsAsync()).Should().ContainSingle();
        app.Incoming().Should().BeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Content_lies_in_the_store_before_any_record_names_it(string database)
    {
        StrangeContents? contents = null;
        await using var app = await App.StartAsync(database, s => s.Services = services => services.Around<IContents>(inner => contents = new StrangeContents(inner)));
        var story = await Story.BeginAsync(app);
        var rows = -1;
        contents!.BeforePut = async () => rows = await app.AskAsync<DossiersDb, int>(db => db.Attachments.CountAsync()) + (await app.ContentsAsync()).Count;

        await UploadAsync(story, "giay.pdf", FileStoreKit.Pdf("paper"));

        rows.Should().Be(0);
        (await app.ContentsAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_stops_the_start()
    {
        await using var database = await TestDatabase.MigratedAsync(Databases.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(database.Folder, "files"), "");
        var start = () => App.StartAsync(database);

        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("Files cannot be written to*");
    }

    private static async Task NothingIsKeptAsync(App app)
    {
        (await app.AskAsync<DossiersDb, int>(db => db.Attachments.CountAsync())).Should().Be(0);
        (await app.ContentsAsync()).Should().BeEmpty();
        app.Incoming().Should().BeEmpty();
    }

    private static async Task<Page> UploadAsync(Story story, string name, byte[] content)
    {
        var page = await story.App.As(story.Officer).OpenAsync($"/Dossiers/Evidence/{story.Dossier}");
        return await page.SubmitAsync(f => f.Attach("Input.Files", name, content), "Tải lên");
    }
}
