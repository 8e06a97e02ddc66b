import type { RadioOption } from "../../parts/radio-group.tsx";
import type { Member } from "./members.ts";

export type Role = Member["role"];

/** What each role may do, from the most to the least trusted. */
export const roleOptions: readonly RadioOption<Role>[] = [
  { value: "owner", label: "Owner", hint: "Everything, owners and admins included." },
  {
    value: "admin",
    label: "Admin",
    hint: "Everything but owners: settings, members, keys, channels, the desk and its queue, imports, erasure.",
  },
  {
    value: "agent",
    label: "Agent",
    hint: "Answers customers: sees people, timelines, conversations and reports, edits and merges people. No keys, no settings.",
  },
  {
    value: "analyst",
    label: "Analyst",
    hint: "Sees people, timelines, conversations and reports, and says what names mean. Answers nobody, changes no person.",
  },
];

/** A role's name as it is shown. */
export function roleName(role: Role): string {
  return role.charAt(0).toUpperCase() + role.slice(1);
}

/** The roles that somebody may give to others: an admin makes no owners. */
export function rolesGivenBy(own: string): readonly RadioOption<Role>[] {
  return own === "owner" ? roleOptions : roleOptions.filter(({ value }) => value !== "owner");
}
