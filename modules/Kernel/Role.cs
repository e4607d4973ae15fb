namespace OcopModular.Kernel;

/// <summary>The roles (vai trò) of the district's plan, as they stand on a fresh installation.</summary>
public static class Role
{
    /// <summary>Cán bộ xã.</summary>
    public const string CommuneOfficer = "commune-officer";

    /// <summary>Cơ quan thường trực (Phòng Nông nghiệp và PTNT).</summary>
    public const string StandingBody = "standing-body";

    /// <summary>Tổ giúp việc / Tổ tư vấn.</summary>
    public const string HelperTeam = "helper-team";

    /// <summary>Thành viên Hội đồng.</summary>
    public const string CouncilMember = "council-member";

    /// <summary>Chủ tịch Hội đồng.</summary>
    public const string CouncilChair = "council-chair";

    /// <summary>Thư ký Hội đồng.</summary>
    public const string CouncilSecretary = "council-secretary";

    /// <summary>Phòng Kinh tế và Hạ tầng.</summary>
    public const string TradeOfficer = "trade-officer";

    /// <summary>Phòng Tài chính - Kế hoạch.</summary>
    public const string FinanceOfficer = "finance-officer";

    /// <summary>Phòng Tài nguyên và Môi trường.</summary>
    public const string EnvironmentOfficer = "environment-officer";

    /// <summary>Y tế, an toàn thực phẩm.</summary>
    public const string HealthOfficer = "health-officer";

    /// <summary>Phòng Lao động - Thương binh và Xã hội.</summary>
    public const string LabourOfficer = "labour-officer";

    /// <summary>Phòng Văn hóa và Thông tin.</summary>
    public const string CultureOfficer = "culture-officer";

    /// <summary>Mặt trận Tổ quốc và các tổ chức thành viên.</summary>
    public const string FatherlandFront = "fatherland-front";

    /// <summary>Lãnh đạo (UBND, HĐND, Ban chỉ đạo).</summary>
    public const string Leader = "leader";

    /// <summary>Người quản lý tiêu chí.</summary>
    public const string RuleMaintainer = "rule-maintainer";

    /// <summary>Người phê duyệt tiêu chí.</summary>
    public const string RuleApprover = "rule-approver";

    /// <summary>Quản trị hệ thống.</summary>
    public const string Administrator = "administrator";

    /// <summary>Chủ thể.</summary>
    public const string Producer = "producer";

    public static IReadOnlyList<string> All { get; } =
    [
        CommuneOfficer, StandingBody, HelperTeam, CouncilMember, CouncilChair, CouncilSecretary, TradeOfficer, FinanceOfficer, EnvironmentOfficer,
        HealthOfficer, LabourOfficer, CultureOfficer, FatherlandFront, Leader, RuleMaintainer, RuleApprover, Administrator, Producer,
    ];
}
