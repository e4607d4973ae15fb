using OcopModular.Kernel;

namespace OcopModular.Host.Accounts;

/// <summary>The host's own rights.</summary>
internal static class HostCan
{
    /// <summary>The home page, help, one's own settings: everyone who is signed in by a role.</summary>
    public const string Enter = "host.enter";

    public const string ManageStaff = "host.staff";

    /// <summary>Đơn vị: their names, validity and mergers.</summary>
    public const string ManageUnits = "host.units";

    /// <summary>Switches modules on and off.</summary>
    public const string ManageModules = "host.modules";

    /// <summary>Sees whether the machine and what it needs are well.</summary>
    public const string SeeHealth = "host.health";

    public const string ManageRoles = "host.roles";

    /// <summary>Sees whether the file store is whole; opens no file by it.</summary>
    public const string SeeFiles = "host.files";

    /// <summary>Sees scheduled work and lets it run now.</summary>
    public const string RunJobs = "host.jobs";
    /// <summary>Enters swap days and additional holidays, by which all deadlines in working days go.</summary>
    public const string ManageHolidays = "host.holidays";

    /// <summary>Sees what mail waits or could not be sent; reads none.</summary>
    public const string ManageMail = "host.mail";

    /// <summary>Sends files; what may be done with them is each module's right.</summary>
    public const string Upload = "host.upload";

    /// <summary>Nhật ký: who did what when, without points and personal data.</summary>
    public const string ReadAudit = "host.audit";

    /// <summary>Opens documents of records that one may see; making them is each module's right.</summary>
    public const string Documents = "host.documents";

    /// <summary>Mẫu văn bản.</summary>
    public const string Templates = "host.templates";

    /// <summary>Sổ đăng ký văn bản.</summary>
    public const string Books = "host.books";

    /// <summary>Số liệu: the page with all figures; each one shows only what its reader's own lists hold.</summary>
    public const string Figures = "host.figures";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Enter, [.. Role.All]),
        new(ManageStaff, Role.Administrator),
        new(ManageUnits, Role.Administrator),
        new(ManageModules, Role.Administrator),
        new(SeeHealth, Role.Administrator),
        new(ManageRoles, Role.Administrator),
        new(SeeFiles, Role.Administrator),
        new(RunJobs, Role.Administrator),
        new(ManageHolidays, Role.Administrator),
        new(ManageMail, Role.Administrator),
        new(Upload, [.. Role.All]),
        new(Documents, [.. Role.All]),
        new(Templates, Role.Administrator, Role.StandingBody),
        new(Books, Role.Administrator, Role.StandingBody),
        new(Figures, Role.Leader, Role.StandingBody, Role.HelperTeam, Role.CommuneOfficer, Role.CouncilChair, Role.CouncilSecretary, Role.TradeOfficer, Role.CultureOfficer),
        new(ReadAudit, Role.Administrator, Role.Leader),
    ];
}
