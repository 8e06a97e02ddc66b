import { html } from "./html.js";

const SHOWN_MS = 6000;

/** Says something in passing, with one thing to do about it: a link (`path`) or a deed (`act`). */
export function toast(text, { label, href, act } = {}) {
  const place = document.getElementById("toasts");
  const note = document.createElement("div");
  note.className = "toast";
  const action = href
    ? html`<a class="toast-action" href="${href}">${label}</a>`
    : act && html`<button class="toast-action" type="button">${label}</button>`;
  note.innerHTML = html`<span>${text}</span>${action}`;
  place.replaceChildren(note);
  const timer = setTimeout(() => note.remove(), SHOWN_MS);
  note.addEventListener("click", ({ target }) => {
    if (!target.closest("a, button")) return;
    clearTimeout(timer);
    note.remove();
    act?.();
  });
}
