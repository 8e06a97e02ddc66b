import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { workspaceSecrets } from "../workspaces/public.ts";
import { type IdentifierKind, identifierKinds, type SubjectId } from "./identifier.ts";
import type { CountryCode } from "./normal-form.ts";
import { type Side, sidesAt } from "./preview.ts";
import { surroundings } from "./resolution.ts";
import { resolvePeople } from "./resolve.ts";
import { personAt, timelinesOf } from "./resolve-holdings.ts";
import { subjectsOf } from "./search-identity.ts";

/**
 * Who had an identifier at a time, with all that they had then: by what was recorded at that time, and by what is known of
 * that time today. Null where nobody had it.
 */
export async function whoWas(
  tx: Tx,
  workspaceId: string,
  { kind, value, at }: { kind: string; value: string; at: Date },
): Promise<{ asKnownThen: Side | null; asKnownToday: Side | null }> {
  const known = identifierKinds.find((each) => each === kind);
  if (!known) throw new Refusal("bad_input", `“${kind}” is no kind of identifier.`, "kind");
  const subjectId = await subjectOf(tx, workspaceId, known, value);
  return {
    asKnownThen: await holderAt(tx, workspaceId, subjectId, at, at),
    asKnownToday: await holderAt(tx, workspaceId, subjectId, at, null),
  };
}

async function subjectOf(tx: Tx, workspaceId: string, kind: IdentifierKind, value: string): Promise<SubjectId> {
  const { subjectSalt, defaultCountry } = await workspaceSecrets(tx, workspaceId);
  const [subjectId] = subjectsOf(subjectSalt, kind, value, defaultCountry as CountryCode);
  if (!subjectId) throw new Refusal("bad_input", `“${value}” cannot be of the kind “${kind}”.`, "value");
  return subjectId;
}

async function holderAt(
  tx: Tx,
  workspaceId: string,
  subjectId: SubjectId,
  at: Date,
  asOf: Date | null,
): Promise<Side | null> {
  const around = await surroundings(tx, workspaceId, [subjectId], asOf);
  if (!around.nodes.some((node) => node.subjectId === subjectId)) return null;
  const timelines = timelinesOf(resolvePeople(around).holdings);
  const holder = personAt(timelines, subjectId, at.getTime());
  const theirs = around.nodes.filter((node) => personAt(timelines, node.subjectId, at.getTime()) === holder);
  const [side] = await sidesAt(
    tx,
    workspaceId,
    theirs.map((node) => node.subjectId),
    timelines,
    at.getTime(),
  );
  return side ?? null;
}
