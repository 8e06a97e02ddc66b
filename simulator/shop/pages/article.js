import { articles } from "../articles.js";
import { articleRated, articleViewed } from "../events.js";
import { html } from "../html.js";
import { to } from "../router.js";

/** One help page. */
export function article(slug) {
  const shown = articles.find((each) => each.slug === slug);
  return shown && { title: shown.title, content: content(shown), whenShown: (main) => whenShown(main, shown) };
}

function content({ title, line, text }) {
  return html`<article class="wide page article"><nav class="crumbs" aria-label="You are here"><a href="${to("help")}">Help</a></nav>
    <header class="page-head"><h1>${title}</h1><p>${line}</p></header>
    ${text.map((part) => (Array.isArray(part) ? html`<ul>${part.map((point) => html`<li>${point}</li>`)}</ul>` : html`<p>${part}</p>`))}
    <div class="rate" data-rate><p>Did this help?</p><button class="button quiet" type="button" value="yes">Yes</button><button class="button quiet" type="button" value="no">No</button></div></article>`;
}

function whenShown(main, shown) {
  articleViewed(shown);
  const rate = main.querySelector("[data-rate]");
  rate.addEventListener("click", ({ target }) => {
    if (!target.value) return;
    articleRated(shown, target.value === "yes");
    rate.innerHTML = html`<p tabindex="-1">${target.value === "yes" ? "Good to hear." : html`Then <a href="${to("help")}">write to us</a>: we answer, and mend the page.`}</p>`;
    rate.firstElementChild.focus();
  });
}
