using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Audit;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Tests.HostTests;

/// <summary>The log is read by people: no key of a text and no place for a value is shown.</summary>
[Collection(SharedApps.Name)]
public sealed partial class AuditWordsTests(SharedApps apps)
{
    [Fact]
    public async Task Every_entry_of_the_sample_year_is_said_in_words()
    {
        var app = await apps.SampleAsync();
        var entries = await app.AskAsync<HostDb, List<AuditEntry>>(db => db.Set<AuditEntry>().AsNoTracking().ToListAsync());

        var said = await app.AskAsync<AuditWords, List<string>>(words => Task.FromResult(entries
            .SelectMany(e => words.Fields(e).SelectMany(f => new[] { f.Name, f.From, f.To }).Append(words.Act(e.Area, e.Kind, e.Action)).Append(words.Kind(e.Area, e.Kind)).Append(e.Reason))
            .OfType<string>().Distinct().ToList()));

        said.Count.Should().BeGreaterThan(200);
        said.Where(s => Key().IsMatch(s)).Together().Should().BeEmpty();
    }

    [GeneratedRegex(@"^[A-Z][A-Za-z]+\.[A-Z][A-Za-z]+$|\{[0-9]\}|[+−][a-z]+-[a-z]+", RegexOptions.None, 60_000)]
    private static partial Regex Key();
}
