import type { ConsentGiven, SubjectId } from "../people/public.ts";
import type { CollectedItem } from "./collect/item.ts";
import { touchpointIdOf } from "./collect/touchpoint-id.ts";

const namesOfConsent = new Set(["Consent Updated", "Segment Consent Preference Updated", "Segment Consent Preference"]);

/** The yes and no to purposes that a message carries, with the message as their proof. */
export function consentsOf(item: CollectedItem, subjectId: SubjectId, sourceId: string): ConsentGiven[] {
  if (item.kind !== "track" || !namesOfConsent.has(item.name)) return [];
  const { channel } = item.properties;
  return Object.entries(purposesIn(item))
    .filter((entry): entry is [string, boolean] => typeof entry[1] === "boolean")
    .map(([purpose, granted]) => ({
      subjectId,
      consentId: touchpointIdOf(`consent ${item.touchpointId} ${purpose}`),
      purpose,
      channel: typeof channel === "string" ? channel : "",
      granted,
      proof: JSON.stringify({ touchpointId: item.touchpointId, page: pageOf(item), ip: item.context.ip ?? null }),
      sourceId,
      occurredAt: item.occurredAt,
    }));
}

function purposesIn({ properties, context }: CollectedItem): Record<string, unknown> {
  const consent = context.consent as { categoryPreferences?: unknown } | undefined;
  const purposes = properties.purposes ?? consent?.categoryPreferences;
  return typeof purposes === "object" && purposes !== null ? (purposes as Record<string, unknown>) : {};
}

function pageOf({ context }: CollectedItem): string | null {
  const { url } = (context.page ?? {}) as { url?: unknown };
  return typeof url === "string" ? url : null;
}
