using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Host.Files;
using OcopModular.Kernel;

namespace OcopModular.Tests.HostTests;

/// <summary>Contents that are gone or were changed are found, told to the administrator, and forgotten when they are whole again.</summary>
public sealed class FileVerifyTests
{
    [Theory, OnBothDatabases]
    public async Task Missing_and_changed_contents_are_found_and_shown_until_they_are_mended(string database)
    {
        await using var app = await App.StartAsync(database);
        var (whole, gone, changed) = (await app.KeptAsync(FileStoreKit.Pdf("whole")), await app.KeptAsync(FileStoreKit.Pdf("gone")), await app.KeptAsync(FileStoreKit.Pdf("changed")));
        File.Delete(app.PathOf(gone.Sha256));
        await File.AppendAllTextAsync(app.PathOf(changed.Sha256), "x");

        var (code, said) = await VerifyAsync(app);

        code.Should().Be(1);
        said.Should().Contain([$"missing {gone.Sha256}", $"changed {changed.Sha256}"]).And.NotContain(l => l.Contains(whole.Sha256, StringComparison.Ordinal));
        (await app.ProblemsAsync()).Select(p => (p.Sha256, p.Fault)).Should().BeEquivalentTo([(gone.Sha256, FileFault.Missing), (changed.Sha256, FileFault.Changed)]);
        app.Log.Lines.Should().Contain(l => l.Contains(gone.Sha256, StringComparison.Ordinal)).And.Contain(l => l.Contains(changed.Sha256, StringComparison.Ordinal));
        var page = await app.As(await app.PersonAsync(Role.Administrator)).OpenAsync("/Admin/Files");
        page.Text.Should().Contain("Mất nội dung").And.Contain(gone.Sha256).And.Contain("Nội dung bị thay đổi");

        await VerifyAsync(app);
        (await app.ProblemsAsync()).Should().HaveCount(2, "a fault is noted once");
        await app.KeptAsync(FileStoreKit.Pdf("gone"));
        await app.KeptAsync(FileStoreKit.Pdf("changed"));

        (await VerifyAsync(app)).Code.Should().Be(0);
        (await app.ProblemsAsync()).Should().OnlyContain(p => p.MendedAt != null);
        (await app.ReadAsync(changed.Sha256)).Should().Equal(FileStoreKit.Pdf("changed"));
    }

    [Theory, OnBothDatabases]
    public async Task A_record_of_a_module_whose_content_was_never_kept_is_found(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Dossiers.Story.BeginAsync(app);
        await app.DoAsync<DossiersDb>(db =>
        {
            db.Add(new Attachment { Id = Guid.CreateVersion7(), DossierId = story.Dossier, Sha256 = new string('a', 64), Name = "a.pdf", ContentType = "application/pdf", Length = 1 });
            return db.SaveChangesAsync();
        });

        (await VerifyAsync(app)).Said.Should().Contain($"missing {new string('a', 64)}");
    }

    [Theory, OnBothDatabases]
    public async Task The_daily_job_reads_again_what_was_not_verified_for_a_week(string database)
    {
        await using var app = await App.StartAsync(database);
        var file = await app.KeptAsync(FileStoreKit.Pdf("rots"));
        await File.AppendAllTextAsync(app.PathOf(file.Sha256), "x");

        app.Time.Advance(TimeSpan.FromDays(6));
        await app.WorkAsync("file-verify");
        (await app.ProblemsAsync()).Should().BeEmpty();

        app.Time.Advance(TimeSpan.FromDays(1));
        await app.WorkAsync("file-verify");
        (await app.ProblemsAsync()).Should().ContainSingle().Which.Fault.Should().Be(FileFault.Changed);
    }

    [Fact]
    public async Task Other_words_than_verify_are_not_understood()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);

        (await app.Services.GetServices<ICommand>().Single(c => c.Name == "files").RunAsync(["clean"], default)).Should().Be(2);
    }

    private static async Task<(int Code, IReadOnlyList<string> Said)> VerifyAsync(App app)
    {
        var found = await app.Services.GetRequiredService<Verifier>().RunAllAsync(default);
        var code = await app.Services.GetServices<ICommand>().Single(c => c.Name == "files").RunAsync(["verify"], default);
        code.Should().Be(found.Problems.Count == 0 ? 0 : 1);
        return (code, [.. found.Problems.Select(p => $"{p.Fault.ToString().ToLowerInvariant()} {p.Sha256}")]);
    }
}
