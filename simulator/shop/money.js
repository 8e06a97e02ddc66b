const euros = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" });

/** An amount in euros as the shop writes it. */
export function price(amount) {
  return euros.format(amount);
}

/** An amount rounded to the cent. */
export function inCents(amount) {
  return Math.round(amount * 100) / 100;
}
