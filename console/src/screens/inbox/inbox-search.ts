/** What the address says: which view, and which conversation is open. */
export interface InboxSearch {
  view?: string | undefined;
  c?: string | undefined;
}

/** Reads the inbox's part of an address, leaving out what is not usable. */
export function inboxSearch({ view, c }: Record<string, unknown>): InboxSearch {
  return {
    view: typeof view === "string" && view.length <= 60 ? view : undefined,
    c: typeof c === "string" && /^[0-9a-f-]{36}$/.test(c) ? c : undefined,
  };
}
