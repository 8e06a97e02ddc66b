import type { Purposes } from "./message.ts";
import type { Store } from "./store.ts";

const KEY = "throughline:consent";

/** `pending`: keep in memory and send nothing until the visitor decides. */
export type Permission = "granted" | "denied" | "pending";

/** What the visitor decided on this site, in any tab, or undefined where nothing was asked yet. */
export function readPurposes(store: Store): Purposes | undefined {
  const recorded = store.read(KEY);
  return recorded ? JSON.parse(recorded) : undefined;
}

/** Remembers a decision; purposes that it does not name stay as they were. */
export function recordPurposes(store: Store, purposes: Purposes): void {
  // A refusal has to be remembered too, so this record is kept whatever it says.
  store.writeThrough(KEY, JSON.stringify({ ...readPurposes(store), ...purposes }));
}

/** Whether analytics may run: the visitor's own decision, else the browser's privacy signal and the site's rule. */
export function readPermission(store: Store, isConsentRequired: boolean): Permission {
  const decision = readPurposes(store)?.analytics;
  if (decision !== undefined) return decision ? "granted" : "denied";
  return isConsentRequired || asksNotToTrack() ? "pending" : "granted";
}

function asksNotToTrack(): boolean {
  const browser = navigator as Navigator & { globalPrivacyControl?: boolean; doNotTrack?: string | null };
  return browser.globalPrivacyControl === true || browser.doNotTrack === "1";
}
