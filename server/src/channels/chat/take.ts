import { type Db, inWorkspace, type Tx } from "../../kernel/database.ts";
import { keepForGood, readFiles } from "../../kernel/files/file-rows.ts";
import { newId } from "../../kernel/id.ts";
import { announce } from "../../kernel/wake.ts";
import { lockAgainstErasure } from "../../people/public.ts";
import { messagesLedger, passagesLedger } from "../ledgers.ts";
import type { ChannelFile } from "../message.ts";
import type { RefusalOfFrame } from "./protocol.ts";
import {
  insertDuplicates,
  insertInbound,
  insertQuarantined,
  insertReceived,
  insertThreads,
  type Standing,
  standingsOf,
} from "./take.sql.ts";
import { findUploads } from "./upload.sql.ts";

/** What a visitor's device brought, as it goes into the journal. */
export interface Input {
  workspaceId: string;
  channelId: string;
  visitorId: string;
  dedupeKey: string;
  raw: Buffer;
  receivedAt: Date;
  context: object;
  /** What it says; else why it is not understood, or not wanted. */
  said: { threadId: string; clientId: string; text: string; fileIds: string[]; page?: string } | Fault;
}

export interface Fault {
  code: RefusalOfFrame;
  sentence: string;
}

/** What became of it. "gone": its visitor is no more. */
export type Taken =
  | { outcome: "stored"; messageId: string; sentAt: Date }
  | ({ outcome: "refused" } & Fault)
  | { outcome: "gone" };

const mostTries = 3;

/** Takes inputs in one transaction; each gets its outcome once all of it is stored for good. */
export async function takeInputs(db: Db, workspaceId: string, inputs: Input[]): Promise<Taken[]> {
  for (let turn = 1; ; turn++) {
    try {
      return await inWorkspace(db, workspaceId, (tx) => takeWithin(tx, workspaceId, inputs));
    } catch (error) {
      if (!(error instanceof Overtaken) || turn === mostTries) throw error;
    }
  }
}

/** Another server wrote the same input, or began the same thread, in the meantime: look again. */
class Overtaken extends Error {}

interface Plan {
  quarantined: { inboundId: string; input: Input; code: string; reason: string; at: Date }[];
  duplicates: { duplicateId: string; channelId: string; inboundId: string; receivedAt: Date }[];
  received: { inboundId: string; input: Input; standing: Standing; files: ChannelFile[] }[];
  /** New threads by their id. */
  begun: Map<string, { audience: string; input: Input; subjectId: string }>;
  /** What became of the inputs of this batch, by where they came and their key. */
  taken: Map<string, { inboundId: string; taken: Taken }>;
}

async function takeWithin(tx: Tx, workspaceId: string, inputs: Input[]): Promise<Taken[]> {
  // Nobody is erased until this transaction ends, so that no message comes behind its writer's erasure.
  await lockAgainstErasure(tx, workspaceId);
  const standings = await standingsOf(
    tx,
    workspaceId,
    inputs.map((input) => ({ ...input, threadId: "threadId" in input.said ? input.said.threadId : null })),
  );
  const uploads = await uploadsOf(tx, workspaceId, inputs);
  const plan: Plan = { quarantined: [], duplicates: [], received: [], begun: new Map(), taken: new Map() };
  const outcomes = inputs.map((input, at) => planOne(plan, input, standings[at]!, uploads));
  await write(tx, workspaceId, plan);
  return outcomes;
}

type Upload = ChannelFile & { visitorId: string };

/** The files that these inputs name, as far as they are there. */
async function uploadsOf(tx: Tx, workspaceId: string, inputs: readonly Input[]): Promise<Upload[]> {
  const fileIds = inputs.flatMap(({ said }) => ("fileIds" in said ? said.fileIds : []));
  if (fileIds.length === 0) return [];
  const uploads = await findUploads(tx, workspaceId, fileIds);
  const files = await readFiles(tx, workspaceId, fileIds, inputs[0]!.receivedAt);
  return files.flatMap(({ fileId, name, mediaType, bytes }) => {
    const visitorId = uploads.find((upload) => upload.fileId === fileId)?.visitorId;
    return visitorId ? [{ fileId, name, mediaType, bytes, visitorId }] : [];
  });
}

