import { pick, whole } from "./distributions.ts";
import { randomFrom } from "./random.ts";

/** A café that buys by the kilo: a company, with one or two people who order for it. */
export interface Cafe {
  readonly groupId: string;
  readonly name: string;
  readonly employees: number;
}

const names = [
  ["Café", "Kaffeebar", "Bistro", "Brunch", "Maison", "Comptoir"],
  ["Heron", "Wren", "Swift", "Magpie", "Lark", "Kestrel", "Finch", "Stork", "Robin", "Plover", "Starling", "Oriole"],
] as const;

/** The café for which the `ordinal`-th café buyer of a company orders. Of five buyers, two pairs share one. */
export function cafeOf(seed: number, ordinal: number): Cafe {
  const number = Math.floor((ordinal * 3) / 5);
  const random = randomFrom(`${seed}/cafe/${number}`);
  const name = `${pick(random, names[0])} ${names[1][number % names[1].length]}`;
  const repeated = Math.floor(number / names[1].length);
  return {
    groupId: `cafe-${String(number + 1).padStart(3, "0")}`,
    name: repeated === 0 ? name : `${name} ${repeated + 1}`,
    employees: whole(random, 3, 24),
  };
}
