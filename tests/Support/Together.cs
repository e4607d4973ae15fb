namespace OcopModular.Tests.Support;

internal static class TogetherExtensions
{
    /// <summary>All breaches in one text, a line each: a red guard names every one of them.</summary>
    public static string Together<T>(this IEnumerable<T> breaches) => string.Join(Environment.NewLine, breaches);
}
