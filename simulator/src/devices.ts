import { pick, uuid } from "./distributions.ts";
import type { Random } from "./random.ts";

/** A browser or an app through which a person reaches the company. `shared` with somebody else of the household. */
export interface Device {
  readonly anonymousId: string;
  readonly kind: "computer" | "phone" | "app";
  readonly userAgent: string;
  readonly shared: boolean;
}

const userAgents: Record<Device["kind"], readonly string[]> = {
  computer: [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
  ],
  phone: [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
  ],
  app: ["Bluebird/3.2 (iOS 18.5)", "Bluebird/3.2 (Android 15)"],
};

/** A device as its maker describes it, with an anonymous id of its own. */
export function newDevice(random: Random, kind: Device["kind"], shared = false): Device {
  return { anonymousId: uuid(random), kind, userAgent: pick(random, userAgents[kind]), shared };
}
