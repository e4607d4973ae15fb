// The score sheet: each pick is sent as it is made, kept on this computer until it has arrived, and made by keys.

const RETRY = 15000;
const DELAY = 800;

export function start(form) {
  if (form.dataset.locked) {
    localStorage.removeItem(`sheet:${form.dataset.score}`);
    showProof(form);
    return;
  }
  const queue = new Queue(form);
  queue.restore();
  queue.listen();
  walk(form);
  showProof(form);
  keys(form);
  queue.send();
}

/** Fields that have not arrived yet: name → value, in localStorage under the sheet's own key. */
class Queue {
  constructor(form) {
    this.form = form;
    this.key = `sheet:${form.dataset.score}`;
    this.isSending = false;
    this.isStopped = false;
    this.memory = {};
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key)) ?? {};
    } catch {
      return this.memory;
    }
  }

  write(fields) {
    this.memory = fields;
    try {
      if (Object.keys(fields).length === 0) {
        localStorage.removeItem(this.key);
      } else {
        localStorage.setItem(this.key, JSON.stringify(fields));
      }
    } catch {
      // Private browsing without storage: what waits is kept as long as the page is open.
    }
  }

  put(name, value) {
    this.write({ ...this.read(), [name]: value });
  }

  /** What did not arrive before the page was closed is shown and sent again. */
  restore() {
    for (const [name, value] of Object.entries(this.read())) {
      const fields = [...this.form.elements].filter(field => field.name === name);
      const radio = fields.find(field => field.type === "radio" && field.value === value);
      if (radio) {
        radio.checked = true;
        mark(radio);
      } else if (fields[0] && fields[0].type !== "radio") {
        fields[0].value = value;
      }
    }
  }

  listen() {
    const { form } = this;
    let timer;
    form.addEventListener("change", e => {
      if (e.target.type === "radio" && e.target.name.startsWith("pick.")) {
        this.put(e.target.name, e.target.value);
        this.send();
      }
    });
    form.addEventListener("input", e => {
      if (e.target.localName === "textarea") {
        this.put(e.target.name, e.target.value);
        clearTimeout(timer);
        timer = setTimeout(() => this.send(), DELAY);
      }
    });
    form.addEventListener("submit", e => this.beforeSubmit(e));
    addEventListener("online", () => this.send());
    setInterval(() => Object.keys(this.read()).length > 0 && this.send(), RETRY);
    form.querySelector("[data-resend]").addEventListener("click", () => this.send());
  }

  /** The whole form holds all that waits; where there is no line, nothing is lost by not sending it. */
  beforeSubmit(e) {
    if (!navigator.onLine) {
      e.preventDefault();
      e.stopImmediatePropagation();
      this.tell();
    }
  }

  async send() {
    const sent = this.read();
    if (this.isSending || this.isStopped || Object.keys(sent).length === 0) {
      return;
    }
    this.isSending = true;
    this.say(this.form.dataset.textSaving);
    try {
      const answer = await fetch(this.form.dataset.url, { method: "POST", body: this.body(sent), redirect: "manual", credentials: "same-origin" });
      await this.take(answer, sent);
    } catch {
      this.tell();
    }
    this.isSending = false;
    if (!this.isStopped && !this.hasTrouble && Object.keys(this.read()).length > 0) {
      this.send();
    }
  }

  body(fields) {
    const body = new URLSearchParams(fields);
    body.set("__RequestVerificationToken", this.form.querySelector("[name=__RequestVerificationToken]").value);
    return body;
  }

  async take(answer, sent) {
    if (answer.ok) {
      this.drop(sent);
      this.trouble(null);
      show(this.form, await answer.text());
    } else if (answer.type === "opaqueredirect" || answer.status === 401) {
      this.trouble(this.form.dataset.textSignedOut);
    } else if (answer.status >= 500) {
      this.tell();
    } else if (answer.status === 400 && answer.headers.get("content-type")?.startsWith("text/plain")) {
      this.drop(sent);
      this.trouble(await answer.text());
    } else {
      this.isStopped = answer.status === 404 || answer.status === 409;
      this.trouble(answer.headers.get("content-type")?.startsWith("text/plain") ? await answer.text() : this.form.dataset.textSignedOut);
    }
  }

  /** Only what was not changed again since it was sent. */
  drop(sent) {
    const left = this.read();
    for (const [name, value] of Object.entries(sent)) {
      if (left[name] === value) {
        delete left[name];
      }
    }
    this.write(left);
  }

  tell() {
    this.trouble(this.form.dataset.textQueued.replace("{0}", Object.keys(this.read()).length));
  }

  trouble(text) {
    this.hasTrouble = text !== null;
    const box = this.form.querySelector("[data-trouble]");
    box.hidden = text === null;
    if (text !== null) {
      box.querySelector("p").textContent = text;
      this.say("");
    }
  }

  say(text) {
    this.form.querySelector("[data-saved]").textContent = text;
  }
}

