using OcopModular.Kernel.Ui;

namespace OcopModular.Dossiers.Pages;

/// <summary>Sizes of files as people say them.</summary>
internal static class Sizes
{
    private const decimal Kilo = 1024;

    public static string Show(long bytes) => bytes < Kilo * Kilo ? $"{Math.Max(1, Math.Round(bytes / Kilo))} KB" : $"{Numbers.Show(Math.Round(bytes / Kilo / Kilo, 1))} MB";
}
