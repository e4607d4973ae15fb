using SkiaSharp;

namespace OcopModular.Evaluation.Documents;

/// <summary>The layout of a certificate, in millimetres on A4 landscape.</summary>
internal sealed class CertificatePaper(Paper paper, PaperFonts fonts)
{
    public static readonly SKSize Page = new(297, 210);

    private const float FrameInset = 9;
    private const float Left = 23.6f;
    private const float Right = 273.4f;
    private const float Top = 18.6f;
    private const float Bottom = 192.4f;
    private const float Centre = 148.5f;
    private const float QrSize = 25;
    private const float SignatureWidth = 78;
    private const float SignatureGap = 15;
    private const float StarSize = 11;
    private const float StarGap = 2.5f;
    private const float FactsTerm = 32;
    private const float FactsValue = 170;
    private const float NameWidth = 236;
    private const int MostStars = 5;

    private const string Star = "m12 2.6 2.9 5.9 6.5.95-4.7 4.6 1.1 6.45L12 17.45 6.2 20.5l1.1-6.45-4.7-4.6 6.5-.95z";

    private static readonly SKColor Ground = SKColor.Parse("#fffdf7");
    private static readonly SKColor Ink = SKColor.Parse("#1c231f");
    private static readonly SKColor Soft = SKColor.Parse("#4c574f");
    private static readonly SKColor Green = SKColor.Parse("#0b4434");
    private static readonly SKColor Red = SKColor.Parse("#9b1c14");
    private static readonly SKColor Gold = SKColor.Parse("#c08a1e");
    private static readonly SKColor PaleGold = SKColor.Parse("#c9b277");
    private static readonly SKColor StarOn = SKColor.Parse("#d9971a");
    private static readonly SKColor StarOff = SKColor.Parse("#e3dfcf");
    private static readonly SKColor Hill = SKColor.Parse("#edf1e6");

    /// <summary>The terraces at the foot, in a field of 236 × 80.</summary>
    private static readonly string[] Hills =
    [
        "M-4 30c34-22 66-20 96-2s64 22 148-10", "M-4 40c36-20 66-18 96-2s64 20 148-8", "M-4 50c38-18 66-16 96-2s64 18 148-6",
        "M-4 60c40-16 66-14 96-2s64 16 148-4", "M-4 70c42-14 66-12 96-2s64 14 148-2", "M-4 79c44-12 66-10 96-1s64 12 148 0",
    ];

    private Letters Plain => new(fonts.Regular, 11.5f, Ink, 1.4f);

    private Letters Strong => new(fonts.SemiBold, 11.5f, Ink, 1.4f);

    public void Draw(CertificateText text, string address)
    {
        DrawGround();
        var from = DrawHead(text);
        var to = DrawFoot(text, address);
        DrawMiddle(text, from, to);
    }

    private void DrawGround()
    {
        paper.Fill(new SKRect(0, 0, Page.Width, Page.Height), Ground);
        foreach (var hill in Hills)
        {
            using var path = SKPath.ParseSvgPathData(hill);
            var place = SKMatrix.CreateScaleTranslation(274.2f / 236, 46f / 80, 11.4f, Page.Height - 57.4f);
            paper.Shape(path!, place, Hill, 0.33f);
        }

        // What the terraces run over at both sides.
        paper.Fill(new SKRect(0, 120, 11.4f, Page.Height), Ground);
        paper.Fill(new SKRect(Page.Width - 11.4f, 120, Page.Width, Page.Height), Ground);
        paper.Frame(Page, FrameInset - 1.65f, 0.25f, Gold);
        paper.Frame(Page, FrameInset, 0.6f, Green);
        paper.Frame(Page, FrameInset + 2.2f, 0.2f, PaleGold);
    }

    /// <returns>Where the head ends.</returns>
    private float DrawHead(CertificateText text)
    {
        DrawColumn(Left, text.Office, Plain, text.OfficeOf, mirrored: false);
        return DrawColumn(Right, text.State, Strong, text.Motto, mirrored: true);
    }

    private float DrawColumn(float edge, string first, Letters letters, string second, bool mirrored)
    {
        var width = Math.Max(Paper.Measure(first, letters), Paper.Measure(second, Strong));
        var centre = mirrored ? edge - (width / 2) : edge + (width / 2);
        paper.WriteCentred(first, centre, Top, letters);
        paper.WriteCentred(second, centre, Top + letters.LineHeight, Strong);
        var rule = Paper.Measure(second, Strong) * 0.6f;
        var end = Top + letters.LineHeight + Strong.LineHeight + 0.8f;
        paper.Line(centre - (rule / 2), end, rule, 0.3f, Ink);
        return end + 0.3f;
    }

    private void DrawMiddle(CertificateText text, float from, float to)
    {
        var lines = Middle(text);
        var y = from + Math.Max(0, (to - from - lines.Sum(l => l.Height)) / 2);
        foreach (var (height, draw) in lines)
        {
            draw(y);
            y += height;
        }
    }

