using OcopModular.Host.Web;
using OcopModular.Kernel.Ui;

namespace OcopModular.Tests.HostTests;

public sealed class ExcelTests
{
    private const long Slack = 8L * 1024 * 1024;

    [Fact]
    public async Task What_is_alive_while_an_export_is_written_does_not_grow_with_its_rows()
    {
        var small = await MostAliveAsync(10_000);
        var large = await MostAliveAsync(100_000);

        large.Should().BeLessThan(small + Slack);
    }

    /// <summary>The most memory that is held, looked at in ten places of the way.</summary>
    private static async Task<long> MostAliveAsync(int rows)
    {
        var most = 0L;
        async IAsyncEnumerable<IReadOnlyList<object?>> Rows()
        {
            for (var i = 0; i < rows; i++)
            {
                if (i % (rows / 10) == 0)
                {
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
                    await Task.Yield();
                }

                yield return [$"Chủ thể số {i}", i, 12.5m, new DateOnly(2024, 11, 5), $"Ghi chú dài của dòng {i}"];
            }
        }

        ListHeading[] headings = [new("", "Tên"), new("", "Số"), new("", "Điểm"), new("", "Ngày", IsDay: true), new("", "Ghi chú")];
        var file = await new ExcelFile(TimeProvider.System).WriteAsync("thu", headings, Rows(), default);
        await file.FileStream.DisposeAsync();
        return most;
    }
}
