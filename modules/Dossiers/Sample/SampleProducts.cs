using OcopModular.Dossiers.Domain;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Sample;

/// <summary>How far a sample dossier has come by 05/11/2024.</summary>
internal enum Reach
{
    Draft,
    Filed,
    Reported,
    Forwarded,
    Returned,

    /// <summary>Returned once, corrected, accepted.</summary>
    AcceptedAtSecond,
    Accepted,
    Withdrawn,
}

/// <param name="Person">The officer who registers it.</param>
internal sealed record SampleProducer(string Person, string Commune, ProducerKind Kind, string Name, string Representative, string Post, Gender Gender, string Ethnicity, string Phone, string Village);

/// <param name="Quality">0 to 1: how high the producer puts its own product.</param>
internal sealed record SampleProduct(string Producer, string Name, int Set, string Specification, DossierKind Kind, string FiledOn, Reach Reach, decimal Quality, decimal LocalMaterial, decimal Revenue);

/// <summary>Products and places are known from public reports; producers and people are invented.</summary>
internal static class SampleProducts
{
    public static IReadOnlyList<SampleProducer> Producers { get; } =
    [
        new("mo.si.san", "Mồ Sì San", ProducerKind.Cooperative, "HTX Chè cổ thụ Mây Ngàn", "Chẻo Mỷ Lai", "Giám đốc", Gender.Female, "Dao", "0987 654 118", "bản Séo Hồ Thầu"),
        new("mo.si.san", "Mồ Sì San", ProducerKind.Group, "Tổ hợp tác Mật ong Tân Séo Phìn", "Phàn A Phù", "Tổ trưởng", Gender.Male, "Dao", "0976 210 334", "bản Tân Séo Phìn"),
        new("mo.si.san", "Mồ Sì San", ProducerKind.Household, "Hộ kinh doanh Tẩn Mỷ Sai", "Tẩn Mỷ Sai", "Chủ hộ", Gender.Female, "Dao", "0962 118 905", "bản Mồ Sì San"),
        new("ban.lang", "Bản Lang", ProducerKind.Group, "Tổ hợp tác Gạo tẻ râu Nà Giang", "Vàng Thị Panh", "Tổ trưởng", Gender.Female, "Thái", "0988 402 771", "bản Nà Giang"),
        new("ban.lang", "Bản Lang", ProducerKind.Household, "Hộ kinh doanh Lù Thị Mỷ", "Lù Thị Mỷ", "Chủ hộ", Gender.Female, "Thái", "0975 336 012", "bản Thèn Thầu"),
        new("ban.lang", "Bản Lang", ProducerKind.Cooperative, "HTX Nông nghiệp Suối Xanh Bản Lang", "Lò Văn Sượng", "Giám đốc", Gender.Male, "Thái", "0912 870 446", "bản Nà Vàng"),
        new("ban.lang", "Bản Lang", ProducerKind.Farm, "Trang trại Đồi Nắng", "Mào Văn Quyết", "Chủ trang trại", Gender.Male, "Thái", "0945 023 187", "bản Hợp 1"),
        new("sin.suoi.ho", "Sin Suối Hồ", ProducerKind.Cooperative, "HTX Du lịch Hoa Lan Núi", "Vàng A Chỉnh", "Giám đốc", Gender.Male, "Mông", "0983 557 120", "bản Sin Suối Hồ"),
        new("sin.suoi.ho", "Sin Suối Hồ", ProducerKind.Group, "Tổ hợp tác Thảo quả Chí Sáng", "Hảng A Lềnh", "Tổ trưởng", Gender.Male, "Mông", "0964 781 502", "bản Chí Sáng"),
        new("sin.suoi.ho", "Sin Suối Hồ", ProducerKind.Group, "Tổ hợp tác Dệt lanh Sảng Phàng", "Sùng Thị Mo", "Tổ trưởng", Gender.Female, "Mông", "0968 330 274", "bản Sảng Phàng"),
        new("thuong.truc", "Mường So", ProducerKind.Cooperative, "HTX Nông sản Nậm So", "Đèo Văn Hặc", "Giám đốc", Gender.Male, "Thái", "0913 226 540", "bản Vàng Bó"),
        new("thuong.truc", "Dào San", ProducerKind.Group, "Tổ hợp tác Dược liệu Dào San", "Chẻo A Phấu", "Tổ trưởng", Gender.Male, "Dao", "0979 645 803", "bản Hợp 3"),
    ];

