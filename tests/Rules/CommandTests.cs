using System.Text;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using OcopModular.Rules.Commands;
using Xunit;

namespace OcopModular.Tests.Rules;

public sealed class CommandTests : IDisposable
{
    private const string Good = """{"id":"p1","pack":"9-qd-ttg","set":1,"sheets":[{"member":"m1","picks":{"A.1.1":"b","B.2":"b"}}]}""";
    private const string GoodOut = """{"id":"p1","mean":70.5,"parts":{"A":30.5,"B":40},"stars":4,"missing":[{"criterion":"A.1.1","forStars":5,"has":30.5,"needs":60}],"gate":null,"errors":[]}""";
    private readonly MiniPack _mini = new();

    public void Dispose() => _mini.Dispose();

    [Fact]
    public async Task A_line_gives_a_line_byte_for_byte() => (await ScoreAsync(Good + "\n")).Should().Be((0, GoodOut + "\n"));

    [Theory]
    [InlineData("rulesengine")]
    [InlineData("plan")]
    public async Task Either_way_gives_the_same_bytes(string engine) => (await ScoreAsync(Good + "\n", "--engine", engine)).Should().Be((0, GoodOut + "\n"));

    [Fact]
    public async Task Means_have_six_decimals_half_away_from_zero_and_no_trailing_zeros()
    {
        var line = """{"id":"p","pack":"9-qd-ttg","set":1,"sheets":[{"member":"1","picks":{"A.1.1":"a","B.2":"a"}},{"member":"2","picks":{"A.1.1":"b","B.2":"a"}},{"member":"3","picks":{"A.1.1":"b","B.2":"-"}}]}""";
        var (_, output) = await ScoreAsync(line);

        output.Should().StartWith("""{"id":"p","mean":37,"parts":{"A":23.666667,"B":13.333333},"stars":2,""");
        ResultWriter.Number(0.0000005m).Should().Be("0.000001");
        ResultWriter.Number(63.6666665m).Should().Be("63.666667");
        ResultWriter.Number(100.000m).Should().Be("100");
        ResultWriter.Number(0).Should().Be("0");
    }

    [Fact]
    public async Task A_gate_takes_the_place_of_mean_and_stars()
    {
        var (exit, output) = await ScoreAsync(Good.Replace("\"B.2\":\"b\"", "\"B.2\":\"stop\"", StringComparison.Ordinal));

        output.Should().Be("""{"id":"p1","mean":null,"parts":{},"stars":null,"missing":[],"gate":"B.2","errors":[]}""" + "\n");
        exit.Should().Be(0);
    }

