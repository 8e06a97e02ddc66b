import { type FixedKind, type HandleKind, handleKinds, type IdentifierKind, type RuleKind } from "./identifier.ts";

/** How many different values of each kind one person may have; below 1 counts as 1, as everyone has what names them. */
export type Limits = Readonly<Record<FixedKind, number>> & { readonly [kind: RuleKind]: number | undefined };

const handleLimits = Object.fromEntries(handleKinds.map((kind) => [kind, 10])) as Record<HandleKind, number>;
const ruleLimit = 10;

export const defaultLimits: Limits = { user_id: 1, email: 5, phone: 5, ...handleLimits, anonymous_id: 1000 };

/** The default limits with a workspace's own changes. */
export function limitsWith(changes: { readonly [kind in IdentifierKind]?: number }): Limits {
  return { ...defaultLimits, ...changes };
}

/** The limit of one kind. */
export function limitOf(limits: Limits, kind: IdentifierKind): number {
  return limits[kind] ?? ruleLimit;
}
