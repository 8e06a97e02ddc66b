import { readCookie, writeCookie } from "./cookie.ts";
import type { Properties } from "./message.ts";
import type { Store } from "./store.ts";
import { uuid } from "./uuid.ts";

const COOKIE = "throughline_anonymous_id";
const YEAR_SECONDS = 365 * 24 * 3600;
const KEYS = {
  anonymousId: "throughline:anonymous_id",
  userId: "throughline:user_id",
  traits: "throughline:traits",
  token: "throughline:token",
} as const;

/** Who the visitor is. Every answer is read from the store, so that all tabs agree at any time. */
export interface Identity {
  /** The anonymous id; makes one where there is none, and a cookie of it where `mayKeep`. */
  anonymousId(mayKeep: boolean): string;
  userId(): string | undefined;
  token(): string | undefined;
  /** Remembers who signed in and answers their traits so far; another user brings no trait or token along. */
  signIn(userId: string | undefined, traits: Properties, token: string | undefined): Properties;
  forget(): void;
}

/** Opens the visitor's identity. */
export function openIdentity(store: Store): Identity {
  const optional = (key: string) => store.read(key) ?? undefined;
  return {
    anonymousId(mayKeep) {
      const id = readCookie(COOKIE) || store.read(KEYS.anonymousId) || uuid();
      if (store.read(KEYS.anonymousId) !== id) store.write(KEYS.anonymousId, id);
      if (mayKeep && readCookie(COOKIE) !== id) writeCookie(COOKIE, id, YEAR_SECONDS);
      return id;
    },
    userId: () => optional(KEYS.userId),
    token: () => optional(KEYS.token),
    signIn(userId, traits, token) {
      const known = store.read(KEYS.userId);
      if (userId && known && known !== userId) for (const key of [KEYS.traits, KEYS.token]) store.erase(key);
      const allTraits = { ...JSON.parse(store.read(KEYS.traits) ?? "{}"), ...traits };
      if (userId) store.write(KEYS.userId, userId);
      if (token) store.write(KEYS.token, token);
      store.write(KEYS.traits, JSON.stringify(allTraits));
      return allTraits;
    },
    forget() {
      for (const key of Object.values(KEYS)) store.erase(key);
      if (readCookie(COOKIE)) writeCookie(COOKIE, "", 0);
    },
  };
}
