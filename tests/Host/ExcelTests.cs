using MiniExcelLibs;
using OcopModular.Host.Web;
using OcopModular.Kernel.Ui;

namespace OcopModular.Tests.HostTests;

public sealed class ExcelTests
{
    private const int Rows = 100_000;
    private const int Looked = 100;

    [Fact]
    public async Task An_export_of_a_hundred_thousand_rows_holds_on_to_none_of_them()
    {
        var seen = new List<WeakReference>();
        var mostAlive = 0;
        async IAsyncEnumerable<IReadOnlyList<object?>> Read()
        {
            for (var i = 0; i < Rows; i++)
            {
                if (i % (Rows / 10) == 0)
                {
                    GC.Collect();
                    mostAlive = Math.Max(mostAlive, seen.Count(r => r.IsAlive));
                    await Task.Yield();
                }

                IReadOnlyList<object?> row = [$"Chủ thể số {i}", i, 12.5m, new DateOnly(2024, 11, 5)];
                if (i % Looked == 0)
                {
                    seen.Add(new WeakReference(row[0]));
                }

                yield return row;
            }
        }

        ListHeading[] headings = [new("", "Tên"), new("", "Số"), new("", "Điểm"), new("", "Ngày", IsDay: true)];
        var file = await new ExcelFile(TimeProvider.System).WriteAsync("thu", headings, Read(), default);

        await using var content = file.FileStream;
        seen.Should().HaveCount(Rows / Looked);
        mostAlive.Should().BeLessThan(3, "a row is gone when it is written");
        MiniExcel.Query(content, useHeaderRow: true).Count().Should().Be(Rows);
    }
}
