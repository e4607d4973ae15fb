using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Host.Data;

namespace OcopModular.Tests.Documents;

/// <summary>All papers of the sample year, made through the pages and printed by LibreOffice in one call.</summary>
public sealed partial class PrintTests
{
    private static readonly Dictionary<string, (int Least, int Most, string[] Says)> Printed = new(StringComparer.Ordinal)
    {
        ["Dossiers.Registration"] = (2, 3, ["Mẫu số 01", "PHIẾU ĐĂNG KÝ", "của tỉnh Lai Châu năm 2024", "Tên đơn vị: HTX Chè cổ thụ Mây Ngàn", "Đánh giá lại ☑", "DÀNH CHO CƠ QUAN QUẢN LÝ OCOP CẤP TỈNH"]),
        ["Dossiers.SelfAssessment"] = (3, 9, ["BÁO CÁO TỰ ĐÁNH GIÁ VỀ SẢN PHẨM", "Trà xanh Shan Mồ Sì San", "Tổng điểm tự đánh giá", "C.6.4"]),
        ["Dossiers.Report"] = (1, 3, ["ỦY BAN NHÂN DÂN", "BÁO CÁO", "/BC-UBND", "KT. CHỦ TỊCH", "XÃ MỒ SÌ SAN", "UBND huyện Phong Thổ"]),
        ["Evaluation.ScoreSheet"] = (2, 8, ["PHIẾU ĐÁNH GIÁ", "Lê Quang Huy", "148/QĐ-TTg", "Tổng điểm"]),
        ["Evaluation.Minutes"] = (1, 4, ["BIÊN BẢN", "Số: 01/BB-HĐOCOP", "Nguyễn Thu Hà", "Dấu niêm phong nhật ký"]),
        ["Evaluation.Decision"] = (2, 3, ["QUYẾT ĐỊNH", "Số: 01/QĐ-UBND", "Phong Thổ, ngày 05 tháng 11 năm 2024", "Căn cứ Quyết định số 148/QĐ-TTg ngày 24/02/2023", "TM. ỦY BAN NHÂN DÂN", "DANH SÁCH", "3 sao", "Lưu: VT, NN."]),
        ["Evaluation.Letter"] = (1, 2, ["Số: 01/UBND-NN", "Kính gửi: Ủy ban nhân dân tỉnh Lai Châu", "Du lịch cộng đồng", "KT. CHỦ TỊCH"]),
    };

    [Theory, OnBothDatabases]
    public async Task All_papers_of_the_sample_year_are_printed_whole(string database)
    {
        await using var app = await App.StartAsync(database, s =>
        {
            s.SampleScene = "";
            s.KeepsClock = true;
            s.Values["Clock:Start"] = "2024-11-05T08:00";
        });
        await app.DeliverAsync();
        var folder = Directory.CreateDirectory(Path.Combine(Environment.GetEnvironmentVariable("OCOP_TEST_ARTEFACTS") ?? Path.GetTempPath(), $"papers-{database}")).FullName;
        foreach (var (kind, user, record) in await WhatAsync(app))
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{kind}.docx"), await MakeAsync(app, kind, user, record));
        }

        await RunAsync("soffice", [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, .. Printed.Keys.Select(k => Path.Combine(folder, $"{k}.docx"))]);

        foreach (var (kind, (least, most, says)) in Printed)
        {
            var pdf = Path.Combine(folder, $"{kind}.pdf");
            var text = Spaces().Replace(await RunAsync("pdftotext", ["-layout", pdf, "-"]), " ");
            text.Should().ContainAll(says).And.NotContain("«");
            var pages = int.Parse(Pages().Match(await RunAsync("pdfinfo", [pdf])).Groups["count"].Value, System.Globalization.CultureInfo.InvariantCulture);
            pages.Should().BeInRange(least, most, kind);
        }

        var digits = await app.AskAsync<Kernel.IAuditSeals, Kernel.AuditSeal?>(async seals => await seals.FirstSinceAsync(await ClosedAtAsync(app), default));
        Spaces().Replace(await RunAsync("pdftotext", ["-layout", Path.Combine(folder, "Evaluation.Minutes.pdf"), "-"]), " ").Should().Contain(digits!.Digits, "the paper holds the seal of the log");
        (await RunAsync("pdfimages", ["-list", Path.Combine(folder, "Evaluation.Minutes.pdf")])).Should().Contain("image", "its QR code is a picture");
    }

    /// <summary>For each kind who makes it of which record.</summary>
    private static async Task<IReadOnlyList<(string Kind, string User, Guid Record)>> WhatAsync(App app)
    {
        var dossier = await app.AskAsync<DossiersDb, Guid>(db => db.Dossiers.Where(d => d.Product.Name == "Trà xanh Shan Mồ Sì San").Select(d => d.Id).SingleAsync());
        var session = await app.AskAsync<EvaluationDb, Guid>(db => db.Sessions.Where(s => s.State == SessionState.Closed).OrderBy(s => s.HeldOn).Select(s => s.Id).FirstAsync());
        var sheet = await app.AskAsync<EvaluationDb, Guid>(db => db.Sheets.Where(s => s.SessionId == session && s.MemberName == "Lê Quang Huy" && s.SealedAt != null).OrderBy(s => s.Id).Select(s => s.Id).FirstAsync());
        return
        [
            ("Dossiers.Registration", "mo.si.san", dossier), ("Dossiers.SelfAssessment", "mo.si.san", dossier), ("Dossiers.Report", "mo.si.san", dossier),
            ("Evaluation.ScoreSheet", "tv.kinhte", sheet), ("Evaluation.Minutes", "thu.ky", session), ("Evaluation.Decision", "thuong.truc", session), ("Evaluation.Letter", "thuong.truc", session),
        ];
    }

    private static async Task<byte[]> MakeAsync(App app, string kind, string user, Guid record)
    {
        var person = await app.AskAsync<HostDb, Person>(db => db.Users.Where(u => u.UserName == user).Select(u => new Person(u.Id, user, u.Name, u.UnitId, null)).SingleAsync());
        var browser = app.As(person);
        var page = await (await browser.OpenAsync($"/Documents/Make/{kind}/{record}")).SubmitAsync();
        page.Address.Should().StartWith("/Documents/View/", $"{kind}: {page.Text}");
        if (page.Text.Contains("Cấp số", StringComparison.Ordinal))
        {
            page = await page.SubmitAsync(button: "Cấp số");
        }

        return await browser.DownloadAsync($"/Documents/File/{page.IdIn()}/draft");
    }

    private static Task<DateTime> ClosedAtAsync(App app) => app.AskAsync<EvaluationDb, DateTime>(db => db.Sessions.Where(s => s.State == SessionState.Closed).OrderBy(s => s.HeldOn).Select(s => s.ClosedAt!.Value).FirstAsync());

    private static async Task<string> RunAsync(string program, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, await wrong);
        return await said;
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 60_000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^Pages:\s+(?<count>\d+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Pages();
}