    /// <summary>What stands in the middle, each with its height.</summary>
    private List<(float Height, Action<float> Draw)> Middle(CertificateText text)
    {
        var name = NameLetters(text.Product);
        var lines = new List<(float, Action<float>)>
        {
            Line(text.Issuer, new Letters(fonts.Medium, 12, Ink, Spacing: 0.02f), after: 3),
            Line(text.Title, new Letters(fonts.Bold, 34, Red, 1.25f, 0.04f), after: 0.5f),
            Line(text.Programme, new Letters(fonts.SemiBold, 12, Green, Spacing: 0.03f), after: 4),
            (StarSize + StarGap, y => DrawStars(text.Stars, y)),
        };
        lines.AddRange(Paper.Wrap(text.Product, name, NameWidth).Select(l => Line(l, name)));
        lines.Add((new Letters(fonts.Regular, 13, Ink).LineHeight + 4, y => DrawReaches(text, y)));
        lines.AddRange(FactLines(text.Facts));
        return lines;
    }

    private (float, Action<float>) Line(string text, Letters letters, float after = 0) =>
        (letters.LineHeight + after, y => paper.WriteCentred(text, Centre, y, letters));

    /// <summary>A long name is written smaller, at last in lines.</summary>
    private Letters NameLetters(string name)
    {
        float[] sizes = [25, 22, 19];
        var letters = sizes.Select(s => new Letters(fonts.Bold, s, Green, 1.3f)).ToList();
        return letters.Find(l => Paper.Wrap(name, l, NameWidth).Count == 1) ?? letters.Find(l => Paper.Wrap(name, l, NameWidth).Count == 2) ?? new Letters(fonts.Bold, 13, Green, 1.3f);
    }

    private void DrawStars(int stars, float top)
    {
        using var star = SKPath.ParseSvgPathData(Star);
        var left = Centre - (((MostStars * StarSize) + ((MostStars - 1) * StarGap)) / 2);
        for (var i = 0; i < MostStars; i++)
        {
            var place = SKMatrix.CreateScaleTranslation(StarSize / 24, StarSize / 24, left + (i * (StarSize + StarGap)), top);
            paper.Shape(star!, place, i < stars ? StarOn : StarOff);
        }
    }

    private void DrawReaches(CertificateText text, float top)
    {
        var plain = new Letters(fonts.Regular, 13, Ink);
        var strong = new Letters(fonts.Bold, 13, Red);
        var (before, after) = (text.Reaches + " ", " " + text.ReachesInWords);
        var x = Centre - ((Paper.Measure(before, plain) + Paper.Measure(text.ReachesStars, strong) + Paper.Measure(after, plain)) / 2);
        paper.Write(before, x, top, plain);
        x += Paper.Measure(before, plain);
        paper.Write(text.ReachesStars, x, top, strong);
        paper.Write(after, x + Paper.Measure(text.ReachesStars, strong), top, plain);
    }

    private IEnumerable<(float Height, Action<float> Draw)> FactLines(IReadOnlyList<KeyValuePair<string, string>> facts)
    {
        var term = new Letters(fonts.Regular, 11.5f, Soft, 1.6f);
        var value = new Letters(fonts.Medium, 11.5f, Ink, 1.6f);
        var rows = facts.Select(f => (f.Key, Lines: Paper.Wrap(f.Value, value, FactsValue))).ToList();
        var left = Centre - ((FactsTerm + rows.SelectMany(r => r.Lines).Max(l => Paper.Measure(l, value))) / 2);
        return rows.SelectMany(row => row.Lines.Select((line, i) => (value.LineHeight, (Action<float>)(y =>
        {
            if (i == 0)
            {
                paper.Write(row.Key, left, y, term);
            }

            paper.Write(line, left + FactsTerm, y, value);
        }))));
    }

    /// <returns>Where the foot begins.</returns>
    private float DrawFoot(CertificateText text, string address)
    {
        DrawNumber(text, address);
        return DrawSignature(text);
    }

    private void DrawNumber(CertificateText text, string address)
    {
        var square = new SKRect(Left, Bottom - QrSize, Left + QrSize, Bottom);
        paper.Fill(square, SKColors.White);
        paper.Outline(square, 0.2f, PaleGold);
        QrSquare.Draw(paper, address, square, SKColor.Parse("#111111"));
        var number = new Letters(fonts.SemiBold, 11, Ink, 1.5f);
        var small = new Letters(fonts.Regular, 9.5f, Ink, 1.5f);
        var x = Left + QrSize + 4;
        var y = Bottom - (QrSize / 2) - ((number.LineHeight + (text.UnderNumber.Count * small.LineHeight)) / 2);
        paper.Write(text.Number, x, y, number);
        y += number.LineHeight;
        foreach (var line in text.UnderNumber)
        {
            paper.Write(line, x, y, small);
            y += small.LineHeight;
        }
    }

    /// <returns>Where it begins.</returns>
    private float DrawSignature(CertificateText text)
    {
        var seal = new Letters(fonts.Regular, 10, SKColor.Parse("#5d675f"), Slanted: true);
        var lines = new List<(string Text, Letters Letters, float After)> { (text.PlaceAndDay, Plain with { Slanted = true }, 0.6f) };
        lines.AddRange(text.SignerPosition.Select(p => (p, Strong, 0.6f)));
        lines.Add((text.Seal, seal, SignatureGap));
        lines.Add((text.Signer, Strong, 0));
        var width = Math.Max(SignatureWidth, lines.Max(l => Paper.Measure(l.Text, l.Letters)));
        var top = Bottom - lines.Sum(l => l.Letters.LineHeight + l.After);
        var y = top;
        foreach (var (line, letters, after) in lines)
        {
            paper.WriteCentred(line, Right - (width / 2), y, letters);
            y += letters.LineHeight + after;
        }

        return top;
    }
}
