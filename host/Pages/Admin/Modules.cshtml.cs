using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Modules;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Admin;

/// <summary>Phân hệ: what each does, what it needs, and whether it is on.</summary>
[Authorize(HostCan.ManageModules)]
internal sealed class ModulesModel(SwitchModules modules, ModuleCatalogue catalogue, IStringLocalizer<Texts> texts, IStringLocalizerFactory factory) : PageModel
{
    private const string PageKind = "mvc.1.0.razor-page";

    [BindProperty, StringLength(100)]
    public string Name { get; set; } = "";

    [BindProperty]
    public bool Off { get; set; }

    [BindProperty, Display(Name = "Reason"), StringLength(500, ErrorMessage = "TooLong")]
    public string? Reason { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>What runs is not yet what was switched: the hosts are about to begin anew.</summary>
    public bool Waits => Rows.Any(r => r.IsOn != r.Runs);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        if (Waits)
        {
            // The host is away for some seconds; the page asks again by itself.
            Response.Headers["Refresh"] = $"{(int)(2 * ModuleWatch.Pause).TotalSeconds}";
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), texts["Required", texts["Reason"].Value]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await modules.SwitchAsync(Name, Off, Reason!.Trim(), ct) is { IsDone: false } refused)
        {
            return this.Refuse(refused, texts, nameof(Reason));
        }

        this.Say(texts["Modules.Done"]);
        return RedirectToPage();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var off = await modules.OffAsync(ct);
        var all = catalogue.All.ToList();
        var titles = all.ToDictionary(m => m.Name, modules.TitleOf, StringComparer.Ordinal);
        Rows = [.. from module in all
            let pages = module.Type.Assembly.GetCustomAttributes(typeof(RazorCompiledItemAttribute), inherit: false).Cast<RazorCompiledItemAttribute>().Count(i => i.Kind == PageKind)
            let rights = ((IModule)Activator.CreateInstance(module.Type)!).Permissions.Count
            orderby module.NeededBy.Count == 0, titles[module.Name]
            select new Row(module, titles[module.Name], factory.TextsOf(module.Type)[$"{module.Name}.About"], !off.Contains(module.Name),
                string.Join(", ", module.Needs.Select(n => titles[n])), string.Join(", ", module.NeededBy.Select(n => titles[n])), pages, rights)];
    }

    internal sealed record Row(ModuleCard Module, string Title, string About, bool IsOn, string Needs, string NeededBy, int Pages, int Rights)
    {
        public bool Runs => Module.IsOn;

        public ModuleState State => (IsOn, Runs) switch { (true, true) => ModuleState.On, (false, false) => ModuleState.Off, (true, false) => ModuleState.Starts, _ => ModuleState.Stops };
    }
}

internal enum ModuleState
{
    /// <summary>Đang bật.</summary>
    [Tone(Tone.Ok)]
    On,

    /// <summary>Đang tắt.</summary>
    [Tone(Tone.Plain)]
    Off,

    /// <summary>Sắp bật.</summary>
    [Tone(Tone.Wait)]
    Starts,

    /// <summary>Sắp tắt.</summary>
    [Tone(Tone.Wait)]
    Stops,
}
