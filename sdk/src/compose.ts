import { describeContext, type Visit } from "./context.ts";
import type { Identity } from "./identity.ts";
import type { Message, Properties, Purposes } from "./message.ts";
import { uuid } from "./uuid.ts";

export interface CallOptions {
  /** Added to what the client says itself. */
  context?: Properties;
  timestamp?: Date | string | number;
}

/** What differs from one type of message to another. */
export type Fields = Pick<Message, "type"> & Partial<Omit<Message, "context">>;

interface Circumstances {
  identity: Identity;
  /** Whether the anonymous id may go into a cookie. */
  mayKeep: boolean;
  purposes: Purposes | undefined;
  visit: Visit;
  time: number;
}

/** Writes one message with all that goes with it. */
export function composeMessage(fields: Fields, options: CallOptions, said: Circumstances): Message {
  const { identity, purposes } = said;
  const timestamp = new Date(options.timestamp ?? said.time).toISOString();
  const token = identity.token();
  return {
    messageId: uuid(),
    anonymousId: identity.anonymousId(said.mayKeep),
    userId: identity.userId(),
    timestamp,
    originalTimestamp: timestamp,
    ...fields,
    context: {
      ...describeContext(said.visit),
      ...(purposes && { consent: { categoryPreferences: purposes } }),
      ...(token && { identityToken: token }),
      ...options.context,
    },
  };
}
