using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Documents;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using QRCoder;
using SkiaSharp;

namespace OcopModular.Tests.Evaluation;

public sealed class CertificateTests
{
    private const string Address = "https://ocop.example.vn/Evaluation/Check/1HcTk0cWq9vYv3b8m2sZxg";

    [Theory]
    [InlineData("2024-06-28", 36, "2027-06-28")]
    [InlineData("2024-02-29", 36, "2027-02-28")]
    [InlineData("2024-02-29", 48, "2028-02-29")]
    [InlineData("2024-08-31", 36, "2027-08-31")]
    [InlineData("2024-08-31", 6, "2025-02-28")]
    [InlineData("2024-12-31", 36, "2027-12-31")]
    public void The_last_day_has_the_number_of_the_first_or_ends_a_shorter_month(string from, int months, string last) =>
        Validity.LastDay(DateOnly.Parse(from), months).Should().Be(DateOnly.Parse(last));

    [Fact]
    public void A_certificate_is_valid_on_its_last_day_and_not_on_the_next()
    {
        var last = new DateOnly(2027, 6, 28);

        Validity.StateOn(last, null, last).Should().Be(CertificateState.Valid);
        Validity.StateOn(last, null, last.AddDays(1)).Should().Be(CertificateState.Expired);
        Validity.StateOn(last, last.AddDays(-9), last).Should().Be(CertificateState.Withdrawn);
        Validity.StateOn(last, last.AddDays(-9), last.AddDays(-10)).Should().Be(CertificateState.Valid);
    }

    [Fact]
    public void A_product_code_follows_the_pattern_of_the_pack_and_refuses_what_it_does_not_know()
    {
        var district = DistrictOf(("Code", "109"), ("ProvinceCode", "12"));

        ProductCode.Of("{province}-{district}-{commune}-{serial}-{year}", district, "03553", 7, 2024).Should().Be("12-109-03553-7-2024");
        ProductCode.Of("{province}-{commune}-{serial}-{year}", district, "03553", 7, 2026).Should().Be("12-03553-7-2026");
        var unknown = () => ProductCode.Of("{country}", district, "03553", 7, 2024);
        unknown.Should().Throw<InvalidOperationException>().WithMessage("*country*");
        var missing = () => DistrictOf().Code;
        missing.Should().Throw<InvalidOperationException>().WithMessage("*District:Code*");
    }

    [Fact]
    public async Task The_pdf_is_one_a4_landscape_page_whose_vietnamese_text_can_be_read_out()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var certificate = await IssueAsync(app);

        var pdf = await DrawAsync(app, certificate);

