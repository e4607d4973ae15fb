const changed = new Set();

document.addEventListener("input", e => {
  const form = e.target.form;
  if (form?.matches("[data-guard]")) {
    changed.add(form);
  }
});
addEventListener("beforeunload", e => {
  if (changed.size > 0) {
    e.preventDefault();
  }
});

// A second click while the first is on its way sends nothing.
document.addEventListener("submit", e => {
  const form = e.target;
  if (e.defaultPrevented || form.method !== "post" || form.hasAttribute("hx-post")) {
    return;
  }
  if (form.dataset.sent) {
    e.preventDefault();
    return;
  }
  changed.delete(form);
  form.dataset.sent = "true";
  e.submitter?.setAttribute("aria-busy", "true");
  setTimeout(() => release(form), 10000);
});
addEventListener("pageshow", e => e.persisted && document.querySelectorAll("form[data-sent]").forEach(release));

document.addEventListener("change", e => {
  if (e.target.matches("[data-submit]")) {
    e.target.form.requestSubmit();
  }
  if (e.target.matches(".o-drop input[type=file]")) {
    const chosen = e.target.parentElement.querySelector("[data-chosen]");
    chosen.textContent = [...e.target.files].map(file => file.name).join(", ");
  }
  if (e.target.matches("[data-all]")) {
    e.target.form.querySelectorAll(`input[name="${e.target.dataset.all}"]`).forEach(box => { box.checked = e.target.checked; });
  }
});

document.querySelector(".o-errors")?.focus();

function release(form) {
  delete form.dataset.sent;
  form.querySelectorAll("[aria-busy]").forEach(button => button.removeAttribute("aria-busy"));
}
