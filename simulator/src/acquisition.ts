import { weighted } from "./distributions.ts";
import type { Random } from "./random.ts";

/** The campaign that a link carries (its utm parameters, in Segment's words). */
export interface Campaign {
  readonly name: string;
  readonly source: string;
  readonly medium: string;
  readonly term?: string;
  readonly content?: string;
}

/** How a person first came to the shop. */
export interface Acquisition {
  readonly by: "ad" | "search" | "social" | "word of mouth" | "shop" | "friend";
  readonly referrer: string;
  readonly campaign?: Campaign;
}

// The shares are assumed: a small brand that pays for about a third of its visitors.
const ways: readonly (readonly [Acquisition, number])[] = [
  [ad("google", "cpc", "brand-search", "https://www.google.com/", "bluebird coffee"), 9],
  [ad("google", "cpc", "espresso-beans", "https://www.google.com/", "espresso beans fresh roast"), 11],
  [ad("instagram", "paid_social", "pour-over-reel", "https://l.instagram.com/"), 12],
  [{ by: "search", referrer: "https://www.google.com/" }, 24],
  [{ by: "search", referrer: "https://duckduckgo.com/" }, 6],
  [{ by: "search", referrer: "https://www.bing.com/" }, 4],
  [{ by: "social", referrer: "https://www.instagram.com/" }, 8],
  [{ by: "social", referrer: "https://www.youtube.com/" }, 5],
  [{ by: "word of mouth", referrer: "" }, 14],
  [{ by: "shop", referrer: "", campaign: { name: "bag-qr-code", source: "shop", medium: "qr" } }, 7],
];

function ad(source: string, medium: string, name: string, referrer: string, term?: string): Acquisition {
  return { by: "ad", referrer, campaign: { name, source, medium, ...(term ? { term } : { content: name }) } };
}

/** Draws the way by which somebody first comes. */
export function acquisitionOf(random: Random): Acquisition {
  return weighted(random, ways);
}
