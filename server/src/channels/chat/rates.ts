/** How much is let through: at once, and then by and by. */
export interface Allowance {
  atOnce: number;
  everySeconds: number;
}

const mostRemembered = 50_000;

/** Lets each key through as often as its allowance says (a token bucket for each), and says how long to wait otherwise. */
export class Rates {
  readonly #allowance: Allowance;
  /** When each key would have all of its allowance again, in epoch milliseconds. */
  readonly #fullAt = new Map<string, number>();

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
  }

  /** Takes one. Returns 0 if it was there, else in how many seconds there is one. */
  take(key: string, now: number): number {
    const { atOnce, everySeconds } = this.#allowance;
    const every = everySeconds * 1000;
    const fullAt = Math.max(this.#fullAt.get(key) ?? 0, now);
    const wait = fullAt + every - (now + atOnce * every);
    if (wait > 0) return Math.ceil(wait / 1000);
    this.#fullAt.delete(key);
    this.#fullAt.set(key, fullAt + every);
    this.#forgetOldest();
    return 0;
  }

  #forgetOldest(): void {
    const oldest = this.#fullAt.keys().next().value;
    if (this.#fullAt.size > mostRemembered && oldest !== undefined) this.#fullAt.delete(oldest);
  }
}

/** What counts as one address: of IPv6 the network of 64 bits, all of which one household has. */
export function addressKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail = ""] = plain.split("::");
  const groups = head.split(":").filter(Boolean);
  const after = tail.split(":").filter(Boolean);
  const zeros = Array.from({ length: Math.max(8 - groups.length - after.length, 0) }, () => "0");
  return [...groups, ...(plain.includes("::") ? zeros : []), ...after].slice(0, 4).join(":");
}
