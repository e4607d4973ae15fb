using Microsoft.Extensions.Time.Testing;
using OcopModular.Kernel;

namespace OcopModular.Tests.KernelTests;

public sealed class WordsAndDaysTests
{
    [Theory]
    [InlineData("Đậu Đỏ", "dau do")]
    [InlineData("  CHÈ   Phong Thổ ", "che phong tho")]
    [InlineData("Ớt gió", "ot gio")]
    [InlineData("", "")]
    public void Words_are_found_without_their_marks(string text, string found) => SearchText.Of(text).Should().Be(found);

    [Fact]
    public void Composed_and_decomposed_letters_are_the_same() => SearchText.Of("Chè").Should().Be(SearchText.Of("Chè".Normalize(System.Text.NormalizationForm.FormD)));

    [Fact]
    public void A_query_is_taken_word_by_word() => SearchText.Words(" Chè  xanh ").Should().Equal("che", "xanh");

    [Theory]
    [InlineData("2024-11-04T16:59:59Z", "04/11/2024")]
    [InlineData("2024-11-04T17:00:00Z", "05/11/2024")]
    public void The_day_begins_at_midnight_in_Viet_Nam(string instant, string day)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(instant));

        clock.Today().Show().Should().Be(day);
        clock.Today().StartUtc().Should().BeOnOrBefore(clock.UtcNow());
    }
}
