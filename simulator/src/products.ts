import { pick, weighted, whole } from "./distributions.ts";
import type { Random } from "./random.ts";

/** Something that the roastery sells. `price` in euros, value added tax included. */
export interface Product {
  readonly product_id: string;
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly brand: string;
  readonly price: number;
  readonly url: string;
}

/** A product in a cart. */
export interface Line extends Product {
  readonly quantity: number;
}

/** The web shop's address; `.example` belongs to nobody (RFC 2606). */
export const shopUrl = "https://bluebird.example";

function product(number: number, category: string, name: string, price: number): Product {
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const sku = `BB-${category.slice(0, 2).toUpperCase()}-${String(number).padStart(3, "0")}`;
  return {
    product_id: `p${number}`,
    sku,
    name,
    category,
    brand: "Bluebird",
    price,
    url: `${shopUrl}/products/${slug}`,
  };
}

/** Coffees in bags of 250 g or 1 kg. */
export const coffees: readonly Product[] = [
  product(101, "Filter", "Guji Highland, Ethiopia 250 g", 13.5),
  product(102, "Filter", "Nyeri Peaberry, Kenya 250 g", 14.9),
  product(103, "Filter", "Huila Pink Bourbon, Colombia 250 g", 15.5),
  product(104, "Filter", "Morning Song blend 250 g", 10.9),
  product(105, "Espresso", "Nightjar Espresso 250 g", 11.5),
  product(106, "Espresso", "Nightjar Espresso 1 kg", 38),
  product(107, "Espresso", "Cerrado Pulped Natural, Brazil 250 g", 10.5),
  product(108, "Espresso", "Cerrado Pulped Natural, Brazil 1 kg", 35),
  product(109, "Decaf", "Quiet Evening Decaf 250 g", 12.5),
  product(110, "Seasonal", "Weathercock seasonal blend 250 g", 13.9),
];

/** What one makes coffee with. */
export const equipment: readonly Product[] = [
  product(201, "Equipment", "Porcelain dripper", 24),
  product(202, "Equipment", "Paper filters, 100", 6.5),
  product(203, "Equipment", "Hand grinder", 119),
  product(204, "Equipment", "Gooseneck kettle", 89),
  product(205, "Equipment", "Bluebird mug", 16),
  product(206, "Gift", "Tasting box, five coffees", 32),
];

/** What a household puts into its cart. */
export function householdCart(random: Random, favourite: Product): Line[] {
  const lines = new Map<string, Line>();
  const kinds = weighted(random, [[1, 5], [2, 3], [3, 1]] as const); // biome-ignore format: a table
  for (let kind = 0; kind < kinds; kind++) {
    const chosen = kind === 0 && random() < 0.6 ? favourite : pick(random, random() < 0.8 ? coffees : equipment);
    const quantity = chosen.price > 30 ? 1 : weighted(random, [[1, 6], [2, 3], [3, 1]] as const); // biome-ignore format: a table
    lines.set(chosen.sku, { ...chosen, quantity });
  }
  return [...lines.values()];
}

/** What a café orders: kilos of espresso, some filter coffee. */
export function cafeCart(random: Random): Line[] {
  const espresso = { ...pick(random, [coffees[5]!, coffees[7]!]), quantity: whole(random, 4, 14) };
  return random() < 0.4
    ? [espresso, { ...pick(random, coffees.slice(0, 4)), quantity: whole(random, 4, 12) }]
    : [espresso];
}

/** What a cart costs, in euros. */
export function worthOf(lines: readonly Line[]): number {
  return inCents(lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0));
}

/** An amount rounded to the cent. */
export function inCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
