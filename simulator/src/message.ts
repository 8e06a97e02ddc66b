import type { TouchpointName } from "./vocabulary.ts";

/** Anything that JSON can say. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };
/** The properties of a touchpoint or the traits of a person. */
export type Properties = { readonly [key: string]: Json };

/** What a message says, before it has an id and a time. In the format of Segment's HTTP API. */
export type Saying =
  | { readonly type: "track"; readonly event: TouchpointName; readonly properties: Properties }
  | { readonly type: "page" | "screen"; readonly name: string; readonly properties: Properties }
  | { readonly type: "identify"; readonly traits: Properties }
  | { readonly type: "group"; readonly groupId: string; readonly traits: Properties }
  | { readonly type: "alias"; readonly previousId: string };

/** From whom a message comes and under which circumstances. It has at least one of the two ids. */
export interface Origin {
  readonly anonymousId?: string;
  readonly userId?: string;
  readonly context: Properties;
}

/** A message in the format of Segment's HTTP API. The same `messageId` always means the same message. */
export type Message = Saying & Origin & { readonly messageId: string; readonly timestamp: string };
