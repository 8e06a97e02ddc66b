import { readFileSync } from "node:fs";
import type { ApiDocument, Operation } from "./document.ts";
import { type Html, html, joined } from "./html.ts";
import { introduction } from "./introduction.ts";
import { type Place, procedureSection } from "./procedure-section.ts";

const style = readFileSync(new URL("./page.css", import.meta.url), "utf8");

/** The readable page of an API: no script, nothing from elsewhere, light and dark. */
export function apiPage(document: ApiDocument, origin: string): string {
  const groups = Map.groupBy(placesOf(document), ({ operation }) => groupOf(operation));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${document.info.title} API</title>
<style>${{ safe: style }}</style>
</head>
<body>
<nav aria-label="Procedures">${navigation(groups)}</nav>
<main>
${introduction(document.info.title, origin)}
${joined([...groups].map(([group, places]) => groupSection(group, places, origin)))}
</main>
</body>
</html>`.safe;
}

function placesOf({ paths }: ApiDocument): Place[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
}

function groupOf({ operationId }: Operation): string {
  return operationId.split(".", 1)[0]!;
}

function navigation(groups: Map<string, Place[]>): Html {
  const listed = [...groups].map(
    ([group, places]) => html`<h2>${group}</h2><ul>${joined(places.map(navigationItem))}</ul>`,
  );
  return html`<p class="home"><a href="#top">API</a></p>${joined(listed)}`;
}

function navigationItem({ method, operation }: Place): Html {
  const name = operation.operationId
    .split(".")
    .slice(1)
    .join(" ")
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return html`<li><a href="#${operation.operationId}"><span class="method ${method}">${method}</span>${name}</a></li>`;
}

function groupSection(group: string, places: Place[], origin: string): Html {
  const sections = places.map((place) => procedureSection(place, origin));
  return html`<section class="group"><h2 id="${group}">${group}</h2>${joined(sections)}</section>`;
}
