using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Dossiers.Pages;

internal static class CommuneChoice
{
    /// <summary>The filter by commune, for who sees more than one.</summary>
    public static IEnumerable<ListFilter> CommuneFilter(this IEnumerable<(Guid Id, string Name)> communes, Guid? chosen, IStringLocalizer texts)
    {
        var choices = communes.OrderBy(c => c.Name, VietnameseOrder.Comparer).Select(c => new SelectListItem(c.Name, $"{c.Id}", c.Id == chosen)).ToList();
        return choices.Count > 1 ? [new ListFilter("commune", texts["Producer.Commune"], choices)] : [];
    }
}
