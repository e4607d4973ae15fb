namespace OcopModular.Evaluation.Domain;

/// <summary>What the public may read of a producer: the name of an organisation, never that of a person.</summary>
internal static class PublicName
{
    /// <summary>Legal forms of organisations. What begins otherwise (hộ kinh doanh, trang trại, a person) is not named: to be left out is safe, to be shown is not.</summary>
    private static readonly string[] Organisations = ["hợp tác xã", "htx", "liên hiệp hợp tác xã", "tổ hợp tác", "tht", "công ty", "tổng công ty", "ctcp", "doanh nghiệp", "hội", "hiệp hội", "trung tâm", "ban quản lý"];

    public static string? Of(string producer) =>
        Array.Exists(Organisations, o => producer.TrimStart().StartsWith(o + " ", StringComparison.OrdinalIgnoreCase)) ? producer : null;
}
