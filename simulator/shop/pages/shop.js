import { categories, searchProducts } from "../catalogue.js";
import { productListViewed, productsSearched } from "../events.js";
import { html } from "../html.js";
import { shelf } from "../parts.js";
import { to } from "../router.js";

/** The shelves: everything, one aisle, or what a search finds. */
export function shop(slug, query) {
  const category = categories.find((candidate) => candidate.slug === slug);
  if (slug && !category) return undefined;
  const words = query.get("q") ?? "";
  const found = searchProducts(words, category?.name);
  const title = words ? `“${words}”` : (category?.name ?? "Everything");
  return {
    title: words ? `Search for ${words}` : title,
    content: html`<div class="wide page"><header class="page-head"><h1>${title}</h1>
        <p>${words ? countOf(found) : (category?.line ?? "Eight coffees, and what it takes to make them.")}</p></header>
      <nav class="chips" aria-label="Aisles">${chip("shop", "Everything", !category && !words)}
        ${categories.map(({ slug: each, name }) => chip(`shop/${each}`, name, each === slug))}</nav>
      ${found.length ? shelf(found, slug ?? (words ? "search" : "all")) : nothingFound(words)}</div>`,
    whenShown: () => {
      if (words) productsSearched(words, found);
      productListViewed(slug ?? (words ? "search" : "all"), category?.name ?? title, found);
    },
  };
}

function chip(path, name, isCurrent) {
  return html`<a class="chip" href="${to(path)}" ${isCurrent && html`aria-current="page"`}>${name}</a>`;
}

function countOf({ length }) {
  return length === 1 ? "One thing found." : `${length || "No"} things found.`;
}

function nothingFound(words) {
  return html`<div class="empty"><p>Nothing here is called “${words}”, and nothing tastes of it.</p>
    <p><a class="button" href="${to("shop")}">See everything</a></p></div>`;
}
