import { html } from "./html.js";
import { stored } from "./stored.js";

const answer = stored("consent", null);

/** Asks what the visitor allows, once, or whenever it is asked for again. */
export function askConsent({ isAskedFor = false } = {}) {
  if ((answer.get() && !isAskedFor) || document.querySelector(".consent")) return;
  const banner = document.createElement("section");
  banner.className = "consent";
  banner.setAttribute("aria-label", "Privacy choices");
  banner.innerHTML = html`<div class="consent-text"><h2>May we take notes?</h2>
      <p>We record what you look at and order, to make this shop better. It stays on our own server.</p></div>
    <div class="consent-buttons"><button class="button quiet" type="button" value="no">Do not record</button>
      <button class="button quiet" type="button" value="yes">Yes, record</button></div>`;
  banner.addEventListener("click", ({ target }) => {
    if (target.value) decide(target.value === "yes", banner);
  });
  document.body.append(banner);
  showChat(false);
  if (isAskedFor) banner.querySelector("button").focus();
}

function decide(isAllowed, banner) {
  answer.set({ isAllowed, at: new Date().toISOString() });
  throughline.consent({ functional: true, analytics: isAllowed, advertising: false });
  banner.remove();
  showChat(true);
}

// On a phone the chat's button would stand on the answers.
function showChat(isShown) {
  if (!matchMedia("(max-width: 600px)").matches) return;
  window.Throughline ??= {};
  window.Throughline.chat ??= [];
  window.Throughline.chat.push(["update", { hidden: !isShown }]);
}
