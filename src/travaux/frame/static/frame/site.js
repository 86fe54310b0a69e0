"use strict";
// The pages work without this file; it opens the source trail beside the page and copies citations.
document.addEventListener("htmx:after:swap", () => {
  const sheet = document.getElementById("sheet");
  for (const button of sheet.querySelectorAll("[data-close]")) button.hidden = false;
  if (sheet.childElementCount && !sheet.open) sheet.showModal();
});
document.addEventListener("click", (event) => {
  const trail = event.target.closest("a.ref");
  if (trail && window.htmx && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
    event.preventDefault();
    htmx.ajax("GET", trail.getAttribute("href"), { target: "#sheet", swap: "innerHTML" });
    return;
  }
  const sheet = document.getElementById("sheet");
  if (event.target === sheet || event.target.closest("[data-close]")) {
    sheet.close();
    sheet.replaceChildren();
  }
  const copy = event.target.closest("[data-copy]");
  if (copy) {
    const text = document.getElementById(copy.dataset.copy);
    text.select();
    navigator.clipboard?.writeText(text.value);
  }
});
for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
