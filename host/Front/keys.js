const isTyping = e => e.target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");

// "/" goes to the search box, Ctrl+S saves the page's form, Escape closes what floats.
document.addEventListener("keydown", e => {
  if (e.key === "/" && !isTyping(e) && !e.ctrlKey && !e.metaKey && !e.altKey) {
    const search = document.querySelector(".o-search input");
    if (search) {
      e.preventDefault();
      search.focus();
    }
  } else if (e.key.toLowerCase() === "s" && (e.ctrlKey || e.metaKey)) {
    const form = document.querySelector("main form[data-guard], main form[method=post]");
    if (form) {
      e.preventDefault();
      form.requestSubmit();
    }
  } else if (e.key === "Escape") {
    document.querySelectorAll("details.o-menu[open]").forEach(menu => menu.removeAttribute("open"));
    if (location.hash === "#dieu-huong") {
      location.hash = "#noi-dung";
    }
  }
});

document.addEventListener("click", e => {
  document.querySelectorAll("details.o-menu[open]").forEach(menu => menu.contains(e.target) || menu.removeAttribute("open"));
  if (e.target.closest("[data-print]")) {
    print();
  }
  const opener = e.target.closest("[data-dialog]");
  if (opener) {
    document.getElementById(opener.dataset.dialog)?.showModal();
  }
  const closer = e.target.closest("[data-close]");
  if (closer) {
    closer.closest("dialog")?.close();
  }
});