    [Theory]
    [InlineData("nonsense", null, "bad-json: column 2")]
    [InlineData("[]", null, "bad-json: object")]
    [InlineData(Good + "x", null, "bad-json: column 97")]
    [InlineData("""{"id":"p1","id":"p2"}""", "p1", "bad-json: id", "missing-field: pack", "missing-field: set", "missing-field: sheets")]
    [InlineData("""{"id":7,"pack":"9-qd-ttg","set":1,"sheets":[]}""", null, "bad-json: id", "no-sheets: sheets")]
    [InlineData("""{"id":"\ud800","pack":"9-qd-ttg","set":1,"sheets":[]}""", null, "bad-json: text")]
    [InlineData("""{"id":"p","pack":"9-qd-ttg","set":1,"sheets":[],"extra":{"a":[1]}}""", "p", "no-sheets: sheets", "unknown-field: extra")]
    [InlineData("""{"pack":"9-qd-ttg","set":1}""", null, "missing-field: id", "missing-field: sheets")]
    [InlineData("""{"id":"p","pack":"10-qd-ttg","set":1,"sheets":[{"member":"m","picks":{}}]}""", "p", "unknown-pack: 10-qd-ttg")]
    [InlineData("""{"id":"p","pack":"9-qd-ttg","set":2,"sheets":[{"member":"m","picks":{}}]}""", "p", "unknown-set: 9-qd-ttg 2")]
    [InlineData("""{"id":"p","pack":"9-qd-ttg","set":1.5,"sheets":[{"member":"m","picks":{}}]}""", "p", "unknown-set: 9-qd-ttg 1.5")]
    [InlineData("""{"id":"p","pack":"9-qd-ttg","set":"1","sheets":[{"member":"m","picks":{}}]}""", "p", "bad-json: set")]
    [InlineData("""{"id":"p","pack":"9-qd-ttg","set":1,"sheets":[{"member":"m1","picks":{"A.1.1":"b"}}]}""", "p", "unanswered: m1 B.2")]
    [InlineData("""{"id":"p","pack":"9-qd-ttg","set":1,"sheets":[{"member":"m1","picks":{"A.1.1":"z","B.2":null,"C.9":"a"}}]}""", "p", "bad-pick: m1 A.1.1", "bad-pick: m1 B.2", "unknown-criterion: m1 C.9")]
    [InlineData("""{"id":"p","pack":"9-qd-ttg","set":1,"sheets":[{"member":"m1","picks":{"A.1.1":"stop","B.2":["a"]}}]}""", "p", "bad-pick: m1 A.1.1", "bad-pick: m1 B.2")]
    [InlineData("""{"id":"p","pack":"9-qd-ttg","set":1,"sheets":[{"member":"m","picks":{"A.1.1":"a","A.1.1":"b","B.2":"a"}}]}""", "p", "bad-json: m A.1.1")]
    [InlineData("""{"id":"p","pack":"9-qd-ttg","set":1,"sheets":[{"member":"m","picks":{"A.1.1":"a","B.2":"a"}},{"member":"m","picks":{"A.1.1":"a","B.2":"a"}}]}""", "p", "duplicate-member: m")]
    [InlineData("""{"id":"p","pack":"9-qd-ttg","set":1,"sheets":[{"member":"m"},{"picks":{"A.1.1":"a","B.2":"a"}},7]}""", "p", "missing-field: sheets[0].picks", "missing-field: sheets[1].member", "bad-json: sheets[2]")]
    [InlineData("""{"id":"p","pack":"9-qd-ttg","set":1,"sheets":[{"member":"m","picks":{"A.1.1":"a","B.2":"a"},"points":1}]}""", "p", "unknown-field: sheets[0].points")]
    [InlineData("""{"id":"p","pack":"9-qd-ttg","set":1,"sheets":[{"member":"m","picks":{"A.1.1":"a","B.2":"a"}}],"facts":{"shoeSize":1,"localMaterialShare":101,"foodSafetyCertificate":1,"contractMonths":"12","revenueLastYear":-1}}""", "p", "unknown-fact: shoeSize", "bad-fact: localMaterialShare", "bad-fact: foodSafetyCertificate", "bad-fact: contractMonths", "bad-fact: revenueLastYear")]
    public async Task A_faulty_line_says_what_and_where(string line, string? id, params string[] errors)
    {
        var (exit, output) = await ScoreAsync(line + "\n" + Good + "\n");

        var said = string.Join(',', errors.Select(e => $"\"{e}\""));
        output.Should().Be($$"""{"id":{{(id is null ? "null" : $"\"{id}\"")}},"mean":null,"parts":{},"stars":null,"missing":[],"gate":null,"errors":[{{said}}]}""" + "\n" + GoodOut + "\n");
        exit.Should().Be(1);
    }

    [Fact]
    public async Task Members_may_stand_in_any_order_and_facts_are_read()
    {
        var line = """{"facts":{"localMaterialShare":62.5,"trademarkFiled":true,"contractMonths":null},"sheets":[{"picks":{"B.2":"b","A.1.1":"b"},"member":"m1"}],"set":1,"pack":"9-qd-ttg","id":"p1"}""";

        (await ScoreAsync(line)).Should().Be((0, GoodOut + "\n"));
    }

    [Fact]
    public async Task Wrong_bytes_are_bad_json()
    {
        var (exit, output) = await ScoreAsync([.. Encoding.UTF8.GetBytes("{\"id\":\""), 0xFF, .. Encoding.UTF8.GetBytes("\"}\n")]);

        output.Should().Contain("bad-json: ");
        exit.Should().Be(1);
    }

    [Fact]
    public async Task Blank_lines_are_skipped_and_the_last_line_needs_no_end() =>
        (await ScoreAsync("\n  \n\r\n" + Good + "\r\n\n" + Good)).Should().Be((0, GoodOut + "\n" + GoodOut + "\n"));

    [Fact]
    public async Task Nothing_in_gives_nothing_out() => (await ScoreAsync("")).Should().Be((0, ""));

    [Fact]
    public async Task Vietnamese_stands_as_it_is_written() =>
        (await ScoreAsync(Good.Replace("p1", "Chè Shan “1”", StringComparison.Ordinal))).Output.Should().StartWith("{\"id\":\"Chè Shan “1”\",");

    [Fact]
    public async Task A_line_over_a_megabyte_is_refused_and_the_next_goes_on()
    {
        var (exit, output) = await ScoreAsync(Good + "\n{\"id\":\"" + new string('x', 3_000_000) + "\"}\n" + Good + "\n" + new string(' ', Lines.MaxLength + 1));

        output.Split('\n').Should().HaveCount(5);
        output.Should().Contain("too-long: line 2").And.Contain("too-long: line 4").And.StartWith(GoodOut).And.Contain("\n" + GoodOut + "\n");
        exit.Should().Be(1);
    }