/** Puts the figures of the answer where the page has the same ones. */
function show(form, html) {
  const answer = new DOMParser().parseFromString(html, "text/html");
  for (const part of answer.querySelectorAll("[data-live]")) {
    form.querySelector(`[data-live="${CSS.escape(part.dataset.live)}"]`)?.replaceWith(document.adoptNode(part));
  }
}

/** The criterion's head follows the pick at once. */
function mark(radio) {
  const criterion = radio.closest(".o-crit");
  criterion.classList.add("is-done");
  criterion.querySelector(".o-got b").textContent = radio.dataset.points;
  criterion.querySelector("[data-chosen]").textContent = radio.closest(".o-opt").querySelector(".o-opt-t").textContent;
}

const criteriaOf = form => [...form.querySelectorAll(".o-crit")];
const isAnswered = criterion => criterion.querySelector("input[type=radio]:checked") !== null;

/** The next one after this that is not answered, around the end. */
function nextUnanswered(form, criterion) {
  const all = criteriaOf(form);
  const at = all.indexOf(criterion);
  return [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].find(other => !isAnswered(other));
}

function go(form, criterion) {
  if (!criterion) {
    return;
  }
  criteriaOf(form).forEach(other => other.classList.toggle("is-now", other === criterion));
  criterion.open = true;
  (visibleRadios(criterion).find(radio => radio.checked) ?? visibleRadios(criterion)[0] ?? criterion.querySelector("summary")).focus({ preventScroll: true });
  criterion.scrollIntoView({ block: "center" });
  form.dispatchEvent(new CustomEvent("criterion", { detail: criterion.dataset.code }));
}

/** Those of a closed case cannot be picked by a key. */
const visibleRadios = criterion => [...criterion.querySelectorAll(".o-opts input[type=radio]")].filter(radio => !radio.closest("details.o-case:not([open])"));

/** A pick closes its criterion and opens the next unanswered one. */
function walk(form) {
  let byArrow = false;
  form.addEventListener("keydown", e => { byArrow = e.key.startsWith("Arrow"); }, true);
  form.addEventListener("pointerdown", () => { byArrow = false; }, true);
  form.addEventListener("change", e => {
    if (e.target.type !== "radio" || !e.target.name.startsWith("pick.")) {
      return;
    }
    mark(e.target);
    // Going through the levels with arrows picks each in passing: stay.
    if (!byArrow) {
      const criterion = e.target.closest(".o-crit");
      criterion.open = false;
      go(form, nextUnanswered(form, criterion));
    }
  });
  form.addEventListener("click", e => {
    if (e.target.closest("[data-later]")) {
      const criterion = e.target.closest(".o-crit");
      criterion.open = false;
      go(form, nextUnanswered(form, criterion));
    } else if (e.target.closest("[data-next]")) {
      e.preventDefault();
      go(form, nextUnanswered(form, form.querySelector(".o-crit.is-now")));
    }
  });
  form.querySelectorAll("[data-later]").forEach(button => { button.hidden = false; });
}

