import { html } from "../html.js";
import { bird } from "./bird.js";
import { labels } from "./labels.js";

const shadow = html`<ellipse cx="130" cy="318" rx="96" ry="8" fill="#0d1329" opacity=".16" />`;
const frame = (content) =>
  html`<svg class="drawing" viewBox="0 0 260 340" aria-hidden="true">${shadow}${content}</svg>`;

const dripper = frame(html`
  <path d="M196 150 C248 146 248 226 176 216 L180 202 C222 206 222 164 194 166 Z" fill="#bcc8da" />
  <path d="M44 130 H216 L164 246 H96 Z" fill="#f7f9fc" />
  <path d="M150 130 H216 L164 246 H140 Z" fill="#dfe5ee" />
  <path d="M70 130 L104 240 M96 130 L116 240 M124 130 L128 240" stroke="#cfd8e4" stroke-width="3" fill="none" />
  <ellipse cx="130" cy="130" rx="86" ry="15" fill="#cbd5e3" /><ellipse cx="130" cy="132" rx="74" ry="11" fill="#9fb0c6" />
  <path d="M72 130 Q130 150 188 130 L176 136 Q130 150 84 136 Z" fill="#5b3a29" />
  <rect x="88" y="244" width="84" height="14" rx="5" fill="#eef2f7" />
  <path d="M58 258 H202 Q208 258 208 264 V270 H52 V264 Q52 258 58 258 Z" fill="#f7f9fc" /><rect x="52" y="268" width="156" height="6" rx="3" fill="#cbd5e3" />
  <path d="M84 274 H176 V306 Q176 318 164 318 H96 Q84 318 84 306 Z" fill="#bcd3ee" opacity=".75" />
  <path d="M84 292 H176 V306 Q176 318 164 318 H96 Q84 318 84 306 Z" fill="#5b3a29" opacity=".9" />`);

