"use strict";
// The review works without this file; it takes the keys y, n, e, j, k, marks the words of the proposal on top,
// and keeps in this browser what a lost connection would lose.
{
  const store = "travaux-read:" + location.pathname;
  const unsent = document.getElementById("unsent");
  const offers = () => [...document.querySelectorAll(".offer")];
  const kept = () => JSON.parse(localStorage.getItem(store) || "[]");
  const keep = (waiting) => {
    localStorage.setItem(store, JSON.stringify(waiting));
    unsent.hidden = !waiting.length;
    unsent.querySelector("span").textContent = waiting.map(([id]) => id).join(", ");
  };
  let now = "";
  const top = (id, focus = true) => {
    const offer = document.getElementById(id);
    if (!offer) return;
    now = id;
    for (const one of offers()) one.removeAttribute("aria-current");
    offer.setAttribute("aria-current", "true");
    for (const one of document.querySelectorAll("mark")) one.classList.toggle("now", one.dataset.of.split(" ").includes(id));
    document.querySelector("mark.now")?.scrollIntoView({ block: "nearest" });
    if (focus) offer.focus();
  };
  const turn = (step) => {
    const all = offers();
    top(all[Math.min(Math.max(all.findIndex((one) => one.id === now) + step, 0), all.length - 1)]?.id);
  };
  const next = () => {
    const all = offers(), at = all.findIndex((one) => one.id === now) + 1;
    const open = [...all.slice(at), ...all.slice(0, at)].find((one) => one.classList.contains("open"));
    if (open) top(open.id);
    else document.getElementById("enter").querySelector("button").focus();
  };
  // Puts what the server shows of a proposal, and what there is to enter, in the place of what is here.
  const renew = (html, id) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const place of [id, "enter", "counted"]) {
      const fresh = page.getElementById(place);
      if (fresh) document.getElementById(place)?.replaceWith(fresh);
    }
    return !page.querySelector(`#${CSS.escape(id)} [role=alert]`);
  };
  const send = async ([id, action, body]) => {
    const data = new URLSearchParams(body);
    data.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    const answer = await fetch(action, { method: "POST", body: data });
    if (!new URL(answer.url).pathname.startsWith(location.pathname) || [401, 403].includes(answer.status) || answer.status >= 500) throw new Error();
    return renew(await answer.text(), id);
  };
  // Under this name work.js keeps what was typed into the form of a proposal.
  const typed = (id) => "travaux|" + document.querySelector(`#${CSS.escape(id)} form`)?.dataset.keep + "|" + (document.body.dataset.seat || "");
  let sending = false;
  const flush = async () => {
    if (sending) return;
    sending = true;
    try {
      for (let waiting = kept(); waiting.length; waiting = kept()) {
        const sound = await send(waiting[0]);
        keep(kept().slice(1));
        if (sound) localStorage.removeItem(typed(waiting[0][0]));
        if (sound && waiting[0][0] === now) next();
        else if (now) top(now, false);
      }
    } catch {
      keep(kept());
    }
    sending = false;
  };
  document.addEventListener("submit", (event) => {
    const offer = event.target.closest(".offer");
    if (!offer) return;
    event.preventDefault();
    now = offer.id;
    const body = new URLSearchParams(new FormData(event.target, event.submitter)).toString();
    localStorage.setItem(store, JSON.stringify([...kept(), [offer.id, event.target.getAttribute("action"), body]]));
    flush();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=radio]),textarea,select")) return;
    const offer = document.getElementById(now);
    const button = { y: "yes", n: "no" }[event.key];
    if (button) offer?.querySelector(`button[value=${button}]`)?.click();
    else if (event.key === "j") turn(1);
    else if (event.key === "k") turn(-1);
    else if (event.key === "e" && offer?.querySelector("details")) {
      offer.querySelector("details").open = true;
      offer.querySelector("details input").focus();
    } else return;
    event.preventDefault();
  });
  addEventListener("online", flush);
  setInterval(() => kept().length && flush(), 5000);
  top(document.getElementById(location.hash.slice(1))?.matches(".offer") ? location.hash.slice(1) : offers().find((one) => one.classList.contains("open"))?.id || "", false);
  if (kept().length) flush();
}
