using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Host.Modules;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Admin;

/// <summary>Which role holds which right, of all modules.</summary>
[Authorize(HostCan.ManageRoles)]
internal sealed class RolesModel(HostDb db, RoleRights rights, ModuleCatalogue catalogue, IStringLocalizer<Texts> texts, IStringLocalizerFactory factory) : PageModel
{
    /// <summary>The checked boxes: <c>role|permission</c>.</summary>
    [BindProperty]
    public List<string> Held { get; set; } = [];

    /// <summary>What was held when the form was opened.</summary>
    [BindProperty]
    public string Stamp { get; set; } = "";

    [BindProperty, Display(Name = "Roles.Reason"), Required, StringLength(500)]
    public string Reason { get; set; } = "";

    public IReadOnlyList<Named> Roles { get; private set; } = [];

    public IReadOnlyList<Group> Modules { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Held = await rights.HeldAsync(ct);
        Stamp = RoleRights.StampOf(Held);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var known = Modules.SelectMany(m => m.Rights).Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        var before = await rights.HeldAsync(ct);
        if (Stamp != RoleRights.StampOf(before))
        {
            return this.Stale(texts);
        }

        if (await rights.SaveAsync(before, Held, known, Reason.Trim(), ct) is { IsDone: false } refused)
        {
            return this.Refuse(refused, texts, nameof(Held));
        }

        this.Say(texts["Roles.Saved"]);
        return RedirectToPage();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var order = Role.All.ToList();
        var names = (await db.Roles.Select(r => r.Name!).ToListAsync(ct)).OrderBy(n => order.IndexOf(n) is >= 0 and var at ? at : int.MaxValue).ThenBy(n => n, StringComparer.CurrentCulture);
        Roles = [.. names.Select(n => new Named(n, texts["Role." + n] is { ResourceNotFound: false } text ? text.Value : n))];
        Modules = [.. catalogue.Modules.Select(m => GroupOf(m.Name, m.Permissions, factory.TextsOf(m.GetType()))), new Group(texts["Roles.Host"], Rights(HostCan.All, texts))];
        Modules = [.. Modules.Where(m => m.Rights.Count > 0)];
    }

    private static Group GroupOf(string module, IReadOnlyList<Permission> permissions, IStringLocalizer words) =>
        new(words[$"{module}.Title"] is { ResourceNotFound: false } title ? title.Value : module, Rights(permissions, words));

    private static IReadOnlyList<Named> Rights(IReadOnlyList<Permission> permissions, IStringLocalizer words) =>
        [.. permissions.Select(p => p.Name).Distinct().Select(n => new Named(n, words[$"Permission.{n}"]))];

    internal sealed record Named(string Name, string Text);

    internal sealed record Group(string Text, IReadOnlyList<Named> Rights);
}
