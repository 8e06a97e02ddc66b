import { html } from "../html.js";
import { bird } from "./bird.js";

const row = (count, draw) => Array.from({ length: count }, (_, index) => draw(index));

const cherries = row(5, (y) =>
  row(4, (x) => {
    const [cx, cy] = [16 + x * 43 + (y % 2) * 21, 12 + y * 36];
    return html`<g transform="rotate(${-25 + ((x * 3 + y * 2) % 4) * 18} ${cx} ${cy})">
      <ellipse cx="${cx}" cy="${cy}" rx="13" ry="16" fill="${["#b8163c", "#e0365b", "#8e0f35"][(x + y) % 3]}" />
      <path d="M${cx} ${cy - 14} C${cx - 6} ${cy - 4} ${cx + 6} ${cy + 4} ${cx} ${cy + 14}" fill="none" stroke="#fbd9d3" stroke-width="2.4" />
    </g>`;
  }),
);

const blossom = (x, y, size, petal, heart) => html`<g transform="translate(${x} ${y}) scale(${size})">
  ${row(5, (turn) => html`<ellipse cx="0" cy="-17" rx="10" ry="17" fill="${petal}" transform="rotate(${turn * 72})" />`)}
  <circle r="8" fill="${heart}" />
</g>`;

const rays = row(
  13,
  (turn) => html`<path d="M80 112 L76 -40 L84 -40 Z" fill="#f7b538" transform="rotate(${-90 + turn * 15} 80 112)" />`,
);

const furrows = row(9, (x) => html`<path d="M80 64 L${-70 + x * 34} 160 L${-52 + x * 34} 160 Z" fill="#5f7a2c" />`);

const ripples = row(
  7,
  (y) =>
    html`<path d="M${8 + ((y * 37) % 40)} ${100 + y * 8} H${70 + ((y * 53) % 80)}" stroke="#cfe3e1" stroke-width="2.6" stroke-linecap="round" opacity="${0.9 - y * 0.09}" />`,
);

const stars = [
  [18, 22],
  [44, 50],
  [60, 16],
  [96, 38],
  [148, 84],
  [22, 92],
  [142, 20],
  [84, 12],
  [12, 60],
];

/** The picture on each coffee's label, in a box of 160 × 150, with the colours of its bag. */
export const labels = {
  "guji-highland": {
    bag: "#f3b48b",
    band: "#fff6ea",
    ink: "#5a2413",
    picture: html`<rect width="160" height="150" fill="#fbdcb8" /><circle cx="112" cy="46" r="27" fill="#ee7b45" />
      <path d="M0 96 C34 52 58 58 84 84 C108 58 136 60 160 82 V150 H0 Z" fill="#9cb86a" />
      <path d="M0 118 C30 84 66 84 96 112 C120 96 142 98 160 108 V150 H0 Z" fill="#5d8c4d" />
      <path d="M0 134 C40 108 84 118 160 136 V150 H0 Z" fill="#2f5d3f" />`,
  },
  "nyeri-peaberry": {
    bag: "#c8244a",
    band: "#fff1ee",
    ink: "#6d0c29",
    picture: html`<rect width="160" height="150" fill="#f6b9b4" />${cherries}`,
  },
  "huila-pink-bourbon": {
    bag: "#ef9ab4",
    band: "#fff3f6",
    ink: "#7a1c43",
    picture: html`<rect width="160" height="150" fill="#f9cdd8" />
      ${blossom(48, 52, 1.25, "#d83f74", "#fbd34d")} ${blossom(118, 100, 1.45, "#fff", "#f29c38")}
      ${blossom(128, 26, 0.8, "#f07aa0", "#fff")} ${blossom(30, 124, 0.9, "#b3285d", "#fbd34d")}`,
  },
  "morning-song": {
    bag: "#f2c14e",
    band: "#fffaea",
    ink: "#5b3a06",
    picture: html`<rect width="160" height="150" fill="#fde6a6" />${rays}<circle cx="80" cy="112" r="44" fill="#ee6c3a" />
      <rect y="112" width="160" height="38" fill="#3b6fb6" /><path d="M0 124 H160 M0 136 H160" stroke="#8fb5e6" stroke-width="3" />`,
  },
  "nightjar-espresso": {
    bag: "#1d2654",
    band: "#eef0fb",
    ink: "#141b42",
    picture: html`<rect width="160" height="150" fill="#2a3678" />
      ${stars.map(([x, y]) => html`<circle cx="${x}" cy="${y}" r="1.8" fill="#f6e7b4" />`)}
      <circle cx="112" cy="56" r="36" fill="#f6e7b4" /><g transform="translate(26 60) scale(.48)">${bird}</g>
      <path d="M0 134 C40 120 110 134 160 122 V150 H0 Z" fill="#0f1638" />`,
  },
  "cerrado-pulped-natural": {
    bag: "#8aa84a",
    band: "#f8fae9",
    ink: "#33430f",
    picture: html`<rect width="160" height="150" fill="#f7dc8b" /><circle cx="46" cy="38" r="22" fill="#e8743b" />
      <rect y="64" width="160" height="86" fill="#9fb950" />${furrows}`,
  },
  "quiet-evening-decaf": {
    bag: "#4f9a98",
    band: "#eef8f7",
    ink: "#123f46",
    picture: html`<rect width="160" height="150" fill="#3a6f86" /><circle cx="84" cy="52" r="30" fill="#f6cfa0" />
      <path d="M0 92 C30 66 52 74 74 90 C102 62 132 70 160 88 V100 H0 Z" fill="#255064" />
      <rect y="92" width="160" height="58" fill="#1d4459" />${ripples}`,
  },
  weathercock: {
    bag: "#b5532c",
    band: "#fdf1e6",
    ink: "#58210d",
    picture: html`<rect width="160" height="150" fill="#dfe6ea" /><path d="M0 40 H70 M92 24 H160 M30 62 H52 M118 66 H160" stroke="#b7c6cf" stroke-width="7" stroke-linecap="round" />
      <path d="M80 150 V70" stroke="#26303a" stroke-width="5" /><path d="M28 112 H132 M120 104 L134 112 L120 120" stroke="#26303a" stroke-width="5" fill="none" stroke-linecap="round" stroke-linejoin="round" />
      <path d="M44 44 L66 52 C74 66 96 66 104 46 C106 36 112 30 120 34 L128 40 L120 46 C122 72 104 92 82 92 C56 92 44 70 44 44 Z" fill="#c33d23" />
      <path d="M44 44 C40 30 50 20 58 22 C56 34 62 46 72 52 Z" fill="#8c2415" /><path d="M106 34 C104 24 112 20 116 26 C122 22 126 28 122 36 Z" fill="#8c2415" />
      <circle cx="116" cy="38" r="2.6" fill="#fff" />`,
  },
};
