// The rule editor by htmx. Without this file every button is a plain submit.
(() => {
  const form = document.getElementById("entry");
  if (!form) {
    return;
  }
  // The version that was stored last goes with the next request.
  const take = () => {
    const stored = document.querySelector("[data-version]") ?? document.getElementById("version-now");
    if (stored) {
      document.getElementById("version").value = stored.value;
    }
  };
  document.body.addEventListener("htmx:afterSwap", take);
  // Keeping while typing does nothing that a button says.
  document.body.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.target?.id === "beside") {
      event.detail.formData.delete("do");
    }
  });

  // Buttons of the editor redraw its left side, and keep the attention where it was.
  form.addEventListener("click", (event) => {
    const button = event.target.closest('button[name="do"]');
    if (!button || button.value === "store" || !window.htmx) {
      return;
    }
    event.preventDefault();
    redraw(button.value);
  });
  let place = "";
  let look = false;
  let added = false;
  const redraw = (command) => {
    const path = command.split(":")[1] ?? "";
    look = command.startsWith("look:");
    added = command.startsWith("add");
    place = (look ? "" : document.activeElement?.id) || (command.startsWith("remove") ? path.replace(/\.\d+$/, "") : path);
    const values = {};
    for (const [name, value] of new FormData(form)) {
      values[name] = name in values ? [].concat(values[name], value) : value;
    }
    values.do = command;
    htmx.ajax("POST", form.action, { target: "#work", swap: "outerHTML", values, source: form });
  };
  document.body.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id !== "work" && event.detail.elt?.id !== "work") {
      return;
    }
    const now = document.getElementById("version-now");
    if (now) {
      document.getElementById("version").value = now.value;
    }
    const box = document.getElementById(place) ?? document.getElementById("at-" + place);
    const blank = [...(box?.querySelectorAll(".about") ?? [])].find((about) => about.value === "");
    const stop = added && blank ? blank : look ? box?.querySelector("select.compare, input:not([type=hidden], .about)")
      : box?.matches("input, select, textarea, button") ? box
      : [...(box?.querySelectorAll("input:not([type=hidden]), select, button") ?? [])].at(-1);
    stop?.focus();
    form.dispatchEvent(new Event("change", { bubbles: true }));
  });

  // What a statement is about decides what it is compared with.
  form.addEventListener("change", (event) => {
    if (event.target.matches("[data-redraw]") && window.htmx) {
      event.stopPropagation();
      redraw("look:" + (event.target.closest("[id^=at-]")?.id.slice(3) ?? ""));
    }
  }, true);
})();
