import { useMemo } from "react";
import { useDesk } from "../../../conversations/desk-context.ts";
import type { TextTrigger } from "../../../parts/text-triggers.ts";
import type { Compose } from "../inbox-context.ts";

const mostOffered = 8;

/**
 * What a character offers while one writes. Saved replies (`/`) and macros (`\`) are two more of these: a trigger says
 * what it finds for a query, and what takes the place of what was typed.
 */
export function useTriggers(kind: Compose): readonly TextTrigger[] {
  const { members } = useDesk();
  return useMemo(() => (kind === "note" ? [mentions(members)] : []), [kind, members]);
}

function mentions(members: readonly { userId: string; name: string; email: string }[]): TextTrigger {
  return {
    character: "@",
    label: "Colleagues",
    find: (query) =>
      members
        .filter(({ name, email }) => isBegun(`${name} ${email}`, query))
        .slice(0, mostOffered)
        .map(({ userId, name, email }) => ({ id: userId, label: name, detail: email })),
    choose: ({ id, label }) => ({ mention: { id, label } }),
  };
}

function isBegun(text: string, query: string): boolean {
  const wanted = query.toLocaleLowerCase();
  return text
    .toLocaleLowerCase()
    .split(/[\s@.]+/)
    .some((word) => word.startsWith(wanted));
}

/** Whom a note mentions, by the ids in it. */
export function mentionedIn(html: string): string[] {
  return [...new Set([...html.matchAll(/data-mention="([0-9a-f-]{36})"/g)].map(([, id]) => id!))];
}
