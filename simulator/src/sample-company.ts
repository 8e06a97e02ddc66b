import { type Door, type Progress, sendThrough } from "./doors.ts";
import type { Message } from "./message.ts";
import { simulateCompany } from "./simulate-company.ts";

/** The company behind "Load the sample company": half a year of about four hundred people. */
export const sampleCompany = { people: 400, days: 183, seed: 7 } as const;

/** What loading the sample company needs. */
export type SampleDoor = Omit<Door, "total"> & {
  /** The end of the half year; now unless told. Keep it, and pass it again, to load exactly the same once more. */
  readonly until?: Date;
};

/** Sends the sample company through the public door. Loading it twice with the same `until` changes nothing. */
export async function loadSampleCompany({
  until = new Date(),
  ...door
}: SampleDoor): Promise<Progress & { until: Date }> {
  const messages = await gather(simulateCompany({ ...sampleCompany, until }), door.signal);
  door.onProgress?.({ sent: 0, rejected: 0, total: messages.length });
  const progress = await sendThrough({ ...door, total: messages.length }, messages);
  return { ...progress, until };
}

/** Takes all messages, and lets others work in between: the simulation takes a quarter of a second. */
async function gather(messages: Iterable<Message>, signal: AbortSignal | undefined): Promise<Message[]> {
  const gathered: Message[] = [];
  for (const message of messages) {
    if (gathered.push(message) % 500 === 0) await new Promise((resume) => setTimeout(resume));
    signal?.throwIfAborted();
  }
  return gathered;
}
