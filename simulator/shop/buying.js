import { quantityOf, setQuantity } from "./cart.js";
import { findSku } from "./catalogue.js";
import { quantityChanged } from "./events.js";
import { to } from "./router.js";
import { toast } from "./toast.js";

/** Puts things into the cart, says so, and reports it. */
export function addToCart(sku, grind = "", quantity = 1) {
  const { product, size } = changeQuantity(sku, grind, quantityOf(sku, grind) + quantity);
  const name = product.sizes.length > 1 ? `${product.title}, ${size.label}` : product.title;
  toast(`${name} is in your cart.`, { label: "View cart", href: to("cart") });
}

/** Sets how many of a thing lie in the cart and reports the difference; answers what it was. */
export function changeQuantity(sku, grind, quantity) {
  const found = findSku(sku);
  const before = quantityOf(sku, grind);
  setQuantity(sku, grind, quantity);
  quantityChanged(found.product, found.size, grind, quantityOf(sku, grind) - before);
  return found;
}
