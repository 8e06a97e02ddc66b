import { randomUUID } from "node:crypto";
import type { Tx } from "../kernel/database.ts";
import { Refusal } from "../kernel/refusal.ts";
import { type Author, recordAudit } from "../workspaces/public.ts";
import { type ConsentRow, consentsOf } from "./consent.sql.ts";
import { effectiveConsents } from "./consent.ts";
import { lockAgainstErasure } from "./erasure.sql.ts";
import type { SubjectId } from "./identifier.ts";
import { identifiersAmong } from "./person.sql.ts";
import { currentPerson, subjectsHeldNow } from "./person.ts";
import { type ConsentGiven, recordSayings } from "./record.ts";

export interface ByHand {
  workspaceId: string;
  personId: string;
  by: Author;
  at: Date;
}

export interface Word extends Pick<ConsentGiven, "purpose" | "channel" | "granted"> {
  proof: Record<string, unknown>;
  /** When it was given, if before now. */
  occurredAt?: Date | undefined;
  /** The identifier for which it was given; without it the one that the channel reaches, or else the strongest. */
  subjectId?: string | undefined;
}

/** Records a yes or a no that a person gave, with its proof; returns what holds since. */
export async function recordConsent(tx: Tx, deed: ByHand, word: Word): Promise<ConsentRow[]> {
  const { workspaceId, by, at } = deed;
  const { personId, subjectId } = await identifierFor(tx, deed, word.channel, word.subjectId);
  const occurredAt = word.occurredAt ?? at;
  if (occurredAt > at) throw new Refusal("bad_input", "Nobody can have consented in the future.", "occurredAt");
  const { purpose, channel, granted } = word;
  const consentId = randomUUID();
  const consent = {
    consentId,
    subjectId,
    purpose,
    channel,
    granted,
    proof: JSON.stringify(word.proof),
    sourceId: null,
  };
  const consents = [{ ...consent, occurredAt: occurredAt.getTime() }];
  await recordSayings(tx, workspaceId, { ...nothing, consents }, by.actor);
  await recordAudit(tx, workspaceId, by, "person.consent_recorded", personId, { consentId, purpose, channel, granted });
  return effectiveConsents(tx, workspaceId, personId);
}

/** Every yes and no that a person ever gave, the latest first. */
export async function consentLog(tx: Tx, workspaceId: string, id: string): Promise<ConsentRow[]> {
  return consentsOf(tx, workspaceId, await currentPerson(tx, workspaceId, id));
}

/** What a person consents to now. */
export async function consentsHeld(tx: Tx, workspaceId: string, id: string): Promise<ConsentRow[]> {
  return effectiveConsents(tx, workspaceId, await currentPerson(tx, workspaceId, id));
}

export const nothing = { identifiers: [], edges: [], traits: [], companies: [], employments: [], consents: [] };

const reachedBy: Readonly<Record<string, string>> = { email: "email", sms: "phone", voice: "phone", whatsapp: "phone" };

/** The identifier under which something that a member says of a person is stored. */
export async function identifierFor(
  tx: Tx,
  { workspaceId, personId: id }: ByHand,
  channel = "",
  chosen?: string,
): Promise<{ personId: string; subjectId: SubjectId }> {
  await lockAgainstErasure(tx, workspaceId);
  const personId = await currentPerson(tx, workspaceId, id);
  const held = await identifiersAmong(tx, workspaceId, await subjectsHeldNow(tx, workspaceId, personId));
  const strongest = held.find(({ kind }) => kind === reachedBy[channel]) ?? held[0];
  const identifier = chosen ? held.find(({ subjectId }) => subjectId === chosen) : strongest;
  if (!identifier) throw new Refusal("bad_input", "This identifier is not this person's (any more).", "subjectId");
  return { personId, subjectId: identifier.subjectId };
}
