using System.Text;

namespace OcopModular.E2E.Journey;

/// <summary>The decision, the certificate, the product's story, and the page that anyone may open.</summary>
internal static class RecognitionSteps
{
    /// <returns>The address of the public page that the certificate's QR opens.</returns>
    public static async Task<string> RecogniseAsync(Visitor visitor, string session)
    {
        var page = visitor.Page;
        await visitor.SwitchAsync(Cast.StandingBody);
        await visitor.GoAsync($"/Evaluation/Recognition/{session}");
        await visitor.FillAsync(("Number", Cast.Decision), ("Date", "05/11/2024"), ("Signer", Cast.Chair), ("SignerPosition", "Phó Chủ tịch"));
        await visitor.LookAsync("28-decision");
        await visitor.PressAsync("Ghi nhận và cấp 1 giấy chứng nhận");
        await visitor.LookAsync("29-recognised");
        await visitor.FollowAsync("2024/GCN-OCOP");
        await visitor.LookAsync("30-certificate");
        await PrintAsync(visitor);

        var check = await page.Locator("main a[href*='/Evaluation/Check/']").First.GetAttributeAsync("href");
        await visitor.FollowAsync(Cast.Product);
        await ReadTheStoryAsync(visitor);
        return check!;
    }

    public static async Task CheckInPublicAsync(Visitor visitor, string check)
    {
        await visitor.LeaveAsync();
        await visitor.GoAsync(check);
        (await visitor.Page.Locator("body").InnerTextAsync()).Should().Contain("Còn hiệu lực").And.Contain(Cast.Product).And.NotContain(Cast.Representative);
        await visitor.LookAsync("32-public-check");
    }

    private static async Task PrintAsync(Visitor visitor)
    {
        var print = await visitor.Page.Locator("main a[href*='/Certificates/Pdf/']").First.GetAttributeAsync("href");
        var answer = await visitor.AskAsync(print!);
        var pdf = await answer.BodyAsync();
        answer.Headers["content-type"].Should().Be("application/pdf");
        Encoding.ASCII.GetString(pdf, 0, 4).Should().Be("%PDF");
        pdf.Length.Should().BeGreaterThan(10_000);
    }

    /// <summary>The whole timeline, and each score down to its option, article and reason.</summary>
    private static async Task ReadTheStoryAsync(Visitor visitor)
    {
        (await visitor.TextAsync()).Should().Contain("3 sao").And.Contain(Cast.Decision).And.Contain("Huyện trả lại để bổ sung").And.Contain(Cast.ReturnReason);
        await visitor.LookAsync("31-product");
        await visitor.Page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => { d.open = true; })");
        (await visitor.TextAsync()).Should().Contain("148/QĐ-TTg, bộ 11, phần A, mục 1.1");
        await visitor.LookAsync("31-product-reasons");
    }
}
