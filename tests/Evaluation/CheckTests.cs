using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;

namespace OcopModular.Tests.Evaluation;

public sealed class CheckTests
{
    [Theory, OnBothDatabases]
    public async Task Everybody_sees_whether_a_certificate_is_valid_and_nothing_personal(string database)
    {
        await using var app = await App.StartAsync(database);
        var certificate = await CertificateTests.IssueAsync(app);

        var page = await app.Anonymous().OpenAsync($"/Evaluation/Check/{certificate.CheckCode}");

        page.Status.Should().Be(HttpStatusCode.OK);
        page.Text.Should().Contain("Còn hiệu lực").And.Contain("Đến hết ngày 04/11/2027").And.Contain("Trà xanh Shan Mồ Sì San").And.Contain("Hợp tác xã Chè cổ thụ Mây Ngàn")
            .And.Contain("Xã Mồ Sì San").And.Contain("01/2024/GCN-OCOP").And.Contain("12-109-03553-1-2024").And.Contain("1872/QĐ-UBND ngày 04/11/2024");
        page.Text.Should().NotContain("Người Ký Quyết Định", "a person's name is personal data");
        page.Headers["X-Robots-Tag"].Should().Contain("noindex");
    }

    [Theory]
    [InlineData("Hộ kinh doanh Lý A Páo")]
    [InlineData("Trang trại Giàng Thị Sua")]
    [InlineData("Lò Văn Inh")]
    public async Task A_household_is_shown_by_product_and_commune_alone(string producer)
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var certificate = await CertificateTests.IssueAsync(app, "Măng ớt Hoang Thèn", producerName: producer);

        var page = await app.Anonymous().OpenAsync($"/Evaluation/Check/{certificate.CheckCode}");

        page.Text.Should().Contain("Măng ớt Hoang Thèn").And.Contain("Xã Mồ Sì San").And.NotContain(producer).And.NotContain("Chủ thể");
    }

    [Theory]
    [InlineData("HTX Chè Mây Ngàn", true)]
    [InlineData("công ty TNHH Nông sản", true)]
    [InlineData("HTXanh Nguyễn Văn A", false)]
    [InlineData("Hộ Hợp tác xã", false)]
    [InlineData("", false)]
    public void Only_what_begins_as_an_organisation_is_named(string producer, bool isNamed) => (PublicName.Of(producer) is not null).Should().Be(isNamed);

    [Theory, OnBothDatabases]
    public async Task An_expired_certificate_says_so(string database)
    {
        await using var app = await App.StartAsync(database);
        var certificate = await CertificateTests.IssueAsync(app);
        app.Time.SetUtcNow(new DateTimeOffset(2027, 11, 5, 2, 0, 0, TimeSpan.Zero));

        var page = await app.Anonymous().OpenAsync($"/Evaluation/Check/{certificate.CheckCode}");

        page.Text.Should().Contain("Hết hiệu lực").And.Contain("04/11/2027").And.NotContain("Còn hiệu lực");
    }

    [Theory, OnBothDatabases]
    public async Task A_withdrawn_certificate_says_so(string database)
    {
        await using var app = await App.StartAsync(database);
        var certificate = await CertificateTests.IssueAsync(app);
        await app.DoAsync<EvaluationDb>(async db =>
        {
            (await db.Certificates.SingleAsync(c => c.Id == certificate.Id)).WithdrawnOn = new DateOnly(2024, 11, 5);
            await db.SaveChangesAsync();
        });

        var page = await app.Anonymous().OpenAsync($"/Evaluation/Check/{certificate.CheckCode}");

        page.Text.Should().Contain("Đã thu hồi").And.Contain("Không còn giá trị từ ngày 05/11/2024").And.NotContain("Còn hiệu lực");
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("12-109-03553-1-2024")]
    [InlineData("%0A")]
    [InlineData("x' OR 1=1 --")]
    public async Task An_unknown_code_gets_a_page_of_the_same_shape_and_not_found(string code)
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        await CertificateTests.IssueAsync(app);

        var page = await app.Anonymous().OpenAsync($"/Evaluation/Check/{Uri.EscapeDataString(Uri.UnescapeDataString(code))}");

        page.Status.Should().Be(HttpStatusCode.NotFound);
        page.TextIn(".o-verdict h2").Should().Be("Không có trong sổ");
        page.Text.Should().NotContain("Trà xanh Shan Mồ Sì San");
    }
}
