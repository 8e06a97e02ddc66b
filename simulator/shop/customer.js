import { stored } from "./stored.js";

const customers = stored("customers", {});
const signedIn = stored("signed-in", null);
const orders = stored("orders", []);

/** The customer who is signed in, or undefined. */
export function currentCustomer() {
  return customers.get()[signedIn.get()];
}

/** Signs in the customer with this mail address, whom it creates where there is none; answers the customer. */
export function signIn(email, details = {}) {
  const address = email.trim().toLowerCase();
  const known = customers.get()[address] ?? {
    email: address,
    id: customerId(address),
    createdAt: new Date().toISOString(),
  };
  const customer = { ...known, ...details };
  customers.set({ ...customers.get(), [address]: customer });
  signedIn.set(address);
  return customer;
}

/** Whether this browser knows an account with this mail address. */
export function hasAccount(email) {
  return Object.hasOwn(customers.get(), email.trim().toLowerCase());
}

export function signOut() {
  signedIn.set(null);
}

/** Keeps an order, the newest first. */
export function keepOrder(order) {
  orders.set([order, ...orders.get()]);
}

export function orderById(id) {
  return orders.get().find((order) => order.id === id);
}

/** The orders of one customer. */
export function ordersOf({ email }) {
  return orders.get().filter((order) => order.email === email);
}

// The same address has the same id in each browser, as with a real account (FNV-1a, 32 bits).
function customerId(email) {
  let hash = 0x811c9dc5;
  for (const character of email) hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193);
  return `customer-${(hash >>> 0).toString(16).padStart(8, "0")}`;
}
