import { type HandleKind, handleKinds, type IdentifierKind } from "./identifier.ts";

/** How many different values of each kind one person may have; below 1 counts as 1, as everyone has what names them. */
export type Limits = Readonly<Record<IdentifierKind, number>>;

const handleLimits = Object.fromEntries(handleKinds.map((kind) => [kind, 10])) as Record<HandleKind, number>;

export const defaultLimits: Limits = { user_id: 1, email: 5, phone: 5, ...handleLimits, anonymous_id: 1000 };

/** The default limits with a workspace's own changes. */
export function limitsWith(changes: Partial<Limits>): Limits {
  return { ...defaultLimits, ...changes };
}
