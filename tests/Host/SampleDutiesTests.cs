namespace OcopModular.Tests.HostTests;

/// <summary>The sample district is made so that everybody finds work on Monday morning.</summary>
[Collection(SharedApps.Name)]
public sealed class SampleDutiesTests(SharedApps apps)
{
    [Fact]
    public async Task Something_waits_for_each_of_the_sample_people()
    {
        var app = await apps.SampleAsync();
        var people = await CrawlTests.SampleStaffAsync(app);
        var idle = new List<string>();
        foreach (var person in people)
        {
            if ((await app.As(person).OpenAsync("/")).Document.QuerySelectorAll(".o-what").Length == 0)
            {
                idle.Add(person.UserName);
            }
        }

        people.Should().HaveCountGreaterThan(18);
        idle.Should().BeEmpty();
    }
}
