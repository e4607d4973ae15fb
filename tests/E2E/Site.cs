using Microsoft.Playwright;

namespace OcopModular.E2E;

/// <summary>One Chromium for all tests, in front of two districts: one lives the sample year, the other has only its staff.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly Lazy<District> _sample = new(() => District.Start(isLived: true));
    private readonly Lazy<District> _bare = new(() => District.Start(isLived: false));
    private readonly HashSet<string> _examined = new(StringComparer.Ordinal);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("OCOP_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            ChromiumSandbox = false,
            Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A visitor of the sample district, with a window of this width.</summary>
    public Task<Visitor> VisitAsync(int width) => VisitAsync(_sample.Value, width);

    /// <summary>A visitor of a district on its first day: units and staff, nothing else.</summary>
    public Task<Visitor> VisitBareAsync(int width) => VisitAsync(_bare.Value, width);

    /// <summary>Whether nobody asked for this page before: what holds for one person's view need not be examined for each.</summary>
    public bool IsNew(string page) => _examined.Add(page);

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        foreach (var district in new[] { _sample, _bare }.Where(d => d.IsValueCreated))
        {
            await district.Value.DisposeAsync();
        }
    }

    private async Task<Visitor> VisitAsync(District district, int width)
    {
        var browser = _browser ?? throw new InvalidOperationException("The browser has not started.");
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = district.Address,
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            ViewportSize = Screen.Of(width),
            ReducedMotion = ReducedMotion.Reduce,
        });
        return new Visitor(context, await context.NewPageAsync());
    }
}

[CollectionDefinition(Name)]
public sealed class OnTheSite : ICollectionFixture<Site>
{
    public const string Name = "Site";
}
