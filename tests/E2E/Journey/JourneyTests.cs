using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace OcopModular.E2E;

/// <summary>One real tea, from the producer's registration to the council's open session, as each of its people, on the national criteria.</summary>
[Collection(OnTheSite.Name)]
public sealed class JourneyTests(Site site)
{
    private const string Product = "Trà Shan cổ thụ Tả Ô";
    private const string Officer = "Phàn Tả Mẩy";
    private const string StandingBody = "Lò Thị Mai";
    private const string Member = "Lê Quang Huy";

    [Fact]
    public async Task A_tea_goes_from_registration_to_an_open_session_of_the_council()
    {
        await using var visitor = await site.VisitAsync(1280);
        await visitor.EnterAsync(Officer);
        var dossier = await RegisterAsync(visitor);
        await FillAsync(visitor, dossier);
        await FileAsync(visitor, dossier);
        await ReportAndForwardAsync(visitor, dossier);

        await visitor.SwitchAsync(StandingBody);
        await ReturnAsync(visitor, dossier);
        await visitor.SwitchAsync(Officer);
        await CorrectAsync(visitor, dossier);
        await visitor.SwitchAsync(StandingBody);
        await AcceptAsync(visitor, dossier);
        await CallSessionAsync(visitor);

        await visitor.SwitchAsync(Member);
        await visitor.GoAsync("/Evaluation/Score");
        (await visitor.Page.Locator("main").InnerTextAsync()).Should().Contain(Product);
    }

    private static async Task<string> RegisterAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.GoAsync("/Dossiers/Producers/New");
        await page.FillAsync("[name='Input.Name']", "HTX Chè Tả Ô");
        await page.FillAsync("[name='Input.Representative']", "Tẩn Sài Mẩy");
        await page.FillAsync("[name='Input.Address']", "bản Tả Ô, xã Mồ Sì San");
        await page.FillAsync("[name='Input.Phone']", "0987 651 204");
        await visitor.LookAsync("01-producer");
        await visitor.PressAsync("Đăng ký");

        await visitor.GoAsync("/Dossiers/Products/New");
        await visitor.ChooseAsync("Producer", "HTX Chè Tả Ô");
        await page.FillAsync("[name='Input.Words']", "che shan tuoi");
        await page.FillAsync("[name='Input.Words']", "chè");
        await visitor.PressAsync("Tìm");
        await page.Locator("#sets input[value='11']").CheckAsync();
        await page.FillAsync("[name='Input.Name']", Product);
        await visitor.LookAsync("02-product");
        await visitor.PressAsync("Đăng ký sản phẩm");

        await visitor.FollowAsync(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Tạo hồ sơ" }));
        await visitor.PressAsync("Tạo hồ sơ, sang phiếu đăng ký");
        return page.Url.Split('/')[^1];
    }

    private static async Task FillAsync(Visitor visitor, string dossier)
    {
        var page = visitor.Page;
        await page.FillAsync("[name='Input.Specification']", "Hộp thiếc 100 g");
        await page.FillAsync("[name='Input.Samples']", "6");
        await page.FillAsync("[name='Input.LocalMaterialShare']", "92,5");
        await page.FillAsync("[name='Input.RevenueLastYear']", "1.286.000.000");
        await page.FillAsync("[name='Input.History']", "Thành lập năm 2018.");
        await page.FillAsync("[name='Input.Results']", "Doanh thu tăng 14%.");
        await page.FillAsync("[name='Input.Plan']", "Mở rộng vùng chè cổ thụ.");
        await page.Locator("[name='Input.Pledged'][type=checkbox]").CheckAsync();
        await visitor.LookAsync("03-registration");
        await visitor.PressAsync("Lưu, sang tự đánh giá");

        await PickAllAsync(page);
        await visitor.LookAsync("04-self-assessment");
        await visitor.PressAsync("Lưu, sang minh chứng");
        foreach (var (title, paper) in new[] { ("Giấy đăng ký kinh doanh", "business-registration"), ("Giấy an toàn thực phẩm", "food-safety"), ("Bản tự công bố", "self-declaration") })
        {
            await UploadAsync(visitor, dossier, title, paper);
        }

        await visitor.LookAsync("05-evidence");
    }

    private static async Task UploadAsync(Visitor visitor, string dossier, string title, string paper)
    {
        await visitor.GoAsync($"/Dossiers/Evidence/{dossier}?paper={paper}");
        await visitor.Page.SetInputFilesAsync("[name='Input.Files']", new FilePayload { Name = $"{paper}.pdf", MimeType = "application/pdf", Buffer = SmallPdf(title) });
        await visitor.Page.FillAsync("[name='Input.Title']", title);
        await visitor.PressAsync("Tải lên");
        (await visitor.Page.Locator("main").InnerTextAsync()).Should().Contain(title);
    }

    private static async Task FileAsync(Visitor visitor, string dossier)
    {
        await visitor.GoAsync($"/Dossiers/Submit/{dossier}");
        await visitor.LookAsync("06-submit");
        await visitor.PressAsync("Nộp hồ sơ");
        visitor.Page.Url.Should().Contain($"/Dossiers/Receipt/{dossier}");
        (await visitor.Page.Locator("main").InnerTextAsync()).Should().Contain("PĐK-12-03553-2024");
        await visitor.LookAsync("07-receipt");
    }

