import { cartId, cartLines, emptyCart, totals } from "../cart.js";
import { currentCustomer, keepOrder, signIn } from "../customer.js";
import { checkoutStarted, identified, orderCompleted, paymentInfoEntered, signedUp } from "../events.js";
import { html } from "../html.js";
import { price } from "../money.js";
import { field, whenSubmitted } from "../parts.js";
import { go, to } from "../router.js";
import { briefly, sums } from "../summary.js";

const countries = {
  FR: "France",
  DE: "Germany",
  ES: "Spain",
  IE: "Ireland",
  IT: "Italy",
  NL: "Netherlands",
  PL: "Poland",
  PT: "Portugal",
  SE: "Sweden",
};
const payments = [
  ["invoice", "Invoice", "Pay within 14 days"],
  ["card", "Card", "The demonstration card is used"],
  ["transfer", "Bank transfer", "We send when it has arrived"],
];

export function checkout() {
  const isEmpty = cartLines().length === 0;
  return { title: "Checkout", content: isEmpty ? nothing : content(), whenShown: isEmpty ? undefined : whenShown };
}

const nothing = html`<div class="wide page"><header class="page-head"><h1>Nothing to check out</h1><p>Your cart is empty.</p></header>
  <p><a class="button" href="${to("shop")}">See the shop</a></p></div>`;

function content() {
  const customer = currentCustomer() ?? {};
  const { street, postalCode, city, country = "FR" } = customer.address ?? {};
  return html`<div class="wide page"><header class="page-head"><h1>Checkout</h1>
      ${!customer.id && html`<p>Ordered here before? <a href="${to("account?then=checkout")}">Sign in</a></p>`}</header>
    <form class="split"><div class="steps">
      <fieldset class="step"><legend>You</legend>${field("email", "Mail", { type: "email", autocomplete: "email", value: customer.email, hint: "For the confirmation and the parcel's number." })}
        <div class="pair">${field("firstName", "First name", { autocomplete: "given-name", value: customer.firstName })}${field("lastName", "Last name", { autocomplete: "family-name", value: customer.lastName })}</div></fieldset>
      <fieldset class="step"><legend>Where to</legend>${field("street", "Street and number", { autocomplete: "street-address", value: street })}
        <div class="pair narrow-first">${field("postalCode", "Postal code", { autocomplete: "postal-code", value: postalCode })}${field("city", "Town", { autocomplete: "address-level2", value: city })}</div>
        <label class="field"><span class="field-label">Country</span><select name="country" autocomplete="country">${Object.entries(countries).map(([code, name]) => html`<option value="${code}" ${code === country && "selected"}>${name}</option>`)}</select></label></fieldset>
      <fieldset class="step payment"><legend>How you pay</legend>${payments.map(([value, name, note], index) => html`<label class="option"><input type="radio" name="payment" value="${value}" ${index === 0 && "checked"} /><span class="option-text"><b>${name}</b>${note}</span></label>`)}</fieldset>
      ${!customer.id && html`<label class="tick"><input type="checkbox" name="account" checked /><span>Keep my address for the next order</span></label>`}
      <label class="tick"><input type="checkbox" name="newsletter" /><span>Write to me when a new coffee arrives, about twice a month</span></label>
    </div>
    <aside class="summary" aria-label="Your order"><h2>Your order</h2>${briefly(cartLines())}${sums(totals())}
      <button class="button broad" type="submit">Order for ${price(totals().total)}</button>
      <p class="fine">This is a demonstration: nothing is charged, nothing is sent.</p></aside></form></div>`;
}

function whenShown(main) {
  const form = main.querySelector("form");
  checkoutStarted();
  form.addEventListener("change", ({ target }) => target.name === "payment" && paymentInfoEntered(target.value));
  whenSubmitted(form, placeOrder);
}

function placeOrder(answers) {
  identifyBuyer(answers);
  if (answers.newsletter) throughline.consent({ email_marketing: true });
  const order = {
    id: `BW-${Date.now().toString(36).toUpperCase()}`,
    email: answers.email.trim().toLowerCase(),
    firstName: answers.firstName,
    city: answers.city,
    placedAt: new Date().toISOString(),
    cart: cartId(),
    lines: cartLines().map(({ sku, grind, quantity }) => ({ sku, grind, quantity })),
    totals: totals(),
  };
  orderCompleted(order);
  keepOrder(order);
  emptyCart();
  go(`checkout/thank-you?order=${order.id}`, { replace: true });
}

function identifyBuyer({ email, firstName, lastName, street, postalCode, city, country, account, newsletter }) {
  const known = currentCustomer();
  const address = { street, postalCode, city, country };
  const details = {
    firstName,
    lastName,
    name: `${firstName} ${lastName}`,
    address,
    ...(newsletter && { newsletter: true }),
  };
  if (!known && !account) return identified({ email: email.trim().toLowerCase(), ...details });
  identified(signIn(known?.email ?? email, details));
  if (!known) signedUp();
}
