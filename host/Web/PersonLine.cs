using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Web;

/// <summary>What stands under the person's name in the top bar.</summary>
internal sealed class PersonLine(HostDb db, CurrentActor current) : IScoped
{
    /// <summary>Position and unit of the person.</summary>
    public async Task<(string Position, string Unit)> ReadAsync(CancellationToken ct)
    {
        var row = await db.Users.Where(a => a.Id == current.Actor.Id)
            .Select(a => new { a.Position, Unit = db.Units.Where(u => u.Id == current.Actor.Unit).Select(u => u.Name).FirstOrDefault() }).SingleOrDefaultAsync(ct);
        return (row?.Position ?? "", row?.Unit ?? "");
    }
}