    private static async Task ReportAndForwardAsync(Visitor visitor, string dossier)
    {
        var page = visitor.Page;
        await visitor.GoAsync($"/Dossiers/Report/{dossier}");
        foreach (var (field, text) in new[] { ("LocalMaterial", "92,5% trong tỉnh"), ("LocalLabour", "41 người trong xã"), ("OriginOfIdea", "Đặc sản truyền thống"), ("Identity", "Cách hái chè của người Dao"), ("Number", "58/BC-UBND"), ("Date", "05/11/2024"), ("Signer", "Phó Chủ tịch UBND xã") })
        {
            await page.FillAsync($"[name='Input.{field}']", text);
        }

        await visitor.LookAsync("08-commune-report");
        await visitor.PressAsync("Lưu báo cáo, xem lại để gửi");
        await visitor.PressAsync("Gửi huyện");
    }

    private static async Task ReturnAsync(Visitor visitor, string dossier)
    {
        await visitor.GoAsync($"/Dossiers/Check/{dossier}");
        await visitor.Page.FillAsync("[name='Input.Reason']", "Thiếu phiếu kiểm nghiệm còn hạn.");
        await visitor.LookAsync("09-check");
        await visitor.PressAsync("Trả lại để bổ sung");
        (await visitor.Page.Locator("main").InnerTextAsync()).Should().Contain("Thiếu phiếu kiểm nghiệm còn hạn.");
    }

    private static async Task CorrectAsync(Visitor visitor, string dossier)
    {
        await UploadAsync(visitor, dossier, "Phiếu kiểm nghiệm mới", "test-results");
        await visitor.GoAsync($"/Dossiers/Submit/{dossier}");
        await visitor.PressAsync("Nộp hồ sơ");
        await visitor.GoAsync($"/Dossiers/Forward/{dossier}");
        await visitor.PressAsync("Gửi huyện");
        (await visitor.Page.Locator("main").InnerTextAsync()).Should().Contain("Bản nộp 1").And.Contain("Bản nộp 2");
    }

    private static async Task AcceptAsync(Visitor visitor, string dossier)
    {
        await visitor.GoAsync($"/Dossiers/Check/{dossier}");
        await visitor.Page.EvaluateAsync("() => document.querySelectorAll('main input[type=radio][value=fine]').forEach(r => r.click())");
        await visitor.PressAsync("Tiếp nhận");
        await visitor.LookAsync("10-accepted-dossier");
        await visitor.GoAsync($"/Dossiers/Version/{dossier}/1");
        (await visitor.Page.Locator("main").InnerTextAsync()).Should().NotContain("Phiếu kiểm nghiệm mới");
    }

    private static async Task CallSessionAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.GoAsync("/Evaluation/Rounds");
        await visitor.FollowAsync(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Đợt 2 năm 2024" }));
        await page.GetByLabel(new Regex(Regex.Escape(Product), RegexOptions.None, TimeSpan.FromSeconds(1))).First.CheckAsync();
        await visitor.LookAsync("11-round");
        await visitor.PressAsync("Đưa vào đợt");
        await visitor.FollowAsync(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Lập phiên họp" }));
        await page.FillAsync("[name='Input.HeldOn']", "05/11/2024");
        await page.FillAsync("[name='Input.Place']", "Hội trường UBND huyện");
        await page.Locator("label", new PageLocatorOptions { HasText = Product }).Locator("input").CheckAsync();
        await page.EvaluateAsync("() => document.querySelectorAll(\"[name='Input.Members']\").forEach(b => { b.checked = true; })");
        await visitor.LookAsync("12-session");
        await visitor.PressAsync("Lập phiên họp");
        await visitor.FollowAsync(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Mở chấm" }));
        if (await page.Locator("[name='Input.Reason']").CountAsync() > 0)
        {
            await page.FillAsync("[name='Input.Reason']", "Chấm bổ sung theo ý kiến Chủ tịch Hội đồng.");
        }

        await visitor.PressAsync("Mở chấm");
    }

    /// <summary>The level that three stars ask for, else the middle one: 65 points for a tea under 148/QĐ-TTg.</summary>
    private const string Wanted = """
        () => [...new Set([...document.querySelectorAll("main input[type=radio][name^='pick.']")].map(r => r.name))].map(name => {
          const rows = [...document.querySelectorAll(`main input[name='${CSS.escape(name)}']`)].filter(r => r.value !== '-' && r.value !== 'stop').map(r => r.closest('label'));
          const asked = rows.findIndex(row => row.querySelector('.o-min')?.textContent.includes('3 sao'));
          return String((asked >= 0 ? asked : Math.floor(rows.length / 2)) + 1);
        })
        """;

    private static async Task PickAllAsync(IPage page)
    {
        var keys = await page.EvaluateAsync<string[]>(Wanted);
        await page.EvaluateAsync(
            """
            keys => [...new Set([...document.querySelectorAll("main input[type=radio][name^='pick.']")].map(r => r.name))].forEach((name, i) => {
              const radio = [...document.querySelectorAll(`main input[name='${CSS.escape(name)}']`)][Number(keys[i]) - 1];
              radio.checked = true;
              radio.dispatchEvent(new Event('change', { bubbles: true }));
            })
            """,
            keys);
    }

    /// <summary>One page with one line, as small as a reader accepts it.</summary>
    private static byte[] SmallPdf(string title)
    {
        var text = new StringBuilder("%PDF-1.4\n");
        var stream = $"BT /F1 18 Tf 60 760 Td ({Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(title))}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {stream.Length} >>\nstream\n{stream}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(text.Length);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = text.Length;
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        offsets.ForEach(o => text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{o:0000000000} 00000 n \n"));
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
