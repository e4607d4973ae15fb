using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using MimeKit;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Notices;

/// <summary>Writes the mail of one or more notices: a line and a link each, in the language of the office.</summary>
internal sealed class Letters(HostDb db, MailSettings settings, NoticeWords words, IStringLocalizer<Texts> texts) : IScoped
{
    /// <returns><c>null</c>: the person wants no mail any more, or may not sign in.</returns>
    public async Task<MimeMessage?> WriteAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var notices = await db.Notices.AsNoTracking().Where(n => ids.Contains(n.Id)).OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync(ct);
        var person = notices.Count == 0 ? Guid.Empty : notices[0].AccountId;
        var address = await db.PersonSettings.Where(s => s.Id == person && s.Mail != MailMode.None && db.Users.Any(u => u.Id == person && !u.IsDisabled)).Select(s => s.Address).SingleOrDefaultAsync(ct);
        return MailboxAddress.TryParse(address, out var to) ? InVietnamese(() => Write(to, notices)) : null;
    }

    private MimeMessage Write(MailboxAddress to, List<KeptNotice> notices)
    {
        var lines = notices.ConvertAll(words.Of);
        var letter = new MimeMessage { Subject = texts["Mail.Subject", notices.Count == 1 ? lines[0] : texts["Mail.Digest", notices.Count].Value] };
        letter.From.Add(new MailboxAddress(Encoding.UTF8, texts["Brand.Name"], settings.From));
        letter.To.Add(to);
        // The same for each attempt, so that a receiver may know a second copy; made from the first notice, which nobody outside can look up.
        letter.MessageId = $"{notices[0].Id:N}@{letter.From.Mailboxes.Single().Domain}";
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        var body = string.Join("\n\n", notices.Zip(lines, (n, line) => $"{line}\n{settings.PublicAddress}{n.Url}"));
        letter.Body = new TextPart("plain") { Text = $"{body}\n\n-- \n{texts["Mail.Foot", settings.PublicAddress + "/Account/Settings"].Value}\n" };
        return letter;
    }

    private static T InVietnamese<T>(Func<T> write)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new CultureInfo("vi");
            return write();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
