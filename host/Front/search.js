// What the search box offers while one types; arrows choose, Enter opens, Escape closes.
const pause = 180;

export function start(form) {
  const box = form.querySelector("input");
  const offer = form.querySelector("[role=listbox]");
  let timer;
  let asked = "";

  const options = () => [...offer.querySelectorAll("[role=option]")];
  const close = () => {
    offer.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const mark = (all, chosen) => all.forEach(o => {
    o.setAttribute("aria-selected", o === chosen);
    if (o === chosen) {
      box.setAttribute("aria-activedescendant", o.id);
      o.scrollIntoView({ block: "nearest" });
    }
  });
  const ask = async () => {
    const text = box.value.trim();
    asked = text;
    if (text.length < 2) {
      close();
      return;
    }
    const answer = await fetch(`/Search?handler=Offer&q=${encodeURIComponent(text)}`).catch(() => null);
    // A slow answer to what is no longer asked is dropped.
    if (!answer?.ok || answer.redirected || asked !== text || document.activeElement !== box) {
      return;
    }
    offer.innerHTML = await answer.text();
    options().forEach((o, i) => { o.id = `tim-thay-${i}`; o.setAttribute("aria-selected", "false"); });
    offer.hidden = false;
    box.setAttribute("aria-expanded", "true");
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  box.addEventListener("focus", () => box.value.trim().length > 1 && offer.childElementCount > 0 && asked === box.value.trim() && (offer.hidden = false));
  box.addEventListener("keydown", e => {
    const all = options();
    const at = all.findIndex(o => o.getAttribute("aria-selected") === "true");
    if (e.key === "Escape" && !offer.hidden) {
      close();
      e.preventDefault();
    } else if ((e.key === "ArrowDown" || e.key === "ArrowUp") && !offer.hidden && all.length) {
      e.preventDefault();
      mark(all, all[(at + (e.key === "ArrowDown" ? 1 : all.length - (at < 0 ? 0 : 1))) % all.length]);
    } else if (e.key === "Enter" && !offer.hidden && at >= 0) {
      e.preventDefault();
      all[at].click();
    }
  });
  form.addEventListener("focusout", e => form.contains(e.relatedTarget) || setTimeout(close, 150));
}
