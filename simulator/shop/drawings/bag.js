import { html } from "../html.js";
import { labels } from "./labels.js";

// Dark ink on light bags, light ink on dark ones, for the small print above the label.
const onBag = {
  "nightjar-espresso": "#dfe4ff",
  "nyeri-peaberry": "#ffe3e3",
  weathercock: "#ffe9db",
  "quiet-evening-decaf": "#eafffd",
};

/** A bag of coffee, in a box of 260 × 340. A kilo is a taller bag. */
export function bag({ slug, title, origin }, sizeLabel = "250 g") {
  const { bag: colour, band, ink, picture } = labels[slug];
  const print = onBag[slug] ?? ink;
  const rise = sizeLabel === "1 kg" ? 0 : 26;
  return html`<svg class="drawing" viewBox="0 0 260 340" aria-hidden="true">
    <ellipse cx="130" cy="328" rx="104" ry="8" fill="#0d1329" opacity=".16" />
    <path d="M40 ${40 + rise} H220 L226 318 Q226 328 216 328 H44 Q34 328 34 318 Z" fill="${colour}" />
    <path d="M200 ${40 + rise} H220 L226 318 Q226 328 216 328 H204 Z" fill="#0d1329" opacity=".13" />
    <path d="M40 ${40 + rise} H54 L50 328 H44 Q34 328 34 318 Z" fill="#fff" opacity=".16" />
    <rect x="38" y="${12 + rise}" width="184" height="32" rx="4" fill="${colour}" />
    <rect x="38" y="${12 + rise}" width="184" height="32" rx="4" fill="#0d1329" opacity=".1" />
    <rect x="30" y="${24 + rise}" width="200" height="9" rx="4.5" fill="${ink}" opacity=".8" />
    <g transform="translate(0 ${rise ? 0 : -14})">
      <text x="130" y="94" class="drawing-brand" fill="${print}">BLUEBIRD</text>
      <rect x="56" y="112" width="148" height="196" rx="5" fill="${band}" />
      <svg x="56" y="112" width="148" height="136" viewBox="0 0 160 150" preserveAspectRatio="xMidYMid slice">${picture}</svg>
      <text x="68" y="270" class="drawing-title" fill="${ink}">${title}</text>
      <text x="68" y="290" class="drawing-small" fill="${ink}">${origin}</text>
      <text x="192" y="303" class="drawing-size" fill="${ink}">${sizeLabel}</text>
    </g>
  </svg>`;
}
