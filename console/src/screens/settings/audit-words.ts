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
  "people.merged": "merged somebody into",
  "people.merge_undone": "undid the merge",
  "people.separated": "took identifiers away from",
  "people.rejoined": "undid the separation",
  "person.traits_changed": "changed traits of",
  "person.consent_recorded": "recorded a consent of",
  "person.exported": "exported all data of",
  "person.erased": "erased",
  "identity_rule.made": "made an identity rule for the trait",
  "identity_rule.removed": "removed the identity rule for the trait",
  "identifier_limit.changed": "changed the limit for the identifier",
  "channel.made": "made the channel",
  "channel.changed": "changed the channel",
  "channel.ended": "closed the channel",
  "channel.reopened": "opened again the channel",
  "desk.settings_changed": "changed the settings of the desk",
  "team.made": "made the team",
  "team.changed": "changed the team",
  "team.ended": "ended the team",
  "team.member_added": "put somebody into the team",
  "team.member_removed": "took somebody out of the team",
  "skill.made": "made the skill",
  "skill.renamed": "renamed the skill to",
  "skill.removed": "removed the skill",
  "skills.set": "said what somebody can do:",
  "capacity.set": "said how much somebody takes:",
  "routing.changed": "changed how work is given out",
  "routing_rule.made": "made the routing rule",
  "routing_rule.changed": "changed the routing rule",
  "routing_rule.removed": "removed the routing rule",
  "routing_rules.ordered": "put the routing rules in order",
  "calendar.made": "made the business hours",
  "calendar.changed": "changed the business hours",
  "calendar.removed": "removed the business hours",
  "sla.policy_made": "made the service level",
  "sla.policy_changed": "changed the service level",
  "sla.policy_removed": "removed the service level",
  "sla.policies_ordered": "put the service levels in order",
};

// Acts about the workspace as a whole need no object.
const alone = new Set([
  ...["workspace.created", "workspace.changed", "identity_secret.rotated", "sample.loaded", "desk.settings_changed"],
  ...["routing.changed", "routing_rules.ordered", "sla.policies_ordered"],
]);

const ofPerson = new Set([
  "people.merged",
  "people.separated",
  "person.traits_changed",
  "person.consent_recorded",
  "person.exported",
  "person.erased",
]);

/** An act as a sentence's predicate, such as "made the key"; one that is new to the console keeps its own name. */
export function actInWords(act: string): string {
  return acts[act] ?? act.replaceAll(/[._]/g, " ");
}

/** What the act was done to, or nothing where the act says it. People have no name here, which outlives erasure. */
export function objectOf({ act, target }: Pick<AuditEntry, "act" | "target">): string {
  if (alone.has(act)) return "";
  if (!isId(target)) return target;
  return `${ofPerson.has(act) ? "the person " : ""}${target.slice(0, 8)}…`;
}

/** Who did it: a member by name, and a program by the key that it used. */
export function actorInWords({ actor, actorName }: Pick<AuditEntry, "actor" | "actorName">): string {
  return actor.startsWith("key:") ? `Key “${actorName}”` : actorName;
}

function isId(target: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(target);
}

/** Whether an entry holds all the words somebody looks for. */
export function isMatch(entry: AuditEntry, query: string): boolean {
  const text = [
    actorInWords(entry),
    entry.act,
    actInWords(entry.act),
    entry.target,
    entry.ip,
    JSON.stringify(entry.detail),
  ]
    .join(" ")
    .toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