        PdfText.Pages(pdf).Should().Be(1);
        PdfText.Size(pdf).Width.Should().BeApproximately(297, 0.1);
        PdfText.Size(pdf).Height.Should().BeApproximately(210, 0.1);
        pdf.Length.Should().BeInRange(50_000, 600_000, "the fonts are embedded");
        PdfText.Lines(pdf).Should().Contain(
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "HUYỆN PHONG THỔ", "GIẤY CHỨNG NHẬN", "Trà xanh Shan Mồ Sì San", "3 SAO", "Hợp tác xã Chè cổ thụ Mây Ngàn",
            "Chè tươi, chè chế biến (bộ 11, Quyết định số 148/QĐ-TTg)", "36 tháng, từ ngày 04/11/2024 đến hết ngày 04/11/2027", "Số: 01/2024/GCN-OCOP",
            "Mã sản phẩm: 12-109-03553-1-2024", "Quyết định số 1872/QĐ-UBND ngày 04/11/2024", "Phong Thổ, ngày 04 tháng 11 năm 2024", "CHỦ TỊCH", "Người Ký Quyết Định",
        ]);
    }

    [Fact]
    public async Task The_same_certificate_is_the_same_file_whenever_it_is_printed()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var certificate = await IssueAsync(app);
        var first = await DrawAsync(app, certificate);

        app.Time.Advance(TimeSpan.FromDays(40));

        (await DrawAsync(app, certificate)).Should().Equal(first);
    }

    [Fact]
    public async Task A_deputy_signs_for_the_chairman_and_a_long_name_stays_on_the_page()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var name = string.Join(' ', Enumerable.Repeat("Bộ quà tặng trà Shan tuyết", 10));
        var certificate = await IssueAsync(app, name, "Phó Chủ tịch");

        var pdf = await DrawAsync(app, certificate);

        var lines = PdfText.Lines(pdf);
        lines.Should().ContainInOrder("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
        string.Join(' ', lines).Should().Contain(name);
        PdfText.Pages(pdf).Should().Be(1);
    }

    [Fact]
    public void The_drawn_qr_code_is_that_of_the_public_address()
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(Address, QRCodeGenerator.ECCLevel.M);
        var all = code.ModuleMatrix.Count;
        const int pixels = 10;
        using var picture = new SKBitmap(all * pixels, all * pixels);
        using (var canvas = new SKCanvas(picture))
        {
            canvas.Clear(SKColors.White);
            QrSquare.Draw(new Paper(canvas), Address, new SKRect(0, 0, picture.Width, picture.Height), SKColors.Black);
        }

        for (var y = 0; y < all; y++)
        {
            for (var x = 0; x < all; x++)
            {
                var isDark = picture.GetPixel((x * pixels) + 5, (y * pixels) + 5).Red < 128;
                isDark.Should().Be(code.ModuleMatrix[y][x], "module {0}, {1} is that of the address", x, y);
            }
        }
    }

    [Theory]
    [InlineData("https://ocop.example.vn/", "https://ocop.example.vn/Evaluation/Check/abc")]
    [InlineData("", "http://localhost/Evaluation/Check/abc")]
    public void The_public_address_is_the_configured_one_else_that_of_the_request(string configured, string expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("PublicAddress", (string?)configured)]).Build();
        var request = new Microsoft.AspNetCore.Http.DefaultHttpContext().Request;
        request.Scheme = "http";
        request.Host = new Microsoft.AspNetCore.Http.HostString("localhost");

        new PublicAddress(configuration).OfCheck("abc", request).Should().Be(expected);
    }

    [Fact]
    public void A_missing_font_stops_the_printing_and_says_what_to_do()
    {
        var fonts = new PaperFonts(new NoFiles());

        var draw = () => fonts.Bold;

        draw.Should().Throw<InvalidOperationException>().WithMessage("*BeVietnamPro-Bold.ttf*build the host*");
    }

    [Theory, OnBothDatabases]
    public async Task A_foreign_certificate_answers_like_one_that_does_not_exist(string database)
    {
        await using var app = await App.StartAsync(database);
        var commune = await app.UnitAsync("Xã Mồ Sì San");
        var producer = Guid.CreateVersion7();
        var certificate = await IssueAsync(app, commune: commune, producer: producer);
        Person[] owners = [await app.CommuneOfficerAsync(commune), await app.PersonAsync(Role.Producer, producer: producer), await app.StandingBodyAsync()];
        Person[] strangers = [await app.CommuneOfficerAsync(await app.UnitAsync("Xã Bản Lang")), await app.PersonAsync(Role.Producer, producer: Guid.CreateVersion7())];

        foreach (var owner in owners)
        {
            (await app.As(owner).OpenAsync($"/Evaluation/Certificates/View/{certificate.Id}")).Status.Should().Be(HttpStatusCode.OK);
            (await app.As(owner).OpenAsync("/Evaluation/Certificates")).Text.Should().Contain(certificate.Number);
        }

        foreach (var stranger in strangers)
        {
            (await app.As(stranger).OpenAsync($"/Evaluation/Certificates/View/{certificate.Id}")).Status.Should().Be(HttpStatusCode.NotFound);
            (await app.As(stranger).OpenAsync($"/Evaluation/Certificates/Pdf/{certificate.Id}")).Status.Should().Be(HttpStatusCode.NotFound);
            (await app.As(stranger).OpenAsync("/Evaluation/Certificates")).Text.Should().NotContain(certificate.Number);
        }

        var pdf = await app.As(owners[0]).OpenAsync($"/Evaluation/Certificates/Pdf/{certificate.Id}");
        pdf.Headers["Content-Type"].Should().Be("application/pdf");
        pdf.Headers["Content-Disposition"].Should().Contain("Giay-chung-nhan-12-109-03553-1-2024.pdf");
    }

    [Theory, OnBothDatabases]
    public async Task The_list_finds_by_words_without_diacritics_and_by_what_will_expire(string database)
    {
        await using var app = await App.StartAsync(database);
        await IssueAsync(app, "Đậu đỏ Dào San");
        var browser = app.As(await app.StandingBodyAsync());

        (await browser.OpenAsync("/Evaluation/Certificates?q=dau+dao&sort=-expires&stars=3&year=2024&state=Valid")).Text.Should().Contain("Đậu đỏ Dào San");
        (await browser.OpenAsync("/Evaluation/Certificates?q=mien+dong")).Text.Should().NotContain("Đậu đỏ Dào San");
        (await browser.OpenAsync("/Evaluation/Certificates?state=ExpiresSoon")).Text.Should().NotContain("Đậu đỏ Dào San");
        app.Time.SetUtcNow(new DateTimeOffset(2027, 6, 1, 2, 0, 0, TimeSpan.Zero));
        browser = app.As(await app.StandingBodyAsync());
        (await browser.OpenAsync("/Evaluation/Certificates?state=ExpiresSoon&sort=product")).Text.Should().Contain("Đậu đỏ Dào San");
        app.Time.SetUtcNow(new DateTimeOffset(2027, 11, 6, 2, 0, 0, TimeSpan.Zero));
        browser = app.As(await app.StandingBodyAsync());
        (await browser.OpenAsync("/Evaluation/Certificates?state=Expired&sort=commune")).Text.Should().Contain("Đậu đỏ Dào San");
        (await app.AskAsync<ICertificateBook, IReadOnlyList<CertificateCard>>(b => b.ValidOnAsync(new DateOnly(2027, 11, 4), CancellationToken.None))).Should().ContainSingle();
        (await app.AskAsync<ICertificateBook, IReadOnlyList<CertificateCard>>(b => b.ValidOnAsync(new DateOnly(2027, 11, 5), CancellationToken.None))).Should().BeEmpty();
    }

    internal static async Task<Certificate> IssueAsync(App app, string product = "Trà xanh Shan Mồ Sì San", string position = "Chủ tịch", string producerName = "Hợp tác xã Chè cổ thụ Mây Ngàn", Guid? commune = null, Guid? producer = null)
    {
        var session = await app.ClosedSessionAsync(new Scored(60, 3, product, producerName) { Commune = commune ?? Guid.CreateVersion7(), ProducerId = producer ?? Guid.CreateVersion7() });
        var decision = new DecisionFacts("1872/QĐ-UBND", new DateOnly(2024, 11, 4), "Người Ký Quyết Định", position);
        (await app.AskAsync<RecordDecision, Outcome>(act => act.RecordAsync(session.Id, decision, CancellationToken.None))).Should().Be(Outcome.Done);
        return await app.AskAsync<EvaluationDb, Certificate>(db => db.Certificates.AsNoTracking().SingleAsync(c => c.CandidateId == session.Candidates[0].Id));
    }

    private static Task<byte[]> DrawAsync(App app, Certificate certificate) => app.AskAsync<CertificatePdf, byte[]>(pdf => Task.FromResult(pdf.Draw(certificate, Address)));

    private static District DistrictOf(params (string Key, string Value)[] values) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create($"District:{v.Key}", (string?)v.Value))).Build());

    private sealed class NoFiles : IWebHostEnvironment
    {
        public string WebRootPath { get; set; } = "";

        public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();

        public string ApplicationName { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

        public string ContentRootPath { get; set; } = "";

        public string EnvironmentName { get; set; } = "";
    }
}
