import { html } from "../html.js";

/** The bluebird, looking left, in a box of 200 × 160. */
export const bird = html`<g>
  <path d="M146 74 L196 34 L200 50 L166 104 Z" fill="#1b2f86" />
  <path d="M152 82 L198 60 L196 76 L164 106 Z" fill="#2747b8" />
  <path d="M26 56 C26 34 42 20 62 20 C112 20 158 48 164 92 C166 122 132 140 96 136 C54 131 26 100 26 56 Z" fill="#f4efe6" />
  <path d="M26 56 C26 34 42 20 62 20 C112 20 158 48 164 92 C150 96 118 84 96 64 C74 74 48 78 27 66 Z" fill="#3560d8" />
  <path d="M27 66 C48 78 74 74 96 64 C104 92 92 118 66 128 C44 116 29 94 27 66 Z" fill="#d9653b" />
  <path d="M90 62 C118 46 160 62 182 104 C150 118 112 116 96 98 C86 86 84 72 90 62 Z" fill="#1f3da6" />
  <path d="M104 74 C126 68 150 80 168 100 M102 88 C120 84 136 92 150 104" fill="none" stroke="#5f86f0" stroke-width="4" stroke-linecap="round" />
  <path d="M27 46 L6 55 L26 62 Z" fill="#f0a63a" />
  <circle cx="52" cy="46" r="6" fill="#0d1329" />
  <circle cx="50" cy="44" r="2" fill="#fff" />
</g>`;

/** The shop's mark: the bird on its own, small. */
export const mark = html`<svg class="mark" viewBox="0 0 204 160" aria-hidden="true">${bird}</svg>`;
