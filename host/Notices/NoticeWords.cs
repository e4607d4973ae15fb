using System.Text.Json;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;

namespace OcopModular.Host.Notices;

/// <summary>A kept notice in the language of the moment.</summary>
internal sealed class NoticeWords(IStringLocalizerFactory factory, IStringLocalizer<Texts> texts) : IScoped
{
    public string Of(KeptNotice notice) => Type.GetType(notice.Texts, throwOnError: false) is { } type
        ? factory.TextsOf(type)[notice.Text, JsonSerializer.Deserialize<string[]>(notice.Arguments)!]
        : texts["Notices.ModuleGone"];
}
