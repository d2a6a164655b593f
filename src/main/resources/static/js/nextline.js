// Menus close when the attention goes elsewhere; Escape closes them and keeps the place.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
// "/" goes to the search of the page, or to that of the frame; the arrows walk through what was found.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const box = ["[data-search]", "[data-search-frame]"].map((one) => document.querySelector(one))
      .find((one) => one && one.offsetParent !== null);
    const link = document.querySelector(".search-link");
    if (box || link) {
      event.preventDefault();
      if (box) {
        box.focus();
        box.select();
      } else {
        link.click();
      }
    }
    return;
  }
  const search = document.querySelector("[data-search]");
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const at = event.target.closest?.("[data-search], [data-found]");
  if (search && step !== 0 && at) {
    const stops = [search, ...document.querySelectorAll("[data-found]")];
    const next = stops[stops.indexOf(at) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }
});
// A link to something folded opens it.
const unfold = (id) => {
  const fold = document.getElementById(id || "");
  if (fold?.matches("details")) {
    fold.open = true;
  }
};
document.addEventListener("click", (event) => unfold(event.target.closest?.('a[href^="#"]')?.hash.slice(1)));
unfold(location.hash.slice(1));
// A list of faults is where the reader starts.
document.querySelector(".faults a")?.focus();
// Printing: paper shows what the screen folds away, and the screen is as before.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details[data-print-open]:not([open])")) {
    fold.open = true;
    fold.dataset.opened = "";
  }
});
addEventListener("afterprint", () => {
  for (const fold of document.querySelectorAll("details[data-opened]")) {
    fold.open = false;
    delete fold.dataset.opened;
  }
});
