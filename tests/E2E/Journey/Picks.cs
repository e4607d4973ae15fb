using Microsoft.Playwright;

namespace OcopModular.E2E.Journey;

/// <summary>The level that three stars ask for, else the middle one: 65 points for a tea under 148/QĐ-TTg.</summary>
internal static class Picks
{
    /// <summary>The key of the wanted option of each criterion, in the sheet's order; the first criteria one level higher.</summary>
    private const string Wanted = """
        higher => [...new Set([...document.querySelectorAll("main input[type=radio][name^='pick.']")].map(r => r.name))].map((name, i) => {
          const rows = [...document.querySelectorAll(`main input[name='${CSS.escape(name)}']`)].filter(r => r.value !== '-' && r.value !== 'stop').map(r => r.closest('label'));
          const asked = rows.findIndex(row => row.querySelector('.o-min')?.textContent.includes('3 sao'));
          const level = asked >= 0 ? asked : Math.floor(rows.length / 2);
          return String((i < higher ? Math.min(level + 1, rows.length - 1) : level) + 1);
        })
        """;

    private const string Make = """
        keys => [...new Set([...document.querySelectorAll("main input[type=radio][name^='pick.']")].map(r => r.name))].forEach((name, i) => {
          const radio = [...document.querySelectorAll(`main input[name='${CSS.escape(name)}']`)][Number(keys[i]) - 1];
          radio.checked = true;
          radio.dispatchEvent(new Event('change', { bubbles: true }));
        })
        """;

    public static Task<string[]> KeysAsync(IPage page, int higher = 0) => page.EvaluateAsync<string[]>(Wanted, higher);

    public static async Task MakeAllAsync(IPage page, int higher = 0) => await page.EvaluateAsync(Make, await KeysAsync(page, higher));

    /// <summary>What the page shows as picked, criterion by criterion.</summary>
    public static Task<string[]> ShownAsync(IPage page) =>
        page.EvaluateAsync<string[]>("() => [...document.querySelectorAll(\"main input[type=radio][name^='pick.']:checked\")].map(r => `${r.name}=${r.dataset.key}`)");
}
