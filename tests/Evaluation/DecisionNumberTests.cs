using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;

namespace OcopModular.Tests.Evaluation;

public sealed class DecisionNumberTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("1872")]
    [InlineData("QĐ-UBND")]
    public async Task A_decision_without_number_and_sign_is_refused_before_a_certificate_takes_its_number(string number)
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var session = await app.ClosedSessionAsync(new Scored(60, 3));
        var page = await app.As(await app.StandingBodyAsync()).OpenAsync($"/Evaluation/Recognition/{session.Id}");

        var refused = await page.SubmitAsync(
            form =>
            {
                form["Input.Number"] = number;
                form["Input.Date"] = "04/11/2024";
                form["Input.Signer"] = "Người Ký";
                form["Input.SignerPosition"] = "Chủ tịch";
            },
            "Input.Number");

        refused.Text.Should().Contain("Ghi cả số và ký hiệu, ví dụ 215/QĐ-UBND");
        refused.Form("Input.Number")["Input.Number"].Should().Be(number);
        (await app.AskAsync<EvaluationDb, int>(db => db.Certificates.CountAsync())).Should().Be(0);
    }
}