const filters = frame(html`
  ${[0, 1, 2].map((n) => html`<path d="M${46 + n * 9} ${112 - n * 10} H${206 + n * 9} L${152 + n * 9} ${282 - n * 10} Q${126 + n * 9} ${292 - n * 10} ${100 + n * 9} ${282 - n * 10} Z" fill="${["#e4dccd", "#efe8db", "#faf6ee"][n]}" />`)}
  <path d="M64 92 H224 L219 106 H69 Z" fill="#e6dfd1" />
  <path d="M224 92 L170 262 L184 258 L232 100 Z" fill="#d9d0bf" />
  <path d="M92 118 L126 240 M132 118 L142 240 M176 118 L158 240" stroke="#e6dfd1" stroke-width="3" />
  <rect x="40" y="262" width="180" height="56" rx="5" fill="#3560d8" /><rect x="40" y="262" width="180" height="14" rx="5" fill="#1f3da6" />
  <text x="58" y="302" class="drawing-title" fill="#fff">02 · 100</text><g transform="translate(172 282) scale(.18)">${bird}</g>`);

const grinder = frame(html`
  <path d="M130 60 L216 48" stroke="#2b3244" stroke-width="9" stroke-linecap="round" />
  <rect x="204" y="14" width="26" height="40" rx="12" fill="#7a4a2b" /><rect x="204" y="14" width="10" height="40" rx="5" fill="#9b6440" />
  <rect x="120" y="52" width="20" height="30" rx="4" fill="#4a5368" />
  <path d="M78 92 Q78 76 94 76 H166 Q182 76 182 92 V108 H78 Z" fill="#59647c" />
  <rect x="78" y="104" width="104" height="104" fill="#8794ad" /><rect x="78" y="104" width="26" height="104" fill="#a9b5ca" /><rect x="156" y="104" width="26" height="104" fill="#6d7a93" />
  ${[0, 1, 2, 3, 4].map((n) => html`<path d="M78 ${118 + n * 20} H182" stroke="#59647c" stroke-width="2" opacity=".5" />`)}
  <rect x="72" y="204" width="116" height="20" rx="5" fill="#3a4357" />
  <path d="M80 224 H180 V300 Q180 318 162 318 H98 Q80 318 80 300 Z" fill="#7a4a2b" /><path d="M80 224 H106 V318 H98 Q80 318 80 300 Z" fill="#9b6440" /><path d="M158 224 H180 V300 Q180 318 162 318 H158 Z" fill="#5f3820" />
  <g transform="translate(108 254) scale(.22)">${bird}</g>`);

const kettle = frame(html`
  <path d="M84 262 C40 262 26 226 34 178 C38 152 30 140 14 136 L16 126 C42 128 54 148 50 180 C46 214 58 240 84 240 Z" fill="#8f9bb0" />
  <path d="M182 158 C250 150 262 250 196 268 L192 252 C234 238 228 174 184 176 Z" fill="#8a5a37" />
  <path d="M86 152 H188 L210 298 Q212 318 192 318 H82 Q62 318 64 298 Z" fill="#b6c1d2" />
  <path d="M86 152 H112 L98 318 H82 Q62 318 64 298 Z" fill="#d5dde8" /><path d="M168 152 H188 L210 298 Q212 318 192 318 H180 Z" fill="#8f9bb0" />
  <path d="M92 140 H182 Q190 140 190 148 V156 H84 V148 Q84 140 92 140 Z" fill="#8f9bb0" /><rect x="104" y="128" width="66" height="14" rx="5" fill="#a3afc3" />
  <rect x="128" y="106" width="18" height="22" rx="4" fill="#8a5a37" /><circle cx="137" cy="98" r="13" fill="#a8714a" /><path d="M70 288 H204" stroke="#8f9bb0" stroke-width="3" />`);

const mug = frame(html`
  <path d="M184 172 C250 166 250 276 180 266 L180 248 C224 254 224 186 184 190 Z" fill="#2747b8" />
  <path d="M50 150 H196 V284 Q196 318 162 318 H84 Q50 318 50 284 Z" fill="#3560d8" /><path d="M164 150 H196 V284 Q196 318 162 318 H150 Q164 310 164 284 Z" fill="#2747b8" />
  <ellipse cx="123" cy="150" rx="73" ry="15" fill="#5f86f0" /><ellipse cx="123" cy="152" rx="63" ry="11" fill="#3b2216" />
  <path d="M88 152 Q123 140 158 152 Q123 160 88 152 Z" fill="#6b432c" />
  <circle cx="112" cy="234" r="46" fill="#eef3ff" /><g transform="translate(72 204) scale(.39)">${bird}</g>
  <path d="M98 120 C86 104 110 96 98 78 M130 124 C118 106 142 96 130 72 M160 120 C150 106 170 98 160 82" stroke="#9fb0c6" stroke-width="5" fill="none" stroke-linecap="round" opacity=".7" />`);

const sampler = ["guji-highland", "nyeri-peaberry", "huila-pink-bourbon", "morning-song", "nightjar-espresso"];
const box = frame(html`
  <path d="M30 176 L52 78 H208 L230 176 Z" fill="#1f3da6" /><path d="M48 168 L66 92 H194 L212 168 Z" fill="#16308a" /><g transform="translate(96 96) scale(.34)">${bird}</g>
  ${sampler.map((slug, index) => {
    const { bag, band, picture } = labels[slug];
    const x = 38 + index * 37.5;
    return html`<rect x="${x}" y="146" width="34" height="96" rx="3" fill="${bag}" /><rect x="${x}" y="146" width="34" height="10" rx="3" fill="#0d1329" opacity=".25" />
      <rect x="${x + 5}" y="168" width="24" height="46" rx="2" fill="${band}" /><svg x="${x + 5}" y="168" width="24" height="30" viewBox="0 0 160 150" preserveAspectRatio="xMidYMid slice">${picture}</svg>`;
  })}
  <path d="M22 206 H238 V304 Q238 318 224 318 H36 Q22 318 22 304 Z" fill="#3560d8" /><path d="M22 206 H238 V216 H22 Z" fill="#5f86f0" />
  <text x="130" y="262" class="drawing-brand" fill="#fff">FIVE COFFEES</text><text x="130" y="284" class="drawing-small drawing-centred" fill="#d6e1ff">one of each, and cards to taste by</text>`);

/** Everything that is not a bag of coffee, in boxes of 260 × 340, by product. */
export const equipment = {
  "porcelain-dripper": dripper,
  "paper-filters": filters,
  "hand-grinder": grinder,
  "gooseneck-kettle": kettle,
  "bluebird-mug": mug,
  "tasting-box": box,
};
