using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Host.Files;
using OcopModular.Kernel;

namespace OcopModular.Host.Pages.Admin;

/// <summary>Whether the file store is whole: what it holds, what the checks found.</summary>
[Authorize(HostCan.SeeFiles)]
internal sealed class FilesModel(HostDb db, IContents contents, Clamd clamd) : PageModel
{
    private const int Newest = 200;

    public string Place => contents.Place;

    public bool HasClamd => clamd.IsConfigured;

    public Figures Now { get; private set; } = null!;

    public IReadOnlyList<FileProblem> Problems { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var checks = await db.FileContents.GroupBy(c => c.Check).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        Now = new Figures(
            await db.FileContents.CountAsync(ct),
            await db.FileContents.SumAsync(c => c.Length, ct),
            await db.FileContents.CountAsync(c => c.UnusedSince != null, ct),
            await db.FileUploads.CountAsync(ct),
            [.. checks.OrderBy(c => c.Key).Select(c => (c.Key, c.Count))]);
        Problems = await db.FileProblems.AsNoTracking().OrderBy(p => p.MendedAt != null).ThenByDescending(p => p.FoundAt).Take(Newest).ToListAsync(ct);
    }

    internal sealed record Figures(int Count, long Bytes, int Unused, int Uploads, IReadOnlyList<(FileCheck Check, int Count)> Checks);
}
