import type { Meaning } from "./meaning.ts";
import { type Channel, channels } from "./vocabulary.ts";

/** What is known of where a touchpoint came from. */
export interface Origin {
  /** What its source is: "browser" and "server" as write keys have it, or a channel's own name. */
  sourceKind?: string | undefined;
  context?: object | undefined;
  /** The request's User-Agent, for senders that put none into the context. */
  userAgent?: string | undefined;
}

/**
 * Says by which channel a touchpoint reached us, or null when nothing tells. First its name ("Email Opened" is email
 * wherever it was reported), then its context, its source, and last its user agent. A campaign tells where a visitor
 * came from, not where he is: a visit by an advertisement is still a visit to the web.
 */
export function channelOf(origin: Origin, meaning: Pick<Meaning, "channel"> | null = null): Channel | null {
  const context = origin.context ?? {};
  return (
    meaning?.channel ??
    asChannel(textAt(context, "channel")) ??
    byLibrary(textAt(context, "library", "name")) ??
    byDevice(context) ??
    bySource(origin.sourceKind) ??
    byUserAgent(textAt(context, "userAgent") ?? origin.userAgent)
  );
}

const known: ReadonlySet<string> = new Set(channels);
const synonyms = new Map<string, Channel>([
  ["browser", "web"],
  ["mobile", "app"],
  ["phone", "voice"],
  ["call", "voice"],
  ["store", "in-store"],
  ["instore", "in-store"],
  ["pos", "in-store"],
  ["text", "sms"],
  ["mail", "email"],
]);

function asChannel(text: string | undefined): Channel | null {
  const word = text?.trim().toLowerCase().replace(/[ _]/g, "-") ?? "";
  return known.has(word) ? (word as Channel) : (synonyms.get(word.replace("-", "")) ?? null);
}

const appLibrary = /android|ios|swift|kotlin|flutter|react-native|react native|unity|xamarin|cordova|expo|mobile/i;
const webLibrary = /analytics\.js|analytics-next|javascript|browser|sdk\.js|throughline-web|gtm/i;

// Server libraries (node, python, ...) name no channel: what they report happened somewhere else.
function byLibrary(library: string | undefined): Channel | null {
  if (library === undefined) return null;
  if (appLibrary.test(library)) return "app";
  return webLibrary.test(library) ? "web" : null;
}

const phones = /^(ios|ipados|iphone os|android|watchos|tvos|harmonyos)$/i;

function byDevice(context: object): Channel | null {
  // A page is told by the browsers alone, whose context may name the phone that they run on.
  if (textAt(context, "page", "url") !== undefined) return "web";
  const system = textAt(context, "os", "name") ?? textAt(context, "device", "type");
  return system !== undefined && phones.test(system) ? "app" : null;
}

function bySource(kind: string | undefined): Channel | null {
  return asChannel(kind);
}

function byUserAgent(agent: string | undefined): Channel | null {
  if (agent === undefined) return null;
  if (/^(dalvik|okhttp|ktor)|cfnetwork|darwin\//i.test(agent)) return "app";
  return /^mozilla\//i.test(agent) ? "web" : null;
}

function textAt(context: object, ...path: string[]): string | undefined {
  let value: unknown = context;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return typeof value === "string" ? value : undefined;
}
