using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OcopModular.Host.Data;

namespace OcopModular.Host.Web;

/// <summary>What the console says at start: the address, where the data lies, how to begin again.</summary>
internal static class Welcome
{
    public static void Say(WebApplication app, string? invitation)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = addresses.FirstOrDefault() ?? "";
        var folder = app.Services.GetRequiredService<DataFolder>().Path;
        Console.WriteLine();
        Console.WriteLine($"  OcopModular   {address}");
        Console.WriteLine($"  Data          {folder}");
        Console.WriteLine("  Begin again   stop the program, delete that folder, start it");
        if (invitation is not null)
        {
            Console.WriteLine($"  First administrator, once: {address}{invitation}");
        }

        Console.WriteLine();
    }
}
