import { changeQuantity } from "../buying.js";
import { applyCoupon, cartLines, onCartChange, removeCoupon, totals } from "../cart.js";
import { productAt } from "../catalogue.js";
import { drawProduct } from "../drawings/product.js";
import { cartViewed, couponEntered } from "../events.js";
import { html } from "../html.js";
import { price } from "../money.js";
import { shelf, stepper } from "../parts.js";
import { to } from "../router.js";
import { sums, variantOf } from "../summary.js";
import { toast } from "../toast.js";

export function cart() {
  return { title: "Cart", content: html`<div class="wide page" data-cart></div>`, whenShown };
}

function whenShown(main) {
  const place = main.querySelector("[data-cart]");
  draw(place);
  cartViewed();
  onCartChange(() => place.isConnected && draw(place));
  place.addEventListener("click", ({ target }) => {
    const line = target.closest("[data-sku]");
    if (target.closest("[data-remove-coupon]")) removeCoupon();
    if (!line) return;
    const { sku, grind, quantity } = line.dataset;
    const step = target.closest("[data-step]")?.dataset.step;
    if (step) change(sku, grind, Number(quantity) + Number(step));
    if (target.closest("[data-remove]")) change(sku, grind, 0);
  });
  place.addEventListener("submit", (event) => {
    event.preventDefault();
    enterCoupon(event.target);
  });
}

function change(sku, grind, quantity) {
  const before = cartLines().find((line) => line.sku === sku && line.grind === grind).quantity;
  const { product } = changeQuantity(sku, grind, quantity);
  if (quantity > 0) return;
  const undo = () => changeQuantity(sku, grind, before);
  toast(`${product.title} is out of your cart.`, { label: "Undo", act: undo });
}

function enterCoupon(form) {
  const name = new FormData(form).get("coupon");
  const isAccepted = applyCoupon(name);
  couponEntered(name, isAccepted);
  if (!isAccepted) form.querySelector(".field-note").textContent = "We do not know this code.";
}

function draw(place) {
  const lines = cartLines();
  // Drawing anew would lose the place of who works with the keyboard.
  const focused = document.activeElement?.closest("[data-sku]")?.dataset;
  const step = document.activeElement?.dataset.step;
  place.innerHTML = lines.length ? full(lines) : empty;
  if (!focused) return;
  const line = [...place.querySelectorAll("[data-sku]")].find(
    ({ dataset }) => dataset.sku === focused.sku && dataset.grind === focused.grind,
  );
  (line?.querySelector(`[data-step="${step}"]`) ?? place.querySelector("h1")).focus();
}

function full(lines) {
  const { coupon, toFreeShipping } = totals();
  return html`<header class="page-head"><h1 tabindex="-1">Your cart</h1></header>
    <div class="split"><ul class="lines">${lines.map(line)}</ul>
    <aside class="summary" aria-label="Summary">${sums(totals())}
      ${toFreeShipping > 0 && html`<p class="nudge">${price(toFreeShipping)} more and delivery is free.</p>`}
      <a class="button broad" href="${to("checkout")}">Check out</a>
      ${coupon ? html`<p class="coupon">Code <b>${coupon}</b> <button class="link" type="button" data-remove-coupon>Remove</button></p>` : couponForm}
    </aside></div>`;
}

const couponForm = html`<form class="coupon-form"><label class="field"><span class="field-label">Code</span>
  <span class="joined"><input name="coupon" required placeholder="WELCOME10" autocomplete="off" /><button class="button quiet" type="submit">Apply</button></span>
  <span class="field-note" role="alert"></span></label></form>`;

function line({ sku, grind, quantity, product, size }) {
  return html`<li class="line" data-sku="${sku}" data-grind="${grind}" data-quantity="${quantity}">
    <div class="line-picture tint-${product.slug}">${drawProduct(product, size.label)}</div>
    <div class="line-text"><h2><a href="${to(`products/${product.slug}`)}">${product.title}</a></h2><p>${variantOf({ size, grind })}</p>
      <button class="link" type="button" data-remove aria-label="Remove ${product.title}">Remove</button></div>
    ${stepper(quantity, `Quantity of ${product.title}`)}
    <span class="price line-price">${price(size.price * quantity)}</span></li>`;
}

const empty = html`<header class="page-head"><h1 tabindex="-1">Your cart is empty</h1><p>These three have never disappointed anybody.</p></header>
  ${shelf(["morning-song", "nightjar-espresso", "tasting-box"].map(productAt), "empty-cart")}`;
