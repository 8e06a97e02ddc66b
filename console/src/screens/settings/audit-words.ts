import type { AuditEntry } from "./audit.ts";

const acts: Record<string, string> = {
  "workspace.created": "founded the workspace",
  "workspace.changed": "changed the settings",
  "member.role_changed": "changed the role of",
  "member.removed": "removed",
  "invitation.created": "invited",
  "invitation.accepted": "accepted the invitation of",
  "invitation.withdrawn": "withdrew the invitation of",
  "key.created": "made the key",
  "key.revoked": "revoked the key",
  "identity_secret.rotated": "replaced the identity secret",
  "account.recovered": "recovered the account of",
  "catalogue.mapped": "said what it means:",
  "catalogue.unmapped": "went back to the shipped meaning of",
  "import.uploaded": "uploaded",
  "import.started": "started the import of",
  "import.cancelled": "cancelled the import of",
  "sample.loaded": "loaded the sample company",
};

// Acts about the workspace as a whole need no object.
const alone = new Set(["workspace.created", "workspace.changed", "identity_secret.rotated", "sample.loaded"]);

/** An act as a sentence's predicate, such as "made the key"; one that is new to the console keeps its own name. */
export function actInWords(act: string): string {
  return acts[act] ?? act.replaceAll(/[._]/g, " ");
}

/** What the act was done to, or nothing where the act says it. */
export function objectOf({ act, target }: Pick<AuditEntry, "act" | "target">): string {
  return alone.has(act) ? "" : target;
}

/** Whether an entry holds all the words somebody looks for. */
export function isMatch(entry: AuditEntry, query: string): boolean {
  const text = [entry.actorName, entry.act, actInWords(entry.act), entry.target, entry.ip, JSON.stringify(entry.detail)]
    .join(" ")
    .toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
