using Microsoft.Playwright;

namespace OcopModular.E2E.Journey;

/// <summary>The commune officer registers producer and product, fills the dossier, files it and writes the commune's report.</summary>
internal static class DossierSteps
{
    public static async Task<string> RegisterAsync(Visitor visitor)
    {
        await visitor.GoAsync("/Dossiers/Producers/New");
        await visitor.FillAsync(("Name", Cast.Producer), ("Representative", Cast.Representative), ("Address", "bản Tả Ô, xã Mồ Sì San"), ("Phone", "0987 651 204"));
        await visitor.LookAsync("06-producer");
        await visitor.PressAsync("Đăng ký");
        (await visitor.TextAsync()).Should().Contain(Cast.Producer);

        await visitor.GoAsync("/Dossiers/Products/New");
        await visitor.ChooseAsync("Producer", Cast.Producer);
        await visitor.FillAsync(("Words", "chè"));
        await visitor.PressAsync("Tìm");
        await visitor.Page.Locator("#sets input[value='11']").CheckAsync();
        await visitor.FillAsync(("Name", Cast.Product));
        await visitor.LookAsync("07-product");
        await visitor.PressAsync("Đăng ký sản phẩm");

        await visitor.FollowAsync("Tạo hồ sơ");
        await visitor.PressAsync("Tạo hồ sơ, sang phiếu đăng ký");
        return visitor.Page.Url.Split('/')[^1];
    }

    public static async Task FillAsync(Visitor visitor, string dossier)
    {
        await visitor.FillAsync(
            ("Specification", "Hộp thiếc 100 g"),
            ("Samples", "6"),
            ("LocalMaterialShare", "92,5"),
            ("RevenueLastYear", "1.286.000.000"),
            ("History", "Thành lập năm 2018."),
            ("Results", "Doanh thu tăng 14%."),
            ("Plan", "Mở rộng vùng chè cổ thụ."));
        await visitor.Page.Locator("[name='Input.Pledged'][type=checkbox]").CheckAsync();
        await visitor.LookAsync("08-registration");
        await visitor.PressAsync("Lưu, sang tự đánh giá");

        await Picks.MakeAllAsync(visitor.Page);
        await Assertions.Expect(visitor.Page.Locator("#tasks [aria-current]")).ToContainTextAsync("Xong");
        await visitor.LookAsync("09-self-assessment");
        await visitor.PressAsync("Lưu, sang minh chứng");
        await UploadAsync(visitor, dossier, "Giấy đăng ký kinh doanh", "business-registration");
        await UploadAsync(visitor, dossier, "Giấy an toàn thực phẩm", "food-safety");
        await UploadAsync(visitor, dossier, "Bản tự công bố", "self-declaration");
        await visitor.LookAsync("10-evidence");
    }

    public static async Task UploadAsync(Visitor visitor, string dossier, string title, string paper)
    {
        await visitor.GoAsync($"/Dossiers/Evidence/{dossier}?paper={paper}");
        await visitor.Page.SetInputFilesAsync("[name='Input.Files']", new FilePayload { Name = $"{paper}.pdf", MimeType = "application/pdf", Buffer = SmallPdf.Of(paper) });
        await visitor.FillAsync(("Title", title));
        await visitor.PressAsync("Tải lên");
        (await visitor.TextAsync()).Should().Contain(title);
    }

    public static async Task FileAsync(Visitor visitor, string dossier)
    {
        await visitor.GoAsync($"/Dossiers/Submit/{dossier}");
        await visitor.LookAsync("11-submit");
        await visitor.PressAsync("Nộp hồ sơ");
        visitor.Page.Url.Should().Contain($"/Dossiers/Receipt/{dossier}");
        (await visitor.TextAsync()).Should().Contain("PĐK-12-03553-2024").And.Contain("05/11/2024");
        await visitor.LookAsync("12-receipt");
    }

    public static async Task ReportAsync(Visitor visitor, string dossier)
    {
        await visitor.GoAsync($"/Dossiers/Report/{dossier}");
        await visitor.FillAsync(
            ("LocalMaterial", "92,5% trong tỉnh"),
            ("LocalLabour", "41 người trong xã"),
            ("OriginOfIdea", "Đặc sản truyền thống"),
            ("Identity", "Cách hái chè của người Dao"),
            ("Number", "58/BC-UBND"),
            ("Date", "05/11/2024"),
            ("Signer", "Phó Chủ tịch UBND xã"));
        await visitor.LookAsync("13-commune-report");
        await visitor.PressAsync("Lưu báo cáo, xem lại để gửi");
        await visitor.LookAsync("14-forward");
        await visitor.PressAsync("Gửi huyện");
    }
}
