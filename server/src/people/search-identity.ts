import type { Tx } from "../kernel/database.ts";
import { workspaceSecrets } from "../workspaces/public.ts";
import { handleKinds, type Identifier, type IdentifierKind, type SubjectId, subjectIdOf } from "./identifier.ts";
import { type CountryCode, normalise } from "./normal-form.ts";
import { holdersOfExisting } from "./search.sql.ts";

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const kinds: readonly IdentifierKind[] = ["user_id", "email", "phone", "anonymous_id", ...handleKinds];

/** The people who have exactly what was typed as an identifier of any kind, or whose id it is or was. */
export async function peopleIdentifiedBy(tx: Tx, workspaceId: string, typed: string): Promise<string[]> {
  const { subjectSalt, defaultCountry } = await workspaceSecrets(tx, workspaceId);
  const subjects = kinds.flatMap((kind) => subjectsOf(subjectSalt, kind, typed, defaultCountry as CountryCode));
  const own = typed.trim().toLowerCase();
  return holdersOfExisting(tx, workspaceId, uuid.test(own) ? [...subjects, own] : subjects);
}

/** The proven subject of an identifier as somebody writes it; none if it cannot be one. */
export function subjectsOf(salt: Buffer, kind: IdentifierKind, raw: string, country: CountryCode): SubjectId[] {
  const form = normalise(kind, raw, { defaultCountry: country });
  if (!("value" in form)) return [];
  const identifier: Identifier = { kind, value: form.value, scope: "", standing: "proven" };
  return [subjectIdOf(salt, identifier)];
}
