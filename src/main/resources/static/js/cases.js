// Relapse entry by keyboard. Without this file the same form works with plain buttons.
(() => {
  const form = document.getElementById("case-form");
  if (!form) {
    return;
  }
  document.documentElement.classList.add("scripted");

  // A link to a field opens the folds around it.
  const reveal = (id) => {
    const place = id && document.getElementById(id);
    for (let fold = place?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
    return place;
  };
  const follow = () => {
    const place = reveal(decodeURIComponent(location.hash.slice(1)));
    if (place) {
      place.scrollIntoView({ block: "center" });
      place.focus({ preventScroll: true });
    }
  };
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && reveal(link.getAttribute("href").slice(1))) {
      event.preventDefault();
      history.replaceState(null, "", link.getAttribute("href"));
      follow();
    }
  });
  if (location.hash) {
    follow();
  }

  // Ctrl+S stores.
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      form.requestSubmit(document.getElementById("store"));
    }
  });

  // Digits and first letters answer what is asked with radio buttons.
  const answer = (event) => {
    const radios = [...form.querySelectorAll(`input[type=radio][name="${CSS.escape(event.target.name)}"]`)];
    const key = event.key.toLowerCase();
    let chosen = /^[1-9]$/.test(key) ? radios[key - 1] : undefined;
    if (key === "?" || key === "u" || key === "backspace" || key === "delete") {
      chosen = radios.find((radio) => radio.value === "");
    } else if (/^[a-z]$/.test(key)) {
      chosen = radios.find((radio) => radio.labels[0].textContent.trim().toLowerCase().startsWith(key));
    }
    if (chosen) {
      event.preventDefault();
      chosen.focus();
      if (!chosen.checked) {
        chosen.click();
      }
    }
  };

  // Enter adds the next row where there are rows, and goes on to the next question elsewhere.
  const enter = (event) => {
    event.preventDefault();
    const quick = event.target.dataset.enter;
    if (quick) {
      document.getElementById(quick).click();
      return;
    }
    const rows = event.target.closest(".rows, .entries");
    if (rows) {
      rows.querySelector(":scope > .add-row").click();
      return;
    }
    const stops = [...form.querySelectorAll("input, select, textarea, summary, button")].filter((stop) =>
      stop.tabIndex >= 0 && !stop.disabled && stop.type !== "hidden" && stop.offsetParent !== null
      && !(stop.type === "radio" && !stop.checked));
    stops[stops.indexOf(event.target) + 1]?.focus();
  };

  form.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    const type = event.target.type;
    if (event.target.matches("input[type=radio]")) {
      if (event.key === "Enter") {
        enter(event);
      } else {
        answer(event);
      }
    } else if (event.key === "Enter" && event.target.matches("input, select") && type !== "submit") {
      enter(event);
    }
  });

  // Ticks and "known" agree: a tick makes the set known, and "none" takes the ticks away.
  form.addEventListener("change", (event) => {
    const set = event.target.closest("[data-set]");
    if (!set) {
      return;
    }
    const known = (value) => set.querySelector(`.known-choice input[value="${value}"]`);
    if (!known("")) {
      return;
    }
    const boxes = [...set.querySelectorAll("input[type=checkbox]")];
    const texts = [...set.querySelectorAll("input[type=text]")];
    const named = boxes.some((box) => box.checked) || texts.some((text) => text.value.trim() !== "");
    if (event.target.closest(".known-choice")) {
      if (event.target.value !== "these") {
        for (const box of boxes) {
          box.checked = false;
        }
      }
    } else if (named) {
      known("these").checked = true;
    } else if (known("these").checked && !set.classList.contains("q-long")) {
      known("").checked = true;
    }
  });

  // What is typed while an answer is under way is not lost, and rows keep the attention.
  const values = () => {
    const all = new Map();
    for (const [name, value] of new FormData(form)) {
      all.set(name, [...(all.get(name) ?? []), value]);
    }
    return all;
  };
  const same = (one, other) => JSON.stringify(one ?? []) === JSON.stringify(other ?? []);
  const swapsForm = (id) => id === "case-folds" || id?.startsWith("rows-");
  const sent = new Map();
  let newer = new Map();
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    const target = event.detail.target?.id;
    if (swapsForm(target)) {
      const button = event.detail.elt;
      const quick = button.value === "read-alterations" && form.querySelector("[data-enter]");
      if (quick) {
        quick.value = "";
      }
      sent.set(target, values());
    }
  });
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target.id;
    newer = new Map();
    if (swapsForm(target)) {
      for (const [name, now] of values()) {
        if (!same(now, sent.get(target)?.get(name))) {
          newer.set(name, now);
        }
      }
    }
  });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    const target = event.detail.target.id;
    if (!swapsForm(target)) {
      return;
    }
    for (const [name, now] of newer) {
      const inputs = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
      if (inputs[0]?.matches("[type=radio], [type=checkbox]")) {
        for (const input of inputs) {
          input.checked = now.includes(input.value);
        }
      } else {
        inputs.forEach((input, at) => {
          if (now[at] !== undefined && input.type !== "hidden") {
            input.value = now[at];
          }
        });
      }
    }
    if (event.detail.requestConfig?.elt?.value === "take-paste") {
      document.querySelector("#paste-box [role=status]")?.scrollIntoView({ block: "nearest" });
      document.getElementById("paste-text")?.focus({ preventScroll: true });
      form.dispatchEvent(new Event("change", { bubbles: true }));
    }
    const rows = target.startsWith("rows-") && document.getElementById(target);
    if (rows) {
      const act = event.detail.requestConfig?.elt?.value ?? "";
      const lines = rows.querySelectorAll(".row-line, .entry-cell");
      const last = lines[lines.length - 1];
      const place = act.startsWith("read-") ? rows.querySelector("[data-enter]")
        : act.startsWith("add-") ? (last?.matches("input") ? last : last?.querySelector("input, select"))
        : rows.querySelector(".row-line input, .add-row, .entry-cell");
      place?.focus();
      // A row that came or went is a change like any other.
      form.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
})();