    public static IReadOnlyList<SampleProduct> Products { get; } =
    [
        new("HTX Chè cổ thụ Mây Ngàn", "Trà xanh Shan Mồ Sì San", 11, "Hộp thiếc 100 g, túi giấy 250 g", DossierKind.Reevaluation, "2024-03-12", Reach.Accepted, 0.78m, 100, 1_286_000_000),
        new("Tổ hợp tác Gạo tẻ râu Nà Giang", "Gạo tẻ râu Phong Thổ", 3, "Túi hút chân không 1 kg, bao 5 kg", DossierKind.Reevaluation, "2024-03-20", Reach.Accepted, 0.66m, 100, 742_000_000),
        new("HTX Chè cổ thụ Mây Ngàn", "Hồng trà Shan Mồ Sì San", 11, "Hộp giấy 80 g", DossierKind.Reevaluation, "2024-04-04", Reach.Accepted, 0.7m, 100, 655_000_000),
        new("HTX Du lịch Hoa Lan Núi", "Du lịch cộng đồng Sin Suối Hồ", 26, "Lưu trú tại nhà dân, trải nghiệm vườn địa lan và chợ phiên", DossierKind.Reevaluation, "2024-04-18", Reach.Accepted, 0.8m, 95, 2_410_000_000),
        new("Tổ hợp tác Mật ong Tân Séo Phìn", "Mật ong rừng Mồ Sì San", 4, "Chai thủy tinh 500 ml", DossierKind.First, "2024-05-10", Reach.Accepted, 0.6m, 100, 318_000_000),
        new("Hộ kinh doanh Lù Thị Mỷ", "Miến dong Bản Lang", 7, "Túi 500 g, hộp quà 1 kg", DossierKind.First, "2024-09-09", Reach.AcceptedAtSecond, 0.64m, 92, 486_000_000),
        new("HTX Chè cổ thụ Mây Ngàn", "Hoàng trà Shan Mồ Sì San", 11, "Hộp thiếc 100 g", DossierKind.Reevaluation, "2024-09-12", Reach.Accepted, 0.72m, 100, 540_000_000),
        new("Trang trại Đồi Nắng", "Nho mẫu đơn Phong Thổ", 1, "Hộp 1 kg, 2 kg", DossierKind.First, "2024-09-24", Reach.Accepted, 0.68m, 100, 890_000_000),
        new("HTX Nông nghiệp Suối Xanh Bản Lang", "Nho hạ đen Phong Thổ", 1, "Hộp 1 kg", DossierKind.First, "2024-10-07", Reach.Accepted, 0.66m, 100, 520_000_000),
        new("Hộ kinh doanh Tẩn Mỷ Sai", "Trà Shan gác bếp Mồ Sì San", 11, "Túi 100 g", DossierKind.First, "2024-10-09", Reach.Accepted, 0.64m, 100, 142_000_000),
        new("HTX Nông nghiệp Suối Xanh Bản Lang", "Măng tây Phong Thổ", 1, "Bó 500 g", DossierKind.First, "2024-10-14", Reach.Forwarded, 0.62m, 100, 410_000_000),
        new("Tổ hợp tác Thảo quả Chí Sáng", "Thảo quả sấy Sin Suối Hồ", 10, "Túi 200 g", DossierKind.First, "2024-10-16", Reach.Forwarded, 0.58m, 100, 365_000_000),
        new("Hộ kinh doanh Tẩn Mỷ Sai", "Chè vàng túi lọc Mồ Sì San", 11, "Hộp 25 túi lọc", DossierKind.First, "2024-10-03", Reach.Returned, 0.6m, 85, 174_000_000),
        new("Tổ hợp tác Dệt lanh Sảng Phàng", "Vải lanh thêu tay Sin Suối Hồ", 22, "Tấm 0,4 m x 3 m", DossierKind.First, "2024-10-21", Reach.Reported, 0.7m, 80, 228_000_000),
        new("Tổ hợp tác Gạo tẻ râu Nà Giang", "Gạo nếp tan Bản Lang", 3, "Túi 2 kg", DossierKind.First, "2024-10-30", Reach.Filed, 0.6m, 100, 205_000_000),
        new("Tổ hợp tác Mật ong Tân Séo Phìn", "Mật ong bạc hà Mồ Sì San", 4, "Chai 350 ml", DossierKind.First, "2024-10-28", Reach.Filed, 0.56m, 100, 96_000_000),
        new("HTX Du lịch Hoa Lan Núi", "Địa lan Sin Suối Hồ", 23, "Chậu 10 cành", DossierKind.First, "2024-10-31", Reach.Draft, 0.66m, 100, 1_120_000_000),
        new("HTX Chè cổ thụ Mây Ngàn", "Trà hoa cúc núi Mồ Sì San", 12, "Lọ thủy tinh 60 g", DossierKind.First, "2024-11-01", Reach.Draft, 0.5m, 90, 130_000_000),
        new("HTX Nông nghiệp Suối Xanh Bản Lang", "Măng ớt Bản Lang", 7, "Lọ 400 g", DossierKind.First, "2024-10-08", Reach.Withdrawn, 0.45m, 70, 88_000_000),
        new("Tổ hợp tác Thảo quả Chí Sáng", "Mắc khén Sin Suối Hồ", 10, "Lọ thủy tinh 80 g", DossierKind.First, "2024-08-20", Reach.Accepted, 0.66m, 100, 214_000_000),
        new("Trang trại Đồi Nắng", "Nho sấy dẻo Phong Thổ", 7, "Túi zip 200 g", DossierKind.First, "2024-09-18", Reach.Accepted, 0.62m, 100, 268_000_000),
    ];
}
