import { html } from "../html.js";
import { bird } from "./bird.js";

const leaf = (x, y, turn, size = 1) =>
  html`<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})">
    <path d="M0 0 C26 -30 70 -28 96 0 C70 28 26 30 0 0 Z" class="scene-leaf" />
    <path d="M4 0 H84" class="scene-vein" />
  </g>`;
const cherry = (x, y, colour) =>
  html`<circle cx="${x}" cy="${y}" r="17" fill="${colour}" /><circle cx="${x - 5}" cy="${y - 6}" r="4" fill="#fff" opacity=".55" />`;

/**
 * The picture over the shop's entrance: the bird on a coffee branch before the Vosges. What matters is in the right
 * 720 of its box; the hills run on to both sides, as far as the screen is wide.
 */
export const scene = html`<svg class="scene" viewBox="0 0 720 560" preserveAspectRatio="xMaxYMax meet" aria-hidden="true">
  <circle cx="486" cy="206" r="136" class="scene-sun" />
  <path d="M-2600 470 C-1400 380 -700 470 -330 446 C-190 410 -60 420 60 372 C140 320 200 320 270 356 C350 284 440 286 530 356 C600 316 660 316 900 350 C1100 380 1400 330 2600 400 V640 H-2600 Z" class="scene-far" />
  <path d="M-2600 500 C-1500 520 -800 470 -420 490 C-260 498 -90 496 40 452 C150 404 240 404 340 446 C450 380 570 390 900 470 C1150 510 1500 450 2600 480 V640 H-2600 Z" class="scene-middle" />
  <path d="M-2600 540 C-1200 520 -600 540 -300 528 C-60 520 120 470 300 466 C470 462 600 490 900 520 C1200 550 1600 520 2600 530 V640 H-2600 Z" class="scene-near" />
  <path d="M8 470 C140 474 300 432 420 398 C520 370 620 374 900 320 C1100 282 1300 262 2600 120" class="scene-branch" />
  ${leaf(60, 466, -38, 1.1)}${leaf(120, 468, 34, 1)}${leaf(470, 386, 42, 1.15)}${leaf(548, 374, -44, 1.2)}${leaf(636, 362, 30, 0.9)}
  ${cherry(176, 486, "#d9413a")}${cherry(206, 478, "#b82331")}${cherry(190, 510, "#e8743b")}
  ${cherry(596, 394, "#d9413a")}${cherry(624, 402, "#e8743b")}
  <path d="M316 402 L308 434 M344 396 L340 428" stroke="#8a4b2a" stroke-width="7" stroke-linecap="round" />
  <g transform="translate(206 138) scale(1.98)">${bird}</g>
</svg>`;
