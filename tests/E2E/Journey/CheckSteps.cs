namespace OcopModular.E2E.Journey;

/// <summary>The standing body returns the dossier once with a reason; the corrected one is accepted, both versions are kept.</summary>
internal static class CheckSteps
{
    private const string NewPaper = "Phiếu kiểm nghiệm mới";

    public static async Task ReturnAsync(Visitor visitor, string dossier)
    {
        await visitor.GoAsync($"/Dossiers/Check/{dossier}");
        await visitor.FillAsync(("Reason", Cast.ReturnReason));
        await visitor.LookAsync("15-check");
        await visitor.PressAsync("Trả lại để bổ sung");
        (await visitor.TextAsync()).Should().Contain(Cast.ReturnReason);
    }

    public static async Task CorrectAsync(Visitor visitor, string dossier)
    {
        await visitor.GoAsync("/");
        (await visitor.TextAsync()).Should().Contain(Cast.Product, "what was returned waits on the officer's home page");
        await visitor.LookAsync("16-officer-home");
        await DossierSteps.UploadAsync(visitor, dossier, NewPaper, "test-results");
        await visitor.GoAsync($"/Dossiers/Submit/{dossier}");
        await visitor.PressAsync("Nộp hồ sơ");
        await visitor.GoAsync($"/Dossiers/Forward/{dossier}");
        await visitor.PressAsync("Gửi huyện");
        (await visitor.TextAsync()).Should().Contain("Bản nộp 1").And.Contain("Bản nộp 2");
    }

    public static async Task AcceptAsync(Visitor visitor, string dossier)
    {
        await visitor.GoAsync($"/Dossiers/Check/{dossier}");
        await visitor.Page.EvaluateAsync("() => document.querySelectorAll('main input[type=radio][value=fine]').forEach(r => r.click())");
        await visitor.PressAsync("Tiếp nhận");
        await visitor.LookAsync("17-accepted");
        await visitor.GoAsync($"/Dossiers/Version/{dossier}/1");
        (await visitor.TextAsync()).Should().NotContain(NewPaper);
        await visitor.GoAsync($"/Dossiers/Version/{dossier}/2");
        (await visitor.TextAsync()).Should().Contain(NewPaper);
    }
}
