import { formatNumber } from "../../parts/format-number.ts";
import type { Scope } from "./keys.ts";

interface ScopeGroup {
  label: string;
  scopes: readonly { scope: Scope; words: string }[];
}

/** What a secret key can be allowed, by what it is about. */
export const scopeGroups: readonly ScopeGroup[] = [
  {
    label: "Touchpoints",
    scopes: [
      { scope: "timeline:see", words: "Read timelines and the feed" },
      { scope: "timeline:collect", words: "Send touchpoints, as a server" },
      { scope: "catalogue:edit", words: "Say what names mean" },
      { scope: "import:run", words: "Import files, load the sample company" },
      { scope: "quarantine:see", words: "Read the quarantine" },
    ],
  },
  {
    label: "People",
    scopes: [
      { scope: "people:see", words: "Read people" },
      { scope: "people:edit", words: "Change traits and consents" },
      { scope: "people:merge", words: "Merge and separate people" },
      { scope: "people:export", words: "Export all data of a person" },
      { scope: "people:erase", words: "Erase people for good" },
    ],
  },
  {
    label: "Workspace",
    scopes: [
      { scope: "workspace:see", words: "Read the settings" },
      { scope: "workspace:manage", words: "Change the settings" },
      { scope: "members:see", words: "Read the members" },
      { scope: "members:manage", words: "Invite and remove members" },
      { scope: "keys:see", words: "Read the list of keys" },
      { scope: "keys:manage", words: "Make and revoke keys" },
      { scope: "audit:see", words: "Read the audit log" },
    ],
  },
];

const allScopes = scopeGroups.flatMap(({ scopes }) => scopes);

/** What a key is allowed, in words. */
export function scopesInWords(scopes: readonly Scope[]): string {
  if (scopes.length === allScopes.length) return "Everything";
  return allScopes
    .filter(({ scope }) => scopes.includes(scope))
    .map(({ words }) => words)
    .join(" · ");
}

/** The same in a word or two. */
export function scopeCount(scopes: readonly Scope[]): string {
  if (scopes.length === allScopes.length) return "All scopes";
  return scopes.length === 1 ? "1 scope" : `${formatNumber(scopes.length)} scopes`;
}
