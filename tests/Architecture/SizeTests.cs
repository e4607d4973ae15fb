using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OcopModular.Tests.Architecture;

/// <summary>Hard stops of size, and a report with the longest methods in <c>artefacts/size.txt</c>.</summary>
public sealed partial class SizeTests
{
    private const int MostMethodLines = 40;
    private const int MostFileLines = 250;
    private const int MostPageModelLines = 150;
    private const int MostDependencies = 5;
    private const int MostKernelLines = 1450;

    /// <summary>
    /// A producer is a kind of person who signs in, as in <c>Role</c>: the scope of an account is read in each request, so it stands beside unit and rights, and a paler word would only hide it.
    /// Stars are drawn by modules that know nothing of each other; a module cannot give others a tag helper, since it shows them its contracts only.
    /// </summary>
    private static readonly string[] Agreed =
    [
        "modules/Kernel/Actor.cs: OnlyProducer", "modules/Kernel/Units.cs: IProducerAccounts",
        "modules/Kernel/Ui/Values.cs: StarsTagHelper", "modules/Kernel/Ui/Values.cs: StarMinimumTagHelper", "modules/Kernel/Ui/Values.cs: Stars",
    ];

    private static readonly IReadOnlyList<Source> Product = Repository.Sources.Select(f => new Source(f, Repository.Read(f))).ToList();

    [Fact]
    public void Nothing_in_the_product_is_too_long()
    {
        Write(Product);

        Product.SelectMany(TooLong).Together().Should().BeEmpty();
    }

    [Fact]
    public void What_is_too_lengthyis_found()
    {
        var lines = string.Join('\n', Enumerable.Repeat("        M();", MostFileLines));
        var source = new Source("Long.cshtml.cs", $"partial class LongModel(IA a, IB b, IC c, ID d) : PageModel\n{{\n    void M([FromServices] IE e)\n    {{\n{lines}\n    }}\n\n    void N([FromServices] IE e, [FromServices] IF f) {{ }}\n}}\n");

        TooLong(source).Should().HaveCount(5).And.Contain(s => s.Contains("LongModel.M", StringComparison.Ordinal)).And.Contain(s => s.Contains("6 dependencies", StringComparison.Ordinal));
    }

    [Fact]
    public void Kernel_stays_small() => Product.Where(s => s.File.StartsWith("modules/Kernel/", StringComparison.Ordinal)).Sum(s => s.CodeLines).Should().BeLessThanOrEqualTo(MostKernelLines);

    [Fact]
    public void Kernel_knows_no_noun_of_the_programme() =>
        Product.Where(s => s.File.StartsWith("modules/Kernel/", StringComparison.Ordinal) && !s.File.EndsWith("/Role.cs", StringComparison.Ordinal)).SelectMany(Nouns).Except(Agreed).Together().Should().BeEmpty();

    [Fact]
    public void A_noun_of_the_programme_is_found() => Nouns(new Source("X.cs", "interface IDossierBook { Outcome SealCouncil(); int Start { get; } }")).Should().Equal("X.cs: IDossierBook", "X.cs: SealCouncil");

    private static IEnumerable<string> TooLong(Source source)
    {
        var methods = source.Methods().Where(m => m.Lines > MostMethodLines).Select(m => $"{source.File}: {m.Name} has {m.Lines} lines");
        var models = source.Classes().Where(c => source.File.EndsWith(".cshtml.cs", StringComparison.Ordinal) && c.Identifier.Text.EndsWith("Model", StringComparison.Ordinal)).ToList();
        var lengthy = models.Where(c => Lines(c) > MostPageModelLines).Select(c => $"{source.File}: page model {c.Identifier} has {Lines(c)} lines");
        var split = models.Where(c => c.Modifiers.Any(SyntaxKind.PartialKeyword)).Select(c => $"{source.File}: page model {c.Identifier} is split over files");
        var eaters = source.Classes().Select(c => (c.Identifier, Count: Dependencies(c))).Where(c => c.Count > MostDependencies).Select(c => $"{source.File}: {c.Identifier} has {c.Count} dependencies");
        return methods.Concat(lengthy).Concat(split).Concat(eaters).Concat(source.Lines > MostFileLines ? [$"{source.File} has {source.Lines} lines"] : []);
    }

