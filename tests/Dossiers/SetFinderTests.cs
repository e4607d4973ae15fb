using OcopModular.Dossiers.Domain;
using OcopModular.Rules.Contracts;

namespace OcopModular.Tests.Dossiers;

public sealed class SetFinderTests
{
    private static readonly SetCard[] Sets =
    [
        Card(3, "Gạo, ngũ cốc, hạt sơ chế khác", "Thực phẩm thô, sơ chế"), Card(7, "Chế biến từ rau, củ, quả, hạt", "Thực phẩm chế biến"), Card(11, "Chè tươi, chè chế biến", "Chè"),
        Card(12, "Sản phẩm trà từ thực vật khác", "Chè"), Card(26, "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch", "Du lịch"),
    ];

    [Theory]
    [InlineData("chè", 11)]
    [InlineData("Chè", 11)]
    [InlineData("trà", 12)]
    [InlineData("gao", 3)]
    [InlineData("du lich", 26)]
    [InlineData("homestay", 26)]
    [InlineData("nếp", 3)]
    public void A_set_is_found_by_the_words_that_people_use(string words, int set) => SetFinder.Find(Sets, words)[0].Number.Should().Be(set);

    [Fact]
    public void With_its_marks_che_is_tea_and_not_processing() => SetFinder.Find(Sets, "chè").Select(s => s.Number).Should().Equal(11, 12);

    [Fact]
    public void Without_marks_both_readings_are_offered() => SetFinder.Find(Sets, "che").Select(s => s.Number).Should().Contain([7, 11]);

    [Fact]
    public void Each_set_is_found_by_its_own_name_which_the_form_of_a_product_begins_with() =>
        Sets.Where(s => !ReferenceEquals(SetFinder.Find(Sets, s.Name)[0], s)).Select(s => s.Name).Should().BeEmpty();

    [Fact]
    public void Unknown_words_find_nothing_and_no_words_everything()
    {
        SetFinder.Find(Sets, "máy bay").Should().BeEmpty();
        SetFinder.Find(Sets, " ").Should().HaveCount(Sets.Length);
    }

    private static SetCard Card(int number, string name, string group) => new(number, $"{number}", name, "I. Thực phẩm", group, null, "", true, "", []);
}
