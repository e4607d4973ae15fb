using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OcopModular.Host.Data;
using OcopModular.Host.Files;
using OcopModular.Kernel;

namespace OcopModular.Tests.HostTests;

/// <summary>What tests of the file store do again and again.</summary>
internal static class FileStoreKit
{
    /// <summary>A small PDF; each text is another content.</summary>
    public static byte[] Pdf(string text) => Encoding.ASCII.GetBytes($"%PDF-1.4\n% {text}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static async Task<FileTaken> TakeAsync(this App app, byte[] content, string name = "tep.pdf")
    {
        using var stream = new MemoryStream(content);
        return await app.AskAsync<IFileStore, FileTaken>(s => s.TakeAsync(stream, name, default));
    }

    public static async Task<StoredFile> KeptAsync(this App app, byte[] content)
    {
        var taken = await app.TakeAsync(content);
        taken.Outcome.Reason.Should().BeNull();
        return taken.File!;
    }

    public static Task<Stream?> OpenAsync(this App app, string sha256) => app.AskAsync<IFileStore, Stream?>(s => s.OpenAsync(sha256, thumbnail: false, default));

    public static async Task<byte[]?> ReadAsync(this App app, string sha256)
    {
        await using var content = await app.OpenAsync(sha256);
        using var copy = new MemoryStream();
        await (content?.CopyToAsync(copy) ?? Task.CompletedTask);
        return content is null ? null : copy.ToArray();
    }

    public static async Task<(FileCheck Check, string? Finding)> CheckOfAsync(this App app, string sha256) =>
        (await app.AskAsync<IFileStore, IReadOnlyDictionary<string, (FileCheck, string?)>>(s => s.ChecksAsync([sha256], default)))[sha256];

    public static Task<List<FileContent>> ContentsAsync(this App app) => app.AskAsync<HostDb, List<FileContent>>(db => db.FileContents.AsNoTracking().OrderBy(c => c.TakenAt).ToListAsync());

    public static Task<List<FileProblem>> ProblemsAsync(this App app) => app.AskAsync<HostDb, List<FileProblem>>(db => db.FileProblems.AsNoTracking().OrderBy(p => p.FoundAt).ToListAsync());

    /// <summary>Where the disk store keeps it.</summary>
    public static string PathOf(this App app, string sha256) => Path.Combine(app.Database.Folder, "files", sha256[..2], sha256);

    public static string[] Incoming(this App app) => Directory.Exists(Path.Combine(app.Database.Folder, "incoming")) ? Directory.GetFiles(Path.Combine(app.Database.Folder, "incoming")) : [];

    public static Task<int> SweepAsync(this App app) => app.Services.GetRequiredService<Sweeper>().RunAsync(default);

    /// <summary>Puts another service around the host's own.</summary>
    public static void Around<T>(this IServiceCollection services, Func<T, T> wrap) where T : class
    {
        var own = services.Single(d => d.ServiceType == typeof(T));
        services.Replace(ServiceDescriptor.Singleton(p => wrap((T)ActivatorUtilities.CreateInstance(p, own.ImplementationType!))));
    }
}

/// <summary>A store that does something else than it should at one place.</summary>
internal sealed class StrangeContents(IContents inner) : IContents
{
    public Func<Task>? BeforePut { get; set; }

    public Func<Task>? BeforeRemove { get; set; }

    public string Place => inner.Place;

    public Task CheckAsync(CancellationToken ct) => inner.CheckAsync(ct);

    public async Task PutAsync(string sha256, string path, CancellationToken ct)
    {
        await (BeforePut?.Invoke() ?? Task.CompletedTask);
        await inner.PutAsync(sha256, path, ct);
    }

    public Task<Stream> OpenAsync(string sha256, CancellationToken ct) => inner.OpenAsync(sha256, ct);

    public async Task RemoveAsync(string sha256, CancellationToken ct)
    {
        await (BeforeRemove?.Invoke() ?? Task.CompletedTask);
        await inner.RemoveAsync(sha256, ct);
    }

    public IAsyncEnumerable<KeptContent> ListAsync(CancellationToken ct) => inner.ListAsync(ct);
}

/// <summary>Tells when somebody comes to a lock.</summary>
internal sealed class WatchedLocks(IContentLocks inner) : IContentLocks
{
    public Func<string, Task>? BeforeEnter { get; set; }

    public async Task<IAsyncDisposable> EnterAsync(string sha256, CancellationToken ct)
    {
        await (BeforeEnter?.Invoke(sha256) ?? Task.CompletedTask);
        return await inner.EnterAsync(sha256, ct);
    }
}
