using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>Issues a certificate by a decision; only inside the decision's transaction, so that no number is lost or given twice.</summary>
internal sealed class IssueCertificate(EvaluationDb db, IRuleBook rules, District district, TimeProvider clock) : IScoped
{
    /// <summary>Random bytes of the check page's address.</summary>
    private const int CodeLength = 16;

    public async Task IssueAsync(Recognition recognition, Awarded awarded, CancellationToken ct)
    {
        var (candidate, pack) = (awarded.Closed.Candidate, awarded.Pack);
        var number = await NumberAsync(recognition.Date.Year, ct);
        var code = await ProductCodeAsync(pack.ProductCode, candidate, ct);
        var certificate = new Certificate
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            RecognitionId = recognition.Id,
            CandidateId = candidate.Id,
            ProductId = candidate.ProductId,
            DossierId = candidate.DossierId,
            Number = number,
            ProductCode = code,
            CheckCode = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(CodeLength)),
            ProductName = candidate.ProductName,
            ProducerName = candidate.ProducerName,
            CommuneId = candidate.CommuneId,
            CommuneName = candidate.CommuneName,
            Set = candidate.Set,
            SetName = candidate.SetName,
            Criteria = rules.Set(candidate.Pack, candidate.Set).Decision,
            District = district.Name,
            Province = district.Province,
            Stars = awarded.Closed.Result.Stars!.Value,
            DecisionNumber = recognition.Number,
            IssuedOn = recognition.Date,
            Months = pack.CertificateMonths,
            ExpiresOn = Validity.LastDay(recognition.Date, pack.CertificateMonths),
            Signer = recognition.Signer,
            SignerPosition = recognition.SignerPosition,
            Search = SearchText.Of(candidate.ProductName, candidate.ProducerName, candidate.CommuneName, number, code, recognition.Number),
        };
        db.Add(certificate);
        db.Because(certificate, "Certificate.Issued", recognition.Number);
        db.Announce(new CertificateIssued(certificate.Id, certificate.ProductId, certificate.DossierId, certificate.Stars, certificate.ExpiresOn));
    }

    /// <summary>From the book of the year in which the decision was made: 05/2024/GCN-OCOP.</summary>
    private async Task<string> NumberAsync(int year, CancellationToken ct)
    {
        var number = await db.TakeNumberAsync("evaluation.certificate", year, ct);
        return string.Create(CultureInfo.InvariantCulture, $"{number:00}/{year}/GCN-OCOP");
    }

    /// <summary>The serial is the commune's own in the programme year of the round.</summary>
    private async Task<string> ProductCodeAsync(string pattern, Candidate candidate, CancellationToken ct)
    {
        var year = await db.Rounds.Where(r => r.Id == candidate.RoundId).Select(r => r.Year).SingleAsync(ct);
        var serial = await db.TakeNumberAsync($"evaluation.product.{candidate.CommuneCode}", year, ct);
        return ProductCode.Of(pattern, district, candidate.CommuneCode, serial, year);
    }
}
