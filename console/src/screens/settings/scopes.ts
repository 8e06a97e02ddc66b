import { formatNumber } from "../../parts/format-number.ts";
import type { Scope } from "./keys.ts";

interface ScopeGroup {
  label: string;
  scopes: readonly { scope: Scope; words: string }[];
}

// Complete by type: a permission that is new to the server does not compile until it has words here.
const words: Record<Scope, string> = {
  "timeline:see": "Read timelines and the feed",
  "timeline:collect": "Send touchpoints, as a server",
  "catalogue:edit": "Say what names mean",
  "import:run": "Import files and the sample",
  "quarantine:see": "Read the quarantine",
  "people:see": "Read people and companies",
  "people:edit": "Change traits and consents",
  "people:merge": "Merge and separate people",
  "people:export": "Export all data of a person",
  "people:erase": "Erase people for good",
  "desk:see": "Read conversations",
  "desk:reply": "Answer customers",
  "desk:supervise": "Watch queue and presence",
  "desk:manage": "Change the desk’s settings",
  "channels:see": "Read the list of channels",
  "channels:manage": "Set up and remove channels",
  "insight:see": "Read reports",
  "workspace:see": "Read the settings",
  "workspace:manage": "Change the settings",
  "members:see": "Read the members",
  "members:manage": "Invite and remove members",
  "keys:see": "Read the list of keys",
  "keys:manage": "Make and revoke keys",
  "audit:see": "Read the audit log",
};

type Area = Scope extends `${infer Before}:${string}` ? Before : never;

const labels: Record<Area, string> = {
  timeline: "Touchpoints",
  catalogue: "Touchpoints",
  import: "Touchpoints",
  quarantine: "Touchpoints",
  people: "People",
  desk: "Service desk",
  channels: "Service desk",
  insight: "Service desk",
  workspace: "Workspace",
  members: "Workspace",
  keys: "Workspace",
  audit: "Workspace",
};

const allScopes = (Object.keys(words) as Scope[]).map((scope) => ({ scope, words: words[scope] }));

/** What a secret key can be allowed, by what it is about. */
export const scopeGroups: readonly ScopeGroup[] = [...Map.groupBy(allScopes, ({ scope }) => labels[areaOf(scope)])].map(
  ([label, scopes]) => ({ label, scopes }),
);

function areaOf(scope: Scope): Area {
  return scope.slice(0, scope.indexOf(":")) as Area;
}

/** What a key is allowed, in words. */
export function scopesInWords(scopes: readonly Scope[]): string {
  if (scopes.length === allScopes.length) return "Everything";
  return allScopes
    .filter(({ scope }) => scopes.includes(scope))
    .map(({ words: sentence }) => sentence)
    .join(" · ");
}

/** The same in a word or two. */
export function scopeCount(scopes: readonly Scope[]): string {
  if (scopes.length === allScopes.length) return "All scopes";
  return scopes.length === 1 ? "1 scope" : `${formatNumber(scopes.length)} scopes`;
}
