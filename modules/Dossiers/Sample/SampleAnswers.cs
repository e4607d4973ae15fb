using OcopModular.Dossiers.Domain;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Sample;

/// <summary>Self-assessments, facts and papers as a careful producer would give them.</summary>
internal static class SampleAnswers
{
    /// <summary>Words in a criterion's title → the paper that proves it and what is written about it.</summary>
    private static readonly (string Word, string Paper, string Note)[] Proofs =
    [
        ("nguyên liệu", "material-origin", "Vùng nguyên liệu của chủ thể và các hộ liên kết trong xã, có sổ theo dõi mua vào từng vụ."),
        ("môi trường", "environment", "Có kế hoạch bảo vệ môi trường; phụ phẩm ủ làm phân, nước thải qua hai bể lắng."),
        ("lao động", "workers", "Danh sách lao động kèm nơi thường trú, có xác nhận của chủ thể."),
        ("câu chuyện", "story", "Tờ rơi kể cách làm của bà con trong bản, in trên nhãn bằng mã QR."),
        ("phân phối", "distribution", "Hợp đồng với cửa hàng tại thành phố Lai Châu và hai đại lý ngoài tỉnh."),
        ("quảng bá", "promotion", "Trang Facebook của chủ thể, tham gia hội chợ của huyện và tỉnh."),
        ("nhãn hiệu", "trademark", "Đơn đăng ký nhãn hiệu đã được chấp nhận hợp lệ."),
    ];

    public static Dictionary<string, GivenAnswer> Of(CriteriaSet set, decimal quality, int seed) =>
        set.Criteria.Select((criterion, i) => (criterion, i)).ToDictionary(
            c => c.criterion.Code,
            c => new GivenAnswer(PickOf(c.criterion, quality + (((seed + c.i) % 5) - 2) * 0.07m), NoteOn(c.criterion)),
            StringComparer.Ordinal);

    public static string? CriterionOf(CriteriaSet set, string paper)
    {
        var word = Proofs.FirstOrDefault(p => p.Paper == paper).Word;
        return word is null ? null : set.Criteria.FirstOrDefault(c => c.Title.Contains(word, StringComparison.OrdinalIgnoreCase))?.Code;
    }

    public static IEnumerable<string> ProvingPapers => Proofs.Take(5).Select(p => p.Paper);

    public static Facts FactsOf(SampleProduct product) => new()
    {
        LocalMaterialShare = product.LocalMaterial,
        ImportedMaterialShare = 0,
        ContractedMaterialShare = Math.Round(product.Quality * 100),
        ContractMonths = product.Quality > 0.65m ? 24 : 10,
        LocalWorkerShare = 100,
        RevenueLastYear = product.Revenue,
        RevenueYearBefore = Math.Round(product.Revenue / 1.14m / 1_000_000) * 1_000_000,
        FoodSafetyCertificate = product.Set < 21,
        SelfDeclaration = product.Set < 21,
        TrademarkFiled = product.Quality > 0.6m,
        TrademarkGranted = product.Quality > 0.75m,
    };

    public static Registration RegistrationOf(SampleProduct product, SampleProducer producer) => new()
    {
        Specification = product.Specification,
        Samples = product.Set == 26 ? null : 6,
        BusinessRegistered = true,
        QualityDeclared = product.Set < 21,
        FoodSafetyCertified = product.Set < 21,
        PropertyRegistered = product.Quality > 0.75m,
        History = $"{producer.Name} hình thành từ nhóm hộ ở {producer.Village}, làm {product.Name} từ năm 2018, đăng ký hoạt động năm 2020.",
        Organisation = "Người đại diện, kế toán, tổ sản xuất và tổ bán hàng; họp thành viên mỗi quý.",
        Results = "Giữ vùng nguyên liệu tại chỗ, đầu tư máy sấy và đóng gói, bao bì có mã QR; bán tại huyện, thành phố Lai Châu và qua mạng. Doanh thu tăng so với năm trước.",
        Plan = "Mở rộng liên kết với các hộ trong xã, hoàn thiện nhãn hiệu và tìm thêm hai điểm bán ngoài tỉnh trong hai năm tới.",
        Pledged = true,
    };

    /// <summary>The level nearest to the wish, but not below what three stars demand.</summary>
    private static string PickOf(Criterion criterion, decimal quality)
    {
        var options = criterion.Options.Where(o => o.Case is null or 1).OrderBy(o => o.Points).ToList();
        var least = options.Where(o => o.MinForStars == 3).Select(o => o.Points).DefaultIfEmpty(0).Max();
        var wish = Math.Clamp(quality, 0, 1) * criterion.Max;
        return options.Where(o => o.Points >= least).OrderBy(o => Math.Abs(o.Points - wish)).First().Id;
    }

    private static string? NoteOn(Criterion criterion) =>
        Proofs.FirstOrDefault(p => criterion.Title.Contains(p.Word, StringComparison.OrdinalIgnoreCase)).Note;
}
