import { cartId, cartLines, totals } from "./cart.js";
import { inCents } from "./money.js";

const track = (event, properties) => throughline.track(event, properties);

/** A size of a product as Segment's e-commerce vocabulary writes it. */
function asProperties(product, size, more = {}) {
  return {
    product_id: size.id,
    sku: size.sku,
    name: size.name,
    category: product.category,
    brand: "Bluebird",
    price: size.price,
    currency: "EUR",
    url: new URL(`products/${product.slug}`, document.baseURI).href,
    ...more,
  };
}

const lineProperties = ({ product, size, quantity, grind }) =>
  asProperties(product, size, { quantity, ...(grind && { variant: grind }) });
const listProperties = (products) =>
  products.map((product, index) => asProperties(product, product.sizes[0], { position: index + 1 }));

function cartProperties() {
  const { subtotal, discount, coupon } = totals();
  return {
    cart_id: cartId(),
    value: inCents(subtotal - discount),
    coupon,
    currency: "EUR",
    products: cartLines().map(lineProperties),
  };
}

export function productListViewed(list, category, products) {
  track("Product List Viewed", { list_id: list, category, products: listProperties(products) });
}

export function productsSearched(query, products) {
  track("Products Searched", { query, results: products.length });
}

export function productClicked(product, list, position) {
  track("Product Clicked", asProperties(product, product.sizes[0], { list_id: list, position }));
}

export function productViewed(product, size) {
  track("Product Viewed", asProperties(product, size));
}

/** Reports how the quantity of one thing in the cart changed. */
export function quantityChanged(product, size, grind, change) {
  const properties = { cart_id: cartId(), ...lineProperties({ product, size, grind, quantity: Math.abs(change) }) };
  if (change) track(change > 0 ? "Product Added" : "Product Removed", properties);
}

export function cartViewed() {
  track("Cart Viewed", cartProperties());
}

export function couponEntered(coupon, isAccepted) {
  track("Coupon Entered", { cart_id: cartId(), coupon_id: coupon });
  if (isAccepted) track("Coupon Applied", { cart_id: cartId(), coupon_id: coupon, discount: totals().discount });
  else track("Coupon Denied", { cart_id: cartId(), coupon_id: coupon, reason: "unknown" });
}

export function checkoutStarted() {
  track("Checkout Started", cartProperties());
}

export function paymentInfoEntered(method) {
  track("Payment Info Entered", { checkout_id: cartId(), payment_method: method });
}

/** Reports an order; revenue is the goods without shipping and tax. */
export function orderCompleted(order) {
  const { subtotal, discount, shipping, tax, total, coupon } = order.totals;
  track("Order Completed", {
    checkout_id: cartId(),
    order_id: order.id,
    affiliation: "Web shop",
    total,
    subtotal,
    revenue: inCents(subtotal - discount - tax),
    shipping,
    tax,
    discount,
    coupon,
    currency: "EUR",
    products: cartLines().map(lineProperties),
  });
}

/** Tells who the customer is. */
export function identified({ id, ...traits }) {
  throughline.identify(id, traits);
}

export function signedUp() {
  track("Signed Up", { method: "email" });
}

export function signedIn() {
  track("Signed In", { method: "email" });
}

/** Ends the customer's session: what comes after is somebody else's, as far as anyone can tell. */
export function signedOut() {
  track("Signed Out", {});
  throughline.reset();
}

export function articleViewed({ slug, title }) {
  track("Help Article Viewed", { article_id: slug, title });
}

export function articleRated({ slug, title }, isHelpful) {
  track("Help Article Rated", { article_id: slug, title, helpful: isHelpful });
}

export function supportTicketCreated({ id, topic, subject, orderId }) {
  track("Support Ticket Created", {
    ticket_id: id,
    channel: "web",
    topic,
    subject,
    order_id: orderId,
    priority: "normal",
  });
}
