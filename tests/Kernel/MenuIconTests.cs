using Microsoft.Extensions.DependencyInjection;
using OcopModular.Kernel;

namespace OcopModular.Tests.KernelTests;

[Collection(SharedApps.Name)]
public sealed class MenuIconTests(SharedApps apps)
{
    [Fact]
    public async Task No_two_entries_of_the_menu_look_the_same()
    {
        var app = await apps.OnAsync(Databases.Sqlite);

        app.Services.GetServices<MenuItem>().Select(m => m.Icon).Should().OnlyHaveUniqueItems();
    }
}
