using OcopModular.Host.Accounts;
using OcopModular.Kernel;

namespace OcopModular.Host.Web;

/// <summary>The host's own entries of the navigation.</summary>
internal static class HostMenu
{
    public static void AddHostMenu(this IServiceCollection services)
    {
        services.AddSingleton(new MenuItem("Menu.Year", 5, typeof(Texts), "Calendar.Title", "/Calendar", "calendar", HostCan.Enter));
        services.AddSingleton(new MenuItem("Menu.Year", 6, typeof(Texts), "Figures.Title", "/Figures", "chart-bar", HostCan.Figures));
        services.AddSingleton(new MenuItem("Menu.Admin", 85, typeof(Texts), "Holidays.Title", "/Admin/Holidays", "flag", HostCan.ManageHolidays));
        services.AddSingleton(new MenuItem("Menu.Admin", 93, typeof(Texts), "MailQueue.Title", "/Admin/Mail", "mail", HostCan.ManageMail));
        services.AddSingleton(new MenuItem("Menu.Admin", 80, typeof(Texts), "Staff.Title", "/Admin/Staff", "users", HostCan.ManageStaff));
        services.AddSingleton(new MenuItem("Menu.Admin", 81, typeof(Texts), "Units.Title", "/Admin/Units", "sitemap", HostCan.ManageUnits));
        services.AddSingleton(new MenuItem("Menu.Admin", 91, typeof(Texts), "Modules.Title", "/Admin/Modules", "plug", HostCan.ManageModules));
        services.AddSingleton(new MenuItem("Menu.Admin", 96, typeof(Texts), "Health.Title", "/Admin/Health", "shield-check", HostCan.SeeHealth));
        services.AddSingleton(new MenuItem("Menu.Admin", 90, typeof(Texts), "Roles.Title", "/Admin/Roles", "shield-lock", HostCan.ManageRoles));
        services.AddSingleton(new MenuItem("Menu.Admin", 84, typeof(Texts), "Templates.Title", "/Admin/Templates", "file-text", HostCan.Templates));
        services.AddSingleton(new MenuItem("Menu.Admin", 86, typeof(Texts), "Books.Title", "/Admin/Books", "book", HostCan.Books));
        services.AddSingleton(new MenuItem("Menu.Admin", 92, typeof(Texts), "Files.Title", "/Admin/Files", "database", HostCan.SeeFiles));
        services.AddSingleton(new MenuItem("Menu.Admin", 93, typeof(Texts), "Jobs.Title", "/Admin/Jobs", "clock", HostCan.RunJobs));
        services.AddSingleton(new MenuItem("Menu.Admin", 95, typeof(Texts), "Audit.Title", "/Admin/Audit", "history", HostCan.ReadAudit));
    }
}
