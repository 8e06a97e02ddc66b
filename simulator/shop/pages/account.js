import { currentCustomer, hasAccount, ordersOf, signIn, signOut } from "../customer.js";
import { identified, signedIn, signedOut, signedUp } from "../events.js";
import { html } from "../html.js";
import { price } from "../money.js";
import { field, whenSubmitted } from "../parts.js";
import { go, to } from "../router.js";

const day = new Intl.DateTimeFormat("en-IE", { day: "numeric", month: "long", year: "numeric" });

/** The customer's own page, or the door to it. */
export function account(_, query) {
  const customer = currentCustomer();
  if (customer) return { title: "Account", content: own(customer), whenShown: whenOwnShown };
  const then = query.get("then") === "checkout" ? "checkout" : "account";
  return { title: "Sign in", content: door, whenShown: (main) => whenDoorShown(main, then) };
}

const door = html`<div class="wide page door"><header class="page-head"><h1>Sign in</h1><p>Or open an account: it is the same form.</p></header>
  <form class="panel">${field("email", "Mail", { type: "email", autocomplete: "email" })}
    ${field("firstName", "First name", { autocomplete: "given-name" })}
    ${field("password", "Password", { type: "password", autocomplete: "off", hint: "Any will do here: nothing is checked or kept." })}
    <button class="button broad" type="submit">Continue</button></form></div>`;

function whenDoorShown(main, then) {
  whenSubmitted(main.querySelector("form"), ({ email, firstName }) => {
    const isKnown = hasAccount(email);
    identified(signIn(email, { firstName }));
    if (isKnown) signedIn();
    else signedUp();
    go(then, { replace: true });
  });
}

function own(customer) {
  const orders = ordersOf(customer);
  return html`<div class="wide page"><header class="page-head"><h1>Hello, ${customer.firstName}</h1><p>${customer.email}, here since ${day.format(new Date(customer.createdAt))}</p></header>
    <section class="block first"><h2>Your orders</h2>${orders.length ? html`<ul class="orders">${orders.map(row)}</ul>` : none}</section>
    <p><button class="button quiet" type="button" data-sign-out>Sign out</button></p></div>`;
}

const none = html`<div class="empty"><p>No orders yet. The first one is the hardest to choose.</p><p><a class="button" href="${to("products/tasting-box")}">Try five coffees</a></p></div>`;

function row({ id, placedAt, lines, totals }) {
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return html`<li><a href="${to(`checkout/thank-you?order=${id}`)}"><b>${id}</b><span>${day.format(new Date(placedAt))}</span>
    <span>${count} ${count === 1 ? "thing" : "things"}</span><span class="price">${price(totals.total)}</span></a></li>`;
}

function whenOwnShown(main) {
  main.querySelector("[data-sign-out]").addEventListener("click", () => {
    signedOut();
    signOut();
    go("");
  });
}
