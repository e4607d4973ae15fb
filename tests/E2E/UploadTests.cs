using System.Text;
using Microsoft.Playwright;

namespace OcopModular.E2E;

/// <summary>Evidence over a line that breaks, and shown in place afterwards.</summary>
[Collection(OnTheSite.Name)]
public sealed class UploadTests(Site site)
{
    private const string Officer = "Phàn Tả Mẩy";
    private const string Administrator = "Đặng Ngọc Sơn";
    private const int Part = 1024 * 1024;

    [Fact]
    public async Task A_file_whose_line_breaks_goes_on_where_it_stopped()
    {
        await using var visitor = await site.VisitAsync(1280);
        await visitor.EnterAsync(Officer);
        await OpenDraftAsync(visitor);
        var offsets = new List<int>();
        await visitor.Page.RouteAsync("**/Uploads/*", async route =>
        {
            if (route.Request.Method == "PATCH")
            {
                offsets.Add(int.Parse(route.Request.Headers["upload-offset"]));
            }

            await (offsets.Count == 2 && route.Request.Method == "PATCH" ? route.AbortAsync("connectionfailed") : route.ContinueAsync());
        });
        var content = Encoding.ASCII.GetBytes("%PDF-1.4\n" + new string(' ', (2 * Part) + 500_000) + "\n%%EOF\n");

        await visitor.Page.SetInputFilesAsync("[name='Input.Files']", new FilePayload { Name = "Giấy qua đường xấu.pdf", MimeType = "application/pdf", Buffer = content });
        await visitor.PressAsync("Tải lên");

        (await visitor.Page.Locator("main").InnerTextAsync()).Should().Contain("Giấy qua đường xấu.pdf");
        offsets.Should().Equal(0, Part, Part, 2 * Part);
        visitor.Complaints.Where(c => c.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase)).Should().BeEmpty();
        await visitor.LookAsync("file-evidence");
    }

    [Fact]
    public async Task A_refusal_is_said_beside_the_form_and_the_page_stays()
    {
        await using var visitor = await site.VisitAsync(1280);
        await visitor.EnterAsync(Officer);
        await OpenDraftAsync(visitor);

        await visitor.Page.SetInputFilesAsync("[name='Input.Files']", new FilePayload { Name = "lon.pdf", MimeType = "application/pdf", Buffer = new byte[21 * Part] });
        await visitor.Page.Locator("#add button[type=submit]").ClickAsync();

        await visitor.Page.Locator("[data-upload-state] p", new PageLocatorOptions { HasText = "Không gửi được lon.pdf. Tệp lớn quá 20 MB" }).WaitForAsync();
    }

    [Fact]
    public async Task Evidence_is_shown_in_place()
    {
        await using var visitor = await site.VisitAsync(1280);
        await visitor.EnterAsync(Officer);
        await OpenDraftAsync(visitor);

        await visitor.MoveAsync(visitor.Page.Locator(".o-files li:has(use[href*='file-type-pdf']) a"));
        await visitor.Page.Locator("[data-pdf][data-ready=true]").WaitForAsync();

        (await visitor.Page.Locator(".pdf-page").CountAsync()).Should().BePositive();
        visitor.Complaints.Should().BeEmpty();
        await visitor.LookAsync("file-pdf");
        await visitor.SwitchAsync(Administrator);
        await visitor.GoAsync("/Admin/Files");
        await visitor.LookAsync("file-store");
    }

    /// <summary>The evidence page of a dossier that may still be changed.</summary>
    private static async Task OpenDraftAsync(Visitor visitor)
    {
        await visitor.GoAsync("/Dossiers");
        var addresses = await visitor.Page.Locator("main a[href^='/Dossiers/View/']").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
        foreach (var address in addresses.Distinct(StringComparer.Ordinal))
        {
            await visitor.GoAsync(address.Replace("/View/", "/Evidence/", StringComparison.Ordinal));
            if (await visitor.Page.Locator("#add").CountAsync() > 0 && await visitor.Page.Locator(".o-files li").CountAsync() > 0)
            {
                return;
            }
        }

        throw new InvalidOperationException($"No draft among {string.Join(", ", addresses)}.");
    }
}
