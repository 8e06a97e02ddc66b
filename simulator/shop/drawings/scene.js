import { html } from "../html.js";
import { bird } from "./bird.js";

const leaf = (x, y, turn, size = 1) =>
  html`<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})"><path d="M0 0 C26 -30 70 -28 96 0 C70 28 26 30 0 0 Z" class="scene-leaf" /><path d="M4 0 H84" class="scene-vein" /></g>`;
const cherry = (x, y, colour) => html`<circle cx="${x}" cy="${y}" r="17" fill="${colour}" /><circle cx="${x - 5}" cy="${y - 6}" r="4" fill="#fff" opacity=".55" />`;

/** The picture over the shop's entrance: the bird on a coffee branch before the Vosges. */
export const scene = html`<svg class="scene" viewBox="0 0 720 560" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
  <rect width="720" height="560" class="scene-sky" />
  <circle cx="486" cy="210" r="132" class="scene-sun" />
  <path d="M0 372 C90 286 170 300 250 346 C330 262 430 268 520 350 C590 302 660 306 720 340 V560 H0 Z" class="scene-far" />
  <path d="M0 436 C120 348 220 372 320 432 C430 356 560 372 720 444 V560 H0 Z" class="scene-middle" />
  <path d="M0 496 C160 430 360 450 720 520 V560 H0 Z" class="scene-near" />
  <path d="M-10 452 C140 470 300 430 420 396 C520 368 620 372 740 330" class="scene-branch" />
  ${leaf(60, 458, -38, 1.1)}${leaf(120, 464, 34, 1)}${leaf(470, 384, 42, 1.15)}${leaf(548, 372, -44, 1.2)}${leaf(636, 360, 30, 0.9)}
  ${cherry(176, 484, "#d9413a")}${cherry(206, 476, "#b82331")}${cherry(190, 508, "#e8743b")}${cherry(596, 392, "#d9413a")}${cherry(624, 400, "#e8743b")}
  <path d="M316 400 L308 432 M344 394 L340 426" stroke="#8a4b2a" stroke-width="7" stroke-linecap="round" />
  <g transform="translate(206 136) scale(1.98)">${bird}</g>
</svg>`;
