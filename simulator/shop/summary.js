import { html } from "./html.js";
import { price } from "./money.js";

/** Size and grind, where there is a choice of them. */
export function variantOf({ size, grind }) {
  return [size.label === "One size" ? "" : size.label, grind].filter(Boolean).join(" · ");
}

/** What an order comes to, line by line. */
export function sums({ subtotal, discount, coupon, shipping, tax, total }) {
  return html`<dl class="sums"><div><dt>Goods</dt><dd>${price(subtotal)}</dd></div>
    ${discount > 0 && html`<div><dt>Code ${coupon}</dt><dd>−${price(discount)}</dd></div>`}
    <div><dt>Delivery</dt><dd>${shipping ? price(shipping) : "Free"}</dd></div>
    <div class="sums-total"><dt>Total <small>with ${price(tax)} tax</small></dt><dd>${price(total)}</dd></div></dl>`;
}

/** The things of an order, small. */
export function briefly(lines) {
  return html`<ul class="brief">${lines.map(
    ({ product, size, grind, quantity }) => html`<li><span>${quantity} × ${product.title}
    <small>${variantOf({ size, grind })}</small></span><span class="price">${price(size.price * quantity)}</span></li>`,
  )}</ul>`;
}