    // What a handler asks for by itself is a dependency like any other. Plain values are none: entities and records are full of them.
    private static int Dependencies(ClassDeclarationSyntax type) =>
        (type.Members.OfType<ConstructorDeclarationSyntax>().Select(c => c.ParameterList).Append(type.ParameterList).Max(l => l?.Parameters.Count(p => p.Type is { } t && !IsValue(t))) ?? 0)
        + type.Members.OfType<MethodDeclarationSyntax>().SelectMany(m => m.ParameterList.Parameters).Where(p => p.AttributeLists.ToString().Contains("FromServices", StringComparison.Ordinal))
            .Select(p => p.Type?.ToString()).Distinct(StringComparer.Ordinal).Count();

    private static bool IsValue(TypeSyntax type) => type is PredefinedTypeSyntax or NullableTypeSyntax or ArrayTypeSyntax || ValueType().IsMatch(type.ToString());

    private static IEnumerable<string> Nouns(Source source) => source.Root.DescendantNodes().OfType<MemberDeclarationSyntax>().Select(NameOf)
        .Where(n => n is not null && Noun().IsMatch(n)).Select(n => $"{source.File}: {n}");

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        _ => null,
    };

    private static int Lines(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static void Write(IReadOnlyList<Source> sources)
    {
        var methods = sources.SelectMany(s => s.Methods().Select(m => (s.File, m.Name, m.Lines))).OrderByDescending(m => m.Lines).ToList();
        var files = sources.OrderByDescending(s => s.Lines).ToList();
        var report = new StringBuilder()
            .AppendLine($"{files.Count} files, {files.Sum(f => f.Lines)} lines, {methods.Count} methods")
            .AppendLine($"methods: median {At(methods.Select(m => m.Lines), 0.5)}, p90 {At(methods.Select(m => m.Lines), 0.9)}, longest {methods[0].Lines}")
            .AppendLine($"files: median {At(files.Select(f => f.Lines), 0.5)}, p90 {At(files.Select(f => f.Lines), 0.9)}, longest {files[0].Lines}")
            .AppendLine().AppendLine("The ten longest methods");
        methods.Take(10).ToList().ForEach(m => report.AppendLine($"{m.Lines,4}  {m.Name}  {m.File}"));
        report.AppendLine().AppendLine("The ten longest files");
        files.Take(10).ToList().ForEach(f => report.AppendLine($"{f.Lines,4}  {f.File}"));
        report.AppendLine().AppendLine("Too long");
        sources.SelectMany(TooLong).ToList().ForEach(t => report.AppendLine(t));
        var folder = Environment.GetEnvironmentVariable("OCOP_TEST_ARTEFACTS") ?? Path.Combine(Repository.Root, "artefacts");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "size.txt"), report.ToString());
    }

    private static int At(IEnumerable<int> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)((sorted.Count - 1) * share)];
    }

    [GeneratedRegex(@"^(Guid|DateTime|DateOnly|TimeOnly|TimeSpan|Type|CancellationToken|IEnumerable<.*|IReadOnly.*<.*|List<.*|Dictionary<.*|Func<.*|Action<.*)$", RegexOptions.None, 60_000)]
    private static partial Regex ValueType();

    [GeneratedRegex(@"Dossier|Producer|Product(?!ion)|Council|Certificate|Criteri|Evidence|Ocop|Commission|Sheet|Stars?(?![a-z])|Round(?!e|t)", RegexOptions.None, 60_000)]
    private static partial Regex Noun();

    private sealed record Source(string File, string Text)
    {
        public SyntaxNode Root { get; } = CSharpSyntaxTree.ParseText(Text).GetRoot();

        public int Lines => Text.Split('\n').Length - (Text.EndsWith('\n') ? 1 : 0);

        /// <summary>Without blank lines and comments.</summary>
        public int CodeLines => Text.Split('\n').Select(l => l.Trim()).Count(l => l.Length > 0 && !l.StartsWith("//", StringComparison.Ordinal));

        public IEnumerable<ClassDeclarationSyntax> Classes() => Root.DescendantNodes().OfType<ClassDeclarationSyntax>();

        public IEnumerable<(string Name, int Lines)> Methods() => Root.DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
            .Where(m => m.Body is not null || m.ExpressionBody is not null)
            .Select(m => ($"{(m.Parent as BaseTypeDeclarationSyntax)?.Identifier.Text}.{(m as MethodDeclarationSyntax)?.Identifier.Text ?? "new"}", SizeTests.Lines(m)));
    }
}