/** Keys work while the focus lies in a criterion, and can be switched off. */
function keys(form) {
  const box = form.querySelector("[data-keys]");
  const list = form.querySelector("[data-keys-list]");
  const toggle = box.querySelector("input");
  box.hidden = false;
  toggle.checked = localStorage.getItem("sheet-keys") !== "off";
  const apply = () => {
    list.hidden = !toggle.checked;
    form.classList.toggle("is-keyless", !toggle.checked);
  };
  apply();
  toggle.addEventListener("change", () => {
    localStorage.setItem("sheet-keys", toggle.checked ? "on" : "off");
    apply();
  });
  form.addEventListener("keydown", e => {
    const criterion = e.target.closest?.(".o-crit");
    if (toggle.checked && criterion && !e.ctrlKey && !e.altKey && !e.metaKey && !e.target.matches("textarea, input:not([type=radio])") && press(form, criterion, e.key)) {
      e.preventDefault();
    }
  });
}

function press(form, criterion, key) {
  const all = criteriaOf(form);
  if (/^\d$/.test(key)) {
    visibleRadios(criterion).find(radio => radio.dataset.key === key)?.click();
    return true;
  }
  switch (key.toLowerCase()) {
    case "pagedown":
    case "pageup":
      go(form, all[all.indexOf(criterion) + (key === "PageDown" ? 1 : -1)]);
      return true;
    case "n":
      go(form, nextUnanswered(form, criterion));
      return true;
    case "m":
      criterion.querySelector("[data-open-proof]").click();
      return true;
    case "g":
      criterion.querySelector(".o-crit-f .o-say-more").open = true;
      criterion.querySelector(".o-crit-f textarea").focus();
      return true;
    default:
      return false;
  }
}

/** The evidence of a criterion beside it: PDF and pictures in place, other files as downloads. */
function showProof(form) {
  const panel = form.querySelector("[data-proof]");
  const view = panel.querySelector("[data-view]");
  const hint = view.querySelector("p").textContent;
  const choose = (code, opens) => {
    const groups = [...panel.querySelectorAll("[data-proof-of]")];
    const own = groups.filter(group => group.dataset.proofOf === code);
    groups.forEach(group => { group.hidden = group.dataset.proofOf !== code && group.dataset.proofOf !== ""; });
    panel.querySelector("[data-proof-title]").textContent = panel.dataset.title.replace("{0}", code.slice(code.indexOf(".") + 1));
    if (own.length === 0) {
      view.replaceChildren(note(panel.dataset.none));
    } else if (opens) {
      open(panel, view, own[0].querySelector("a[data-type=pdf], a[data-type=picture]"));
    } else {
      view.replaceChildren(note(hint));
    }
  };
  // Lines are slow: the list follows the criterion, a file is fetched when it is asked for.
  form.addEventListener("criterion", e => choose(e.detail, false));
  form.addEventListener("click", e => {
    const opener = e.target.closest("[data-open-proof]");
    const file = e.target.closest("[data-proof] a[data-type]");
    if (opener) {
      choose(opener.dataset.openProof, true);
      panel.querySelector("[data-close-proof]").setAttribute("href", `#tc-${opener.dataset.openProof}`);
    } else if (file && file.dataset.type !== "other" && !e.ctrlKey && !e.metaKey) {
      e.preventDefault();
      open(panel, view, file);
    }
  });
}

async function open(panel, view, link) {
  if (!link) {
    return;
  }
  panel.querySelectorAll("a[aria-current]").forEach(other => other.removeAttribute("aria-current"));
  link.setAttribute("aria-current", "true");
  view.setAttribute("aria-label", link.textContent.trim());
  if (link.dataset.type === "picture") {
    const picture = document.createElement("img");
    picture.className = "img-fluid";
    picture.alt = link.textContent.trim();
    picture.src = link.href;
    view.replaceChildren(picture);
    return;
  }
  const box = document.createElement("div");
  box.dataset.pdf = link.href;
  view.replaceChildren(box);
  try {
    const { show: showPdf } = await import("./pdf-viewer.js");
    await showPdf(box);
  } catch {
    view.replaceChildren(note(panel.dataset.failed));
  }
}

function note(text) {
  const line = document.createElement("p");
  line.className = "o-note";
  line.textContent = text;
  return line;
}
