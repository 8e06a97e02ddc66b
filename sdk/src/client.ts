import { openBackoff } from "./backoff.ts";
import { type CallOptions, composeMessage, type Fields } from "./compose.ts";
import { describePage } from "./context.ts";
import { openGate } from "./gate.ts";
import { openIdentity } from "./identity.ts";
import type { Properties, Purposes } from "./message.ts";
import { watchNavigation } from "./navigation.ts";
import { readPurposes } from "./permission.ts";
import { openQueue } from "./queue.ts";
import { startSender } from "./sender.ts";
import { openStore } from "./store.ts";

export interface ClientOptions {
  /** Where the server is, such as `https://throughline.example.com`. */
  host: string;
  writeKey: string;
  /** `required`: nothing is stored and nothing leaves before `consent({ analytics: true })`. */
  consent?: "required";
  /** `manual`: page calls are only those that the page makes itself. */
  pageViews?: "automatic" | "manual";
  /** When and where calls happen; for calls that were made before the client was there. */
  moment?: () => Moment;
}

export interface Moment {
  time: number;
  href: string;
}

export interface Client {
  /** Says who the visitor is. `token` is a JWT by the company's server that proves it, sent until `reset`. */
  identify(userId?: string | null, traits?: Properties, options?: CallOptions & { token?: string }): void;
  track(event: string, properties?: Properties, options?: CallOptions): void;
  page(name?: string | null, properties?: Properties, options?: CallOptions): void;
  group(groupId: string, traits?: Properties, options?: CallOptions): void;
  alias(userId: string, previousId?: string | null, options?: CallOptions): void;
  /** Forgets the user, traits and token, and makes the visitor a new anonymous one. */
  reset(): void;
  /** Records what the visitor allows, by purpose; `analytics` decides whether this client may run. */
  consent(purposes: Purposes, options?: CallOptions): void;
  /** Sends what waits; answers when it is confirmed or has to wait. */
  flush(): Promise<void>;
}

const now = (): Moment => ({ time: Date.now(), href: location.href });

/** Starts a client for one host and write key. One page needs one. */
export function createClient({ host, writeKey, consent, pageViews, moment = now }: ClientOptions): Client {
  const prefix = `throughline:${writeKey}:`;
  const store = openStore();
  const identity = openIdentity(store);
  const queue = openQueue(store, prefix);
  const gate = openGate(store, queue, consent === "required");
  const sender = startSender({
    queue,
    writeKey,
    url: `${host.replace(/\/+$/, "")}/v1/batch`,
    backoff: openBackoff(store, `${prefix}backoff`),
    // After a refusal the queue holds nothing but the refusal itself.
    mayLeave: () => gate.ask() !== "pending",
  });

  function enqueue(fields: Fields, options: CallOptions = {}, visit = navigation.current()): void {
    const mayKeep = gate.ask() === "granted";
    const said = { identity, mayKeep, purposes: readPurposes(store), visit, time: moment().time };
    queue.add(composeMessage(fields, options, said));
    queue.renewLease(0);
    sender.wake();
  }

  /** Runs a call where it is allowed, after the page call of a navigation that came before it. */
  function whenAllowed(call: () => void): void {
    navigation.settle(moment().href);
    if (gate.ask() !== "denied") call();
  }

  function page(name?: string | null, properties?: Properties, options?: CallOptions, visit = navigation.current()) {
    const named = name ? { name } : {};
    const described = { ...describePage(visit), ...named, ...properties };
    enqueue({ type: "page", ...named, properties: described }, options, visit);
  }

  const navigation = watchNavigation(moment().href, (visit) => {
    if (pageViews !== "manual" && gate.ask() !== "denied") page(null, {}, {}, visit);
  });
  if (pageViews !== "manual") whenAllowed(page);

  return {
    identify: (userId, traits = {}, options) =>
      whenAllowed(() => {
        const allTraits = identity.signIn(userId ? String(userId) : undefined, traits, options?.token);
        enqueue({ type: "identify", traits: allTraits }, options);
      }),
    track: (event, properties = {}, options) =>
      whenAllowed(() => enqueue({ type: "track", event, properties }, options)),
    page: (name, properties, options) => whenAllowed(() => page(name, properties, options)),
    group: (groupId, traits = {}, options) => whenAllowed(() => enqueue({ type: "group", groupId, traits }, options)),
    alias: (userId, previousId, options) =>
      whenAllowed(() => {
        const previous = previousId ?? identity.userId() ?? identity.anonymousId(false);
        enqueue({ type: "alias", userId, previousId: previous }, options);
      }),
    reset() {
      navigation.settle(moment().href);
      identity.forget();
    },
    consent(purposes, options) {
      if (gate.decide(purposes)) {
        enqueue({ type: "track", event: "Consent Updated", properties: { purposes: readPurposes(store) } }, options);
      }
      if (gate.ask() === "denied") identity.forget();
    },
    flush: sender.flush,
  };
}
