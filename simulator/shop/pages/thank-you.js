import { findSku } from "../catalogue.js";
import { orderById } from "../customer.js";
import { checkIcon } from "../drawings/icons.js";
import { html } from "../html.js";
import { to } from "../router.js";
import { briefly, sums } from "../summary.js";

const longDay = new Intl.DateTimeFormat("en-IE", { weekday: "long", day: "numeric", month: "long" });
const DAY_MS = 24 * 3600_000;

/** The confirmation of an order. */
export function thankYou(_, query) {
  const order = orderById(query.get("order"));
  return order && { title: "Thank you", content: content(order) };
}

function content({ id, firstName, email, city, placedAt, lines, totals }) {
  const arrives = longDay.format(new Date(Date.parse(placedAt) + 3 * DAY_MS));
  return html`<div class="wide page thanks"><header class="page-head"><span class="seal">${checkIcon}</span>
      <h1>Thank you, ${firstName}</h1><p>Order <b>${id}</b> is confirmed. It should reach ${city} by ${arrives}.</p></header>
    <div class="split"><ol class="next"><li class="done"><b>Ordered</b>The confirmation goes to ${email}.</li>
      <li><b>Roasted and packed</b>On the next roasting day.</li><li><b>On its way</b>You get the parcel's number by mail.</li></ol>
    <aside class="summary" aria-label="Your order"><h2>Your order</h2>${briefly(lines.map((line) => ({ ...line, ...findSku(line.sku) })))}${sums(totals)}</aside></div>
    <p class="hero-actions"><a class="button" href="${to("shop")}">Back to the shop</a><a class="more" href="${to("help")}">Something wrong?</a></p></div>`;
}
