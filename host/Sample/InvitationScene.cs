using Microsoft.Extensions.DependencyInjection;
using OcopModular.Host.Accounts;
using OcopModular.Kernel;

namespace OcopModular.Host.Sample;

/// <summary>The administrator has invited an officer of Dào San, who has not come yet.</summary>
internal sealed class InvitationScene(ISampleStage stage) : ISampleScene, IScoped
{
    private static readonly DateTime Invited = new(2024, 11, 4, 16, 30, 0, DateTimeKind.Unspecified);

    public void Plan(CancellationToken ct) => stage.Plan("quan.tri", Invited, services => InviteAsync(services, ct));

    private static async Task InviteAsync(IServiceProvider services, CancellationToken ct)
    {
        var commune = (await services.GetRequiredService<IDirectory>().UnitsAsync(ct)).First(u => u.Name.EndsWith("Dào San", StringComparison.Ordinal));
        var account = new Account { Id = Guid.CreateVersion7(), UserName = "dao.san", Name = "Chẻo Thị Pham", Position = "Công chức nông nghiệp, cán bộ OCOP xã", UnitId = commune.Id };
        if (await services.GetRequiredService<StaffAccounts>().SaveAsync(account, isNew: true, stamp: null, [Role.CommuneOfficer], ct) is { Count: > 0 } faults)
        {
            throw new InvalidOperationException($"The sample's invitation was refused: {faults[0].Text}");
        }

        await services.GetRequiredService<Invitations>().MakeAsync(account.Id, ct);
    }
}
