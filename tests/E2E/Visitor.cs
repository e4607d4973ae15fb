using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OcopModular.E2E;

/// <summary>Somebody in front of a browser; notes what the browser complains about.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private const float Patience = 30_000;
    private readonly IBrowserContext _context;

    public Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.SetDefaultTimeout(Patience);
        page.Console += (_, message) => Note(message.Type == "error", message.Text);
        page.PageError += (_, error) => Note(isFault: true, error);
        page.Response += (_, answer) => Note(answer.Status >= 400, $"{answer.Status} {answer.Url}");
    }

    public IPage Page { get; }

    public ILocator Main => Page.Locator("main");

    /// <summary>Script errors, refusals of the content policy, answers that are faults; barriers and overflow of what was looked at.</summary>
    public ICollection<string> Complaints { get; } = [];

    public Task<string> TextAsync() => Main.InnerTextAsync();

    /// <summary>Opens a page that must be there.</summary>
    public async Task GoAsync(string path)
    {
        var answer = await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        answer!.Status.Should().Be(200, path);
    }

    /// <summary>Asks for an address with this person's cookies, without showing it.</summary>
    public async Task<IAPIResponse> AskAsync(string path) => await _context.APIRequest.GetAsync(path, new APIRequestContextOptions { MaxRedirects = 0 });

    /// <summary>Enters as one of the sample staff, with one click on the sign-in page.</summary>
    public async Task EnterAsync(string person)
    {
        await GoAsync("/Account/SignIn");
        await MoveAsync(Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = person }));
        new Uri(Page.Url).AbsolutePath.Should().NotBe("/Account/SignIn", $"{person} enters");
    }

    /// <summary>Leaves and enters as somebody else.</summary>
    public async Task SwitchAsync(string person)
    {
        await LeaveAsync();
        await EnterAsync(person);
    }

    public Task LeaveAsync() => _context.ClearCookiesAsync();

    /// <summary>Presses the button of that text in the page's content and waits for the answer.</summary>
    public Task PressAsync(string button) => MoveAsync(Main.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = button, Exact = true }));

    /// <summary>Follows the first link of that text in the page's content.</summary>
    public Task FollowAsync(string link) => MoveAsync(Main.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = link }));

    /// <summary>Clicks what leads to another page and waits until that page stands.</summary>
    public Task MoveAsync(ILocator door) => MoveAsync(() => door.First.ClickAsync());

    public async Task MoveAsync(Func<Task> act)
    {
        await Page.EvaluateAsync("() => { window.isOld = true; }");
        await act();
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

    /// <summary>Fills text boxes by the end of their names.</summary>
    public async Task FillAsync(params (string Field, string Text)[] fields)
    {
        foreach (var (field, text) in fields)
        {
            await Page.FillAsync($"[name='Input.{field}']", text);
        }
    }

    /// <summary>Walks with the tabulator until the focus lies there.</summary>
    public async Task TabToAsync(ILocator goal)
    {
        for (var i = 0; i < 200; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await goal.EvaluateAsync<bool>("goal => goal === document.activeElement"))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The tabulator does not reach {goal} on {Page.Url}.");
    }

    /// <summary>Looks at the page on a telephone and at the desk: keeps pictures, finds overflow and barriers.</summary>
    public async Task LookAsync(string name, bool examines = true)
    {
        foreach (var width in Screen.Widths)
        {
            await Page.SetViewportSizeAsync(width, Screen.Of(width).Height);
            Note(await SlidesSidewaysAsync(), $"{name} slides sideways at {width} px");
            await PictureAsync(name, width);
            foreach (var barrier in examines ? await BarriersAsync() : [])
            {
                Complaints.Add($"{name} at {width} px: {barrier}");
            }
        }
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    /// <summary>Keeps a picture of the whole page in <c>artefacts/screens</c>, in a window so high that nothing sticks over anything.</summary>
    private async Task PictureAsync(string name, int width)
    {
        await Page.SetViewportSizeAsync(width, await Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
        await Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Artefacts.Screen(name, width) });
        await Page.SetViewportSizeAsync(width, Screen.Of(width).Height);
    }

    /// <summary>What axe finds on the page that is serious or critical.</summary>
    private async Task<IReadOnlyList<string>> BarriersAsync()
    {
        var found = await Page.RunAxe(new AxeRunOptions { ResultTypes = new HashSet<ResultType> { ResultType.Violations } });
        return [.. found.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id} ({v.Impact}): {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")];
    }

    /// <summary>Whether the page is wider than the window: on a telephone it would slide sideways.</summary>
    private Task<bool> SlidesSidewaysAsync() => Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > window.innerWidth");

    private void Note(bool isFault, string text)
    {
        if (isFault)
        {
            Complaints.Add(text);
        }
    }
}
