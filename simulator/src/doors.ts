import { type Batch, inBatches } from "./batches.ts";
import type { Message } from "./message.ts";

/** Where to send to, with what proof, and who wants to hear of it. */
export interface Door {
  /** The server's address, as http://localhost:4600. */
  readonly url: string;
  /** A secret key or the write key of a server source: what it says about identity counts as proven. */
  readonly key: string;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  /** How many messages there will be, where that is known. */
  readonly total?: number;
  /** How often a batch is tried, and the longest pause between two tries in milliseconds. */
  readonly tries?: number;
  readonly longestPause?: number;
}

/** How many messages the server has answered so far, how many of those it rejected, and of how many in all. */
export interface Progress {
  readonly sent: number;
  readonly rejected: number;
  /** The server's reason for the first rejection. */
  readonly because?: string;
  readonly total?: number;
}

const parallelRequests = 3;

/**
 * Sends messages of the past through the public import door (`POST /v1/import`), a few batches at a time. A batch that
 * the server cannot take now is tried again. A message that it rejects is counted and left. Throws when the
 * server refuses everything, stays away, or the signal aborts.
 */
export async function sendThrough(door: Door, messages: Iterable<Message>): Promise<Progress> {
  const batches = inBatches(messages);
  const failure = new AbortController();
  const signal = door.signal ? AbortSignal.any([door.signal, failure.signal]) : failure.signal;
  let progress: Progress = { sent: 0, rejected: 0, total: door.total };
  const carry = async () => {
    for (const batch of batches) {
      const rejections = await sendBatch(door, batch, signal);
      progress = advance(progress, batch, rejections);
      door.onProgress?.(progress);
    }
  };
  try {
    await Promise.all(Array.from({ length: parallelRequests }, carry));
  } catch (error) {
    failure.abort();
    throw error;
  }
  return progress;
}

function advance(progress: Progress, batch: Batch, rejections: readonly Rejection[]): Progress {
  const because = progress.because ?? rejections[0]?.reason;
  return {
    ...progress,
    sent: progress.sent + batch.messages,
    rejected: progress.rejected + rejections.length,
    ...(because !== undefined && { because }),
  };
}

async function sendBatch(door: Door, batch: Batch, signal: AbortSignal): Promise<readonly Rejection[]> {
  const { tries = 8, longestPause = 30_000 } = door;
  for (let attempt = 1; ; attempt++) {
    const answer = await post(door, batch, signal);
    if (answer.outcome === "accepted") return answer.rejections;
    if (!answer.worthRetrying || attempt === tries) throw new Error(answer.because);
    await pause(Math.min(longestPause, answer.retryAfter ?? 250 * 2 ** attempt), signal);
  }
}

interface Rejection {
  readonly reason: string;
}

type Answer =
  | { readonly outcome: "accepted"; readonly rejections: readonly Rejection[] }
  | {
      readonly outcome: "refused";
      readonly because: string;
      readonly worthRetrying: boolean;
      readonly retryAfter?: number;
    };

async function post({ url, key }: Door, batch: Batch, signal: AbortSignal): Promise<Answer> {
  const headers = { "content-type": "application/json", authorization: `Basic ${btoa(`${key}:`)}` };
  const address = new URL(`${url.replace(/\/+$/, "")}/v1/import`);
  try {
    const response = await fetch(address, { method: "POST", headers, body: batch.body, signal });
    return await answerOf(response);
  } catch (error) {
    signal.throwIfAborted();
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { outcome: "refused", because: `No answer from ${address.origin}: ${cause}`, worthRetrying: true };
  }
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  if (response.ok) return readAcceptance(response, text);
  const worthRetrying = response.status === 429 || response.status >= 500;
  const because =
    response.status === 401 || response.status === 403
      ? "The server does not accept this key for sending touchpoints."
      : `The server answered ${response.status}: ${text.slice(0, 300)}`;
  return { outcome: "refused", because, worthRetrying, retryAfter: retryAfterOf(response) };
}

// Segment's own answer is {"success":true}; Throughline adds what it could not store. A web page means a wrong address.
function readAcceptance(response: Response, text: string): Answer {
  if (!response.headers.get("content-type")?.includes("json")) {
    const because = `${response.url} is not the import door of a Throughline server.`;
    return { outcome: "refused", because, worthRetrying: false };
  }
  const { rejected = [] } = JSON.parse(text) as { rejected?: readonly Rejection[] };
  return { outcome: "accepted", rejections: rejected };
}

/** Reads `Retry-After`, which is a number of seconds or a date (RFC 9110, 10.2.3), as milliseconds from now. */
function retryAfterOf(response: Response): number | undefined {
  const header = response.headers.get("retry-after");
  if (header === null) return undefined;
  const seconds = Number(header);
  const milliseconds = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000;
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { once: true });
  });
}
