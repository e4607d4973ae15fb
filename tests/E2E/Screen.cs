using Microsoft.Playwright;

namespace OcopModular.E2E;

/// <summary>The two screens of the house.</summary>
internal static class Screen
{
    public const int Desk = 1280;
    public const int Telephone = 390;

    public static IReadOnlyList<int> Widths { get; } = [Telephone, Desk];

    public static ViewportSize Of(int width) => new() { Width = width, Height = width == Telephone ? 844 : 900 };
}
