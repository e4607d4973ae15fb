using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Domain;

namespace OcopModular.Evaluation.Pages.Sessions;

/// <summary>A member who serves the commune of a candidate and therefore does not score it.</summary>
internal sealed record Interest(string Member, string Commune, string Product);

internal static class Interests
{
    public static IReadOnlyList<Interest> Of(IEnumerable<(string Name, Guid? UnitId)> members, IEnumerable<Candidate> candidates) =>
        (from member in members from candidate in candidates where member.UnitId == candidate.CommuneId select new Interest(member.Name, candidate.CommuneName, candidate.ProductName)).ToList();
}

/// <summary>Members of the council as choices.</summary>
internal static class BenchText
{
    public static IReadOnlyList<SelectListItem> Items(IEnumerable<Chair> bench, IStringLocalizer texts) =>
        bench.Select(b => new SelectListItem($"{b.Member.Name} · {texts[$"Consolidation.Seat.{b.Member.Seat}"]} · {b.Member.Unit}{(b.Scores ? "" : " · " + texts["Session.DoesNotScore"])}", b.Member.StaffId.ToString())).ToList();
}