    [Fact]
    public async Task A_line_of_exactly_a_megabyte_is_read()
    {
        var (exit, output) = await ScoreAsync(Good + new string(' ', Lines.MaxLength - Good.Length) + "\n" + Good);

        output.Should().Be(GoodOut + "\n" + GoodOut + "\n");
        exit.Should().Be(0);
    }

    [Fact]
    public async Task Many_lines_keep_their_order()
    {
        var input = string.Concat(Enumerable.Range(0, 5000).Select(i => Good.Replace("p1", $"n{i}", StringComparison.Ordinal) + "\n"));

        var (_, output) = await ScoreAsync(input);

        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[7..l.IndexOf('"', 7)]).Should().Equal(Enumerable.Range(0, 5000).Select(i => $"n{i}"));
    }

    [Fact]
    public async Task Output_is_handed_over_before_more_input_is_awaited()
    {
        var output = new MemoryStream();
        var seen = new List<long>();
        using var input = new Dripping([Good + "\n", Good + "\n" + Good[..20], Good[20..] + "\n"], () => seen.Add(output.Length));

        var exit = await Command().RunAsync(["score", "--in", "-", "--rules", _mini.Folder], input, output, TextWriter.Null, CancellationToken.None);

        exit.Should().Be(0);
        seen.Should().Equal(0, GoodOut.Length + 1, 2 * (GoodOut.Length + 1), 3 * (GoodOut.Length + 1));
    }

    [Fact]
    public async Task Files_are_read_and_written()
    {
        var (from, to) = (Path.Combine(_mini.Folder, "in.md"), Path.Combine(_mini.Folder, "out.md"));
        await File.WriteAllTextAsync(from, Good + "\n");

        (await RunAsync("score", "--in", from, "--out", to, "--rules", _mini.Folder)).Exit.Should().Be(0);
        (await File.ReadAllTextAsync(to)).Should().Be(GoodOut + "\n");
        (await RunAsync("score", "--in", from, "--out", from, "--rules", _mini.Folder)).Exit.Should().Be(2);
        (await File.ReadAllTextAsync(from)).Should().Be(Good + "\n");
    }

    [Theory]
    [InlineData]
    [InlineData("play")]
    [InlineData("score")]
    [InlineData("score", "--in")]
    [InlineData("score", "--in", "-", "--engine", "zen")]
    [InlineData("score", "--in", "-", "--fast", "1")]
    [InlineData("score", "--in", "-", "--in", "-")]
    [InlineData("score", "--in", "/nowhere/in.jsonl")]
    [InlineData("score", "--in", "-", "--rules", "/nowhere")]
    [InlineData("check", "/nowhere")]
    [InlineData("check", "--lang", "fr")]
    [InlineData("list", "--rules", "/nowhere")]
    public async Task Wrong_words_or_paths_exit_with_2_and_say_so_on_standard_error(params string[] words)
    {
        var (exit, output, log) = await RunAsync(words);

        exit.Should().Be(2);
        output.Should().BeEmpty();
        log.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_line_that_names_a_broken_pack_ends_with_2_and_the_cause()
    {
        _mini.With("stars.json", "x");
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Good));
        using var log = new StringWriter();

        var exit = await Command().RunAsync(["score", "--in", "-", "--rules", _mini.Folder], input, new MemoryStream(), log, CancellationToken.None);

        exit.Should().Be(2);
        log.ToString().Should().Contain("9-qd-ttg/stars.json");
    }

    [Fact]
    public async Task A_rule_that_cannot_be_run_gives_no_score()
    {
        _mini.Replace("stars.json", "score.Mean < 30", "1 / (score.Mean - 70.5) < 30 && score.Mean < 30");
        foreach (var engine in new[] { "plan", "rulesengine" })
        {
            (await ScoreAsync(Good, "--engine", engine)).Should().Be((1, """{"id":"p1","mean":null,"parts":{},"stars":null,"missing":[],"gate":null,"errors":["rule-failed: 1"]}""" + "\n"));
        }
    }

    [Fact]
    public async Task Check_writes_a_line_for_each_finding()
    {
        (await RunAsync("check", _mini.Folder)).Should().Match<(int Exit, string Output, string Log)>(r => r.Exit == 0 && r.Output == "");

        _mini.Replace(MiniPack.CriteriaFile, "\"max\": 60", "\"max\": 50");
        var (exit, output, _) = await RunAsync("check", _mini.Folder, "--lang", "en");
        exit.Should().Be(0);
        output.Split('\n')[0].Should().Be("""{"level":"warning","pack":"9-qd-ttg","file":"criteria/01-thu.json","rule":"A.1.1","column":null,"message":"The best option has 60 points, the declared maximum is 50."}""");

        _mini.Replace(MiniPack.CriteriaFile, "pick == \\\"a\\\"", "pick.Length == 1");
        (exit, output, _) = await RunAsync("check", _mini.Folder);
        exit.Should().Be(1);
        output.Should().Be("""{"level":"error","pack":"9-qd-ttg","file":"criteria/01-thu.json","rule":"A.1.1.a","column":5,"message":"“.” không đứng được ở đây."}""" + "\n"
            + output[(output.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
    }

    [Fact]
    public async Task Check_runs_the_worked_cases()
    {
        _mini.With("cases/01.json", $"{{ \"in\": {Good}, \"out\": {GoodOut} }}");
        (await RunAsync("check", _mini.Folder)).Exit.Should().Be(0);

        _mini.With("cases/01.json", $"{{ \"in\": {Good}, \"out\": {GoodOut.Replace("70.5", "71", StringComparison.Ordinal)} }}");
        var (exit, output, _) = await RunAsync("check", _mini.Folder);
        exit.Should().Be(1);
        output.Should().Contain("cases/01.json").And.Contain("70.5");
    }

    [Fact]
    public async Task The_packs_of_the_repository_pass_with_their_known_warnings()
    {
        var (exit, output, _) = await RunAsync("check", PackFiles.Folder);

        exit.Should().Be(0, output);
        output.Should().Contain("Chè tươi, chè chế biến: cộng được 97, khai 100.");
    }

    [Fact]
    public async Task List_writes_the_counts_of_each_pack_oldest_first()
    {
        var (exit, output, _) = await RunAsync("list", "--rules", PackFiles.Folder);

        exit.Should().Be(0);
        output.Split('\n').Select(l => l.Split(",\"hash\"")[0]).Should().Equal(
            """{"pack":"1048-qd-ttg","decision":"1048/QĐ-TTg","extends":null,"filedFrom":"2019-08-21","filedBefore":"2023-02-24","sets":25,"criteria":751,"options":2688,"minima":0""",
            """{"pack":"148-qd-ttg","decision":"148/QĐ-TTg","extends":null,"filedFrom":"2023-02-24","filedBefore":"2025-07-06","sets":26,"criteria":795,"options":2632,"minima":569""",
            """{"pack":"1489-qd-ttg","decision":"1489/QĐ-TTg","extends":"148-qd-ttg","filedFrom":"2025-07-06","filedBefore":"2026-05-22","sets":26,"criteria":795,"options":2632,"minima":569""",
            """{"pack":"26-2026-qd-ttg","decision":"26/2026/QĐ-TTg","extends":null,"filedFrom":"2026-05-22","filedBefore":null,"sets":26,"criteria":787,"options":2579,"minima":575""",
            "");
    }

    [Fact]
    public async Task The_hash_is_over_path_NUL_content_NUL_without_the_cases()
    {
        _mini.With("cases/01.json", $"{{ \"in\": {Good}, \"out\": {GoodOut} }}");
        var bytes = new List<byte>();
        foreach (var file in new[] { MiniPack.CriteriaFile, "gates.json", "pack.json", "stars.json" })
        {
            bytes.AddRange([.. Encoding.UTF8.GetBytes(file), 0, .. await File.ReadAllBytesAsync(_mini.PathOf(file)), 0]);
        }

        (await RunAsync("list", "--rules", _mini.Folder)).Output.Should().Contain(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes.ToArray())));
    }

    private static RulesCommand Command() => new(new ConfigurationBuilder().Build());

    private static async Task<(int Exit, string Output, string Log)> RunAsync(params string[] words)
    {
        using var output = new MemoryStream();
        using var log = new StringWriter();
        var exit = await Command().RunAsync(words, Stream.Null, output, log, CancellationToken.None);
        return (exit, Encoding.UTF8.GetString(output.ToArray()), log.ToString());
    }

    private Task<(int Exit, string Output)> ScoreAsync(string input, params string[] words) => ScoreAsync(Encoding.UTF8.GetBytes(input), words);

    private async Task<(int Exit, string Output)> ScoreAsync(byte[] input, params string[] words)
    {
        using var from = new MemoryStream(input);
        using var to = new MemoryStream();
        var exit = await Command().RunAsync(["score", "--in", "-", "--rules", _mini.Folder, .. words], from, to, TextWriter.Null, CancellationToken.None);
        return (exit, Encoding.UTF8.GetString(to.ToArray()));
    }

    /// <summary>Gives one piece a read and tells when it is asked.</summary>
    private sealed class Dripping(string[] pieces, Action asked) : MemoryStream
    {
        private int _next;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            asked();
            return ValueTask.FromResult(_next == pieces.Length ? 0 : Encoding.UTF8.GetBytes(pieces[_next++], buffer.Span));
        }
    }
}
