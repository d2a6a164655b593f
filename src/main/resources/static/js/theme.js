// Before the first paint: the theme that was chosen here, or the one of the system.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try {
    chosen = localStorage.getItem("theme");
  } catch {
    // A browser that keeps nothing follows the system.
  }
  const apply = () => {
    root.dataset.bsTheme = chosen || (system.matches ? "dark" : "light");
  };
  apply();
  system.addEventListener("change", apply);
  addEventListener("DOMContentLoaded", () => {
    for (const toggle of document.querySelectorAll("[data-theme-toggle]")) {
      toggle.hidden = false;
      toggle.addEventListener("click", () => {
        chosen = root.dataset.bsTheme === "dark" ? "light" : "dark";
        try {
          localStorage.setItem("theme", chosen);
        } catch {
          // It holds until the page is left.
        }
        apply();
      });
    }
  });
})();
