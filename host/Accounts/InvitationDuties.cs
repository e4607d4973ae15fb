using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Accounts;

/// <summary>For who manages staff: accounts that cannot be entered, because their invitation was not used.</summary>
internal sealed class InvitationDuties(HostDb db, TimeProvider clock, IStringLocalizer<Texts> texts) : IDutySource, IScoped
{
    public async Task<IReadOnlyList<Duty>> ForAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.Can(HostCan.ManageStaff))
        {
            return [];
        }

        var now = clock.UtcNow();
        var waiting = await (
            from account in db.Users
            join invitation in db.Invitations on account.Id equals invitation.AccountId
            where !account.IsDisabled && account.PasswordHash == null && invitation.UsedAt == null
            orderby invitation.ExpiresAt
            select new { account.Id, account.Name, account.Position, invitation.ExpiresAt }).Take(20).ToListAsync(ct);
        return waiting.ConvertAll(w => new Duty(
            texts[w.ExpiresAt <= now ? "Invitation.Duty.Over" : "Invitation.Duty", w.Name, w.ExpiresAt.ShowTime()],
            w.Position, $"/Admin/Staff/Edit/{w.Id}", texts["Invitation.Duty.Button"], DateOnly.FromDateTime(w.ExpiresAt.InVietnam()), "user"));
    }
}
