namespace OcopModular.E2E.Journey;

/// <summary>Who plays in the journey, and what about.</summary>
internal static class Cast
{
    public const string Product = "Trà Shan cổ thụ Tả Ô";
    public const string Producer = "HTX Chè Tả Ô";
    public const string Representative = "Tẩn Sài Mẩy";
    public const string Officer = "Phàn Tả Mẩy";
    public const string StandingBody = "Lò Thị Mai";
    public const string Secretary = "Nguyễn Thu Hà";
    public const string Chair = "Phùng Minh Đức";
    public const string ReturnReason = "Thiếu phiếu kiểm nghiệm còn hạn.";
    public const string Decision = "2111/QĐ-UBND";

    /// <summary>They score beside the chair.</summary>
    public static IReadOnlyList<string> Members { get; } = ["Lê Quang Huy", "Đỗ Văn Thắng", "Trần Quốc Khánh", "Lù Thị Dung"];
}
