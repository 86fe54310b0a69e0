"use strict";
// What is typed into a form stays in this browser until its receipt has come; the pages work without this file.
(() => {
  const PREFIX = "travaux|";
  const FORMS = "main form[method=post]";
  const KEPT = "textarea:not([readonly]), select, input:not([type=hidden]):not([type=file]):not([type=password])";
  const nameOf = (form) =>
    PREFIX + (form.dataset.keep || location.pathname + "|" + form.getAttribute("action")) + "|" + whose();
  const whose = () => document.body.dataset.seat || "";
  const fields = (form) => [...form.querySelectorAll(KEPT)].filter((one) => one.name);
  const state = (one) => (one.type === "checkbox" || one.type === "radio" ? one.checked : one.value);
  const store = (run) => {
    try {
      return run(localStorage);
    } catch {
      return null; // a browser that keeps nothing
    }
  };
  const save = (form) => {
    const typed = fields(form).map((one) => [one.name, one.type, one.defaultValue ?? "", state(one)]);
    store((at) => at.setItem(nameOf(form), JSON.stringify({ at: Date.now(), typed })));
  };
  const restore = (form) => {
    const kept = store((at) => JSON.parse(at.getItem(nameOf(form)) || "null"));
    if (!kept) return;
    let changed = false;
    fields(form).forEach((one, index) => {
      const was = kept.typed[index];
      if (!was || was[0] !== one.name || state(one) === was[3]) return;
      if (typeof was[3] === "boolean") one.checked = was[3];
      else one.value = was[3];
      changed = true;
    });
    if (changed) {
      form.closest("details")?.setAttribute("open", "");
      form.dataset.restored = "";
    }
  };
  const forget = (name) => store((at) => at.removeItem(name));
  const forms = () => document.querySelectorAll(FORMS);
  // A receipt on the page means that what was sent last has been entered.
  const settle = () => {
    const sent = store((at) => at.getItem(PREFIX + "sent"));
    if (document.querySelector("[data-entered]") && sent) forget(sent);
    store((at) => at.removeItem(PREFIX + "sent"));
  };
  settle();
  document.addEventListener("htmx:after:swap", settle);
  store((at) => {
    const old = Date.now() - 30 * 86400000;
    for (const name of Object.keys(at)) {
      if (name.startsWith(PREFIX) && (JSON.parse(at.getItem(name)).at || 0) < old) at.removeItem(name);
    }
  });
  forms().forEach(restore);
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.(FORMS);
    if (form) save(form);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest?.(FORMS);
    if (!form) return;
    save(form);
    store((at) => at.setItem(PREFIX + "sent", nameOf(form)));
  });
  document.querySelector("[role=alert][tabindex]")?.focus();
})();
