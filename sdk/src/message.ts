/** One message as it travels: an item of a Segment HTTP API batch. */
export interface Message {
  type: "identify" | "track" | "page" | "group" | "alias";
  messageId: string;
  anonymousId: string;
  userId?: string;
  timestamp: string;
  originalTimestamp: string;
  context: Context;
  event?: string;
  name?: string;
  groupId?: string;
  previousId?: string;
  properties?: Properties;
  traits?: Properties;
}

export type Properties = Record<string, unknown>;

/** What goes with every message, by Segment's field names. */
export interface Context {
  page: PageContext;
  campaign?: Record<string, string>;
  locale: string;
  timezone: string;
  userAgent: string;
  library: { name: string; version: string };
  consent?: { categoryPreferences: Purposes };
  identityToken?: string;
  [more: string]: unknown;
}

export interface PageContext {
  path: string;
  referrer: string;
  search: string;
  title: string;
  url: string;
}

/** What the visitor said about each purpose; `analytics` is the one that this client asks about. */
export type Purposes = Record<string, boolean>;
