using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using SkiaSharp;

namespace OcopModular.Evaluation.Documents;

/// <summary>Writes a certificate as PDF: A4 landscape, one page, the same bytes for the same certificate and address.</summary>
internal sealed class CertificatePdf(PaperFonts fonts, IStringLocalizer<Texts> texts) : IScoped
{
    private const float PointsOfMillimetre = 72 / 25.4f;

    public byte[] Draw(Certificate certificate, string address)
    {
        var text = CertificateText.Of(certificate, texts);
        using var content = new MemoryStream();
        using (var document = SKDocument.CreatePdf(content, Metadata(certificate, text)))
        {
            var page = CertificatePaper.Page;
            var canvas = document.BeginPage(page.Width * PointsOfMillimetre, page.Height * PointsOfMillimetre);
            canvas.Scale(PointsOfMillimetre);
            new CertificatePaper(new Paper(canvas), fonts).Draw(text, address);
            document.EndPage();
            document.Close();
        }

        return content.ToArray();
    }

    /// <summary>Dated by the decision, not by the moment of printing: a copy printed again is the same file.</summary>
    private static SKDocumentPdfMetadata Metadata(Certificate certificate, CertificateText text)
    {
        var day = certificate.IssuedOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return new SKDocumentPdfMetadata
        {
            Title = text.Subject,
            Author = text.Office + " " + text.OfficeOf,
            Subject = text.Title,
            Creator = "OcopModular",
            Producer = "OcopModular",
            Creation = day,
            Modified = day,
            RasterDpi = 300,
            EncodingQuality = 101,
        };
    }
}
