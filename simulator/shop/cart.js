import { findSku, isCoffee } from "./catalogue.js";
import { inCents } from "./money.js";
import { stored } from "./stored.js";

const FREE_SHIPPING_FROM = 40;
const SHIPPING = 4.9;
const COUPONS = { WELCOME10: 0.1, FRIEND: 0.12 };
const COFFEE_TAX = 0.055;
const GOODS_TAX = 0.2;

const empty = () => ({ id: crypto.getRandomValues(new Uint32Array(2)).join("-"), lines: [], coupon: undefined });
const kept = stored("cart", empty());
const listeners = [];
kept.onChange(announce);

function announce() {
  for (const listener of listeners) listener();
}

function write(change) {
  kept.set({ ...kept.get(), ...change });
  announce();
}

/** Calls back after each change of the cart, in this tab or another. */
export function onCartChange(listener) {
  listeners.push(listener);
}

/** What lies in the cart: `{ sku, grind, quantity, product, size }`. */
export function cartLines() {
  return kept.get().lines.map((line) => ({ ...line, ...findSku(line.sku) }));
}

/** The id of this cart, kept until an order is made of it. */
export function cartId() {
  return kept.get().id;
}

/** How many things lie in the cart. */
export function cartCount() {
  return kept.get().lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Sets how many of one thing lie in the cart; none takes it out. */
export function setQuantity(sku, grind, quantity) {
  const { lines } = kept.get();
  const isIt = (line) => line.sku === sku && line.grind === grind;
  const others = lines.filter((line) => !isIt(line));
  if (quantity < 1) return write({ lines: others });
  const changed = { sku, grind, quantity: Math.min(quantity, 20) };
  write({ lines: lines.some(isIt) ? lines.map((line) => (isIt(line) ? changed : line)) : [...lines, changed] });
}

/** How many of one thing lie in the cart. */
export function quantityOf(sku, grind) {
  return kept.get().lines.find((line) => line.sku === sku && line.grind === grind)?.quantity ?? 0;
}

/** Applies a coupon; answers whether there is one of that name. */
export function applyCoupon(name) {
  const coupon = name.trim().toUpperCase();
  if (!Object.hasOwn(COUPONS, coupon)) return false;
  write({ coupon });
  return true;
}

/** Takes the coupon off again. */
export function removeCoupon() {
  write({ coupon: undefined });
}

/** Starts a new cart. */
export function emptyCart() {
  kept.set(empty());
  announce();
}

/** What a cart comes to, in euros. Prices hold the tax; shipping is free from 40 euros. */
export function totals() {
  const { coupon } = kept.get();
  const share = coupon ? COUPONS[coupon] : 0;
  const lines = cartLines();
  const subtotal = inCents(lines.reduce((sum, { size, quantity }) => sum + size.price * quantity, 0));
  const discount = inCents(subtotal * share);
  const shipping = subtotal - discount >= FREE_SHIPPING_FROM || subtotal === 0 ? 0 : SHIPPING;
  const tax = inCents(lines.reduce((sum, line) => sum + taxIn(line, share), 0));
  const toFreeShipping = Math.max(0, inCents(FREE_SHIPPING_FROM - (subtotal - discount)));
  return { coupon, subtotal, discount, shipping, tax, total: inCents(subtotal - discount + shipping), toFreeShipping };
}

function taxIn({ product, size, quantity }, discountShare) {
  const paid = size.price * quantity * (1 - discountShare);
  const rate = isCoffee(product) ? COFFEE_TAX : GOODS_TAX;
  return paid - paid / (1 + rate);
}