function planOne(plan: Plan, input: Input, standing: Standing, uploads: readonly Upload[]): Taken {
  if (!standing.subjectId || !standing.audience) return { outcome: "gone" };
  const key = `${input.channelId} ${input.dedupeKey}`;
  const earlier = earlierOf(standing) ?? plan.taken.get(key);
  if (earlier) {
    const { channelId, receivedAt } = input;
    plan.duplicates.push({ duplicateId: newId(receivedAt), channelId, inboundId: earlier.inboundId, receivedAt });
    return earlier.taken;
  }
  const inboundId = newId(input.receivedAt);
  const taken = planNew(plan, inboundId, input, standing, uploads);
  plan.taken.set(key, { inboundId, taken });
  return taken;
}

function earlierOf({ earlierId, earlierAt, code, reason }: Standing): { inboundId: string; taken: Taken } | undefined {
  if (!earlierId || !earlierAt) return undefined;
  const taken: Taken = code
    ? { outcome: "refused", code: code as RefusalOfFrame, sentence: reason ?? "" }
    : { outcome: "stored", messageId: earlierId, sentAt: earlierAt };
  return { inboundId: earlierId, taken };
}

function planNew(plan: Plan, inboundId: string, input: Input, standing: Standing, uploads: readonly Upload[]): Taken {
  const files = filesOf(input, uploads);
  const fault =
    "code" in input.said ? input.said : (threadFault(plan, input.said.threadId, standing) ?? faultIn(files));
  if (fault) {
    const { code, sentence } = fault;
    plan.quarantined.push({ inboundId, input, code, reason: sentence, at: input.receivedAt });
    return { outcome: "refused", code, sentence };
  }
  plan.received.push({ inboundId, input, standing, files: files.filter((file) => file !== undefined) });
  if (!standing.threadAudience && "threadId" in input.said)
    plan.begun.set(input.said.threadId, {
      audience: standing.audience!,
      subjectId: standing.subjectId!,
      input: plan.begun.get(input.said.threadId)?.input ?? input,
    });
  return { outcome: "stored", messageId: inboundId, sentAt: input.receivedAt };
}

// Somebody else's thread looks like one that is gone.
function threadFault({ begun }: Plan, threadId: string, standing: Standing): Fault | undefined {
  const owner = standing.threadAudience ?? begun.get(threadId)?.audience ?? standing.audience;
  return owner === standing.audience ? undefined : { code: "not_found", sentence: "There is no such chat." };
}

function filesOf({ said, visitorId }: Input, uploads: readonly Upload[]): (ChannelFile | undefined)[] {
  if (!("fileIds" in said)) return [];
  return said.fileIds.map((fileId) => {
    const upload = uploads.find((row) => row.fileId === fileId && row.visitorId === visitorId);
    if (!upload) return undefined;
    const { visitorId: _, ...file } = upload;
    return file;
  });
}

function faultIn(files: readonly (ChannelFile | undefined)[]): Fault | undefined {
  if (!files.includes(undefined)) return undefined;
  return { code: "no_such_file", sentence: "A file of this message is not there any more. Hand it in again." };
}

async function write(tx: Tx, workspaceId: string, plan: Plan): Promise<void> {
  const { quarantined, duplicates, received, begun } = plan;
  if (begun.size > 0) {
    const rows = [...begun].map(([threadId, { subjectId, input }]) => ({
      threadId,
      subjectId,
      channelId: input.channelId,
      visitorId: input.visitorId,
      begunAt: input.receivedAt,
    }));
    if ((await insertThreads(tx, workspaceId, rows)) < rows.length) throw new Overtaken();
  }
  if (quarantined.length > 0) {
    const rows = quarantined.map(({ inboundId, input }) => ({ ...input, inboundId }));
    if ((await insertInbound(tx, workspaceId, rows)) < rows.length) throw new Overtaken();
    await insertQuarantined(tx, workspaceId, quarantined);
  }
  if (duplicates.length > 0) await insertDuplicates(tx, workspaceId, duplicates);
  if (received.length === 0) return;
  const kept = received.flatMap(({ files }) => files.map(({ fileId }) => fileId));
  if (kept.length > 0) await keepForGood(tx, workspaceId, kept, received[0]!.input.receivedAt);
  if ((await insertReceived(tx, workspaceId, received.map(rowOf))) < received.length) throw new Overtaken();
  await announce(tx, messagesLedger, passagesLedger);
}

function rowOf({ inboundId, input, standing, files }: Plan["received"][number]) {
  const { visitorId, said } = input;
  if ("code" in said) throw new Error("What is not understood is no message.");
  return {
    ...input,
    inboundId,
    files,
    threadId: said.threadId,
    subjectId: standing.subjectId!,
    author: { kind: "customer", name: standing.name },
    body: { text: said.text },
    detail: { clientId: said.clientId, visitorId, ...(said.page ? { page: said.page } : {}) },
  };
}
