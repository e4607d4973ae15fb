using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace OcopModular.E2E;

/// <summary>The host on a real port, with the sample year, and Chromium in front of it.</summary>
public sealed class Site : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ocop-e2e-").FullName;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Address { get; private set; } = "";

    private IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser has not started.");

    public async Task InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress.ToString().TrimEnd('/');
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium(),
            ChromiumSandbox = false,
            Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A visitor with a browser of this width; what breaks on its pages fails the test that closes it.</summary>
    public async Task<Visitor> VisitAsync(int width)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 844 : 900 },
        });
        return new Visitor(context, await context.NewPageAsync(), width);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Data:Folder", _folder);
        builder.UseSetting("Database:Provider", "Sqlite");
        builder.UseSetting("ConnectionStrings:Ocop", "");
        builder.UseSetting("Clock:Start", "2024-11-05T08:00");
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.ConfigureLogging(log => log.SetMinimumLevel(LogLevel.Warning));
    }

    private static string Chromium() => Environment.GetEnvironmentVariable("OCOP_TEST_CHROMIUM") ?? "/usr/bin/chromium";
}

[CollectionDefinition(Name)]
public sealed class OnTheSite : ICollectionFixture<Site>
{
    public const string Name = "Site";
}

/// <summary>Somebody in front of a browser; notes what the browser complains about.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly int _width;

    public Visitor(IBrowserContext context, IPage page, int width)
    {
        _context = context;
        _width = width;
        Page = page;
        page.SetDefaultTimeout(10_000);
        page.Console += (_, message) => Note(message.Type == "error", message.Text);
        page.PageError += (_, error) => Note(isFault: true, error);
    }

    public IPage Page { get; }

    /// <summary>Script errors and refusals of the content policy.</summary>
    public ICollection<string> Complaints { get; } = [];

    public Task GoAsync(string path) => Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });

    /// <summary>Enters as one of the sample staff, with one click on the sign-in page.</summary>
    /// <param name="person">The text, or a part of it, of that person's button.</param>
    public async Task EnterAsync(string person)
    {
        await GoAsync("/Account/SignIn");
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = person }).First.ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/Account/SignIn", StringComparison.Ordinal));
    }

    public async Task LeaveAsync()
    {
        await _context.ClearCookiesAsync();
        await GoAsync("/Account/SignIn");
    }

    /// <summary>Keeps a picture of the whole page in <c>artefacts/screens</c>.</summary>
    public Task PictureAsync(string name) => Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(Artefacts.Folder, "screens", $"{name}-{_width}.png") });

    /// <summary>Presses the button of that text in the page's content and waits for the answer.</summary>
    public async Task PressAsync(string button)
    {
        await Page.EvaluateAsync("() => { window.isOld = true; }");
        await Page.Locator("main").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = button, Exact = true }).First.ClickAsync();
        await Page.WaitForFunctionAsync("() => !window.isOld && document.readyState === 'complete'");
    }

    /// <summary>Follows the first link of that text in the page's content.</summary>
    public async Task FollowAsync(ILocator link)
    {
        await Page.EvaluateAsync("() => { window.isOld = true; }");
        await link.First.ClickAsync();
        await Page.WaitForFunctionAsync("() => !window.isOld && document.readyState === 'complete'");
    }

    /// <summary>Chooses from a list, also where a search box stands in front of it.</summary>
    public Task ChooseAsync(string name, string text) => Page.EvaluateAsync(
        """
        ([name, text]) => {
          const list = document.querySelector(`select[name='${name}']`);
          const option = [...list.options].find(o => o.text.includes(text));
          if (list.tomselect) { list.tomselect.setValue(option.value); } else { list.value = option.value; }
        }
        """,
        new[] { name, text });

    /// <summary>Leaves and enters as somebody else.</summary>
    public async Task SwitchAsync(string person)
    {
        await LeaveAsync();
        await EnterAsync(person);
    }

    /// <summary>Looks at the page at the desk and on a telephone: keeps pictures, finds barriers and overflow.</summary>
    public async Task LookAsync(string name)
    {
        foreach (var width in new[] { 390, 1280 })
        {
            await Page.SetViewportSizeAsync(width, width < 600 ? 844 : 900);
            await Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(Artefacts.Folder, "screens", $"{name}-{width}.png") });
            (await BarriersAsync()).Should().BeEmpty($"{name} at {width} px");
            (await SlidesSidewaysAsync()).Should().BeFalse($"{name} fits {width} px");
        }
    }

    /// <summary>What axe finds on the page that is serious or critical.</summary>
    public async Task<IReadOnlyList<string>> BarriersAsync()
    {
        var found = await Page.RunAxe(new AxeRunOptions { ResultTypes = new HashSet<ResultType> { ResultType.Violations } });
        return [.. found.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id} ({v.Impact}): {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")];
    }

    /// <summary>Whether the page is wider than the window: on a telephone it would slide sideways.</summary>
    public Task<bool> SlidesSidewaysAsync() => Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > window.innerWidth");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(bool isFault, string text)
    {
        if (isFault)
        {
            Complaints.Add(text);
        }
    }
}

internal static class Artefacts
{
    /// <summary><c>artefacts</c> at the repository's root, or where the variable says.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("OCOP_TEST_ARTEFACTS") ?? Path.Combine(Root(), "artefacts");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OcopModular.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
