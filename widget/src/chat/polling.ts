import type { ClientFrame, PollAnswer } from "../../../server/src/channels/contract.ts";
import type { Carrier, Ears, Start } from "./carrier.ts";
import { Refused, request } from "./request.ts";

const WAIT_SECONDS = 25;
const PATIENCE_MS = 15_000;
const ABNORMAL = 1006;
const codes: Record<number, number> = { 401: 4401, 403: 4403, 404: 4404, 410: 4404, 429: 4429 };

/** Asks again and again for what has happened; what is sent interrupts a question that waits for news. */
export function openPolling({ origin, token, after }: Start, ears: Ears): Carrier {
  let frames: ClientFrame[] = [];
  let isOver = false;
  let isAnswered = false;
  /** Interrupts the question that waits; absent while one is being answered at once. */
  let interrupt: (() => void) | undefined;

  async function ask(): Promise<void> {
    const said = frames;
    frames = [];
    // The first question is answered at once, so that it says whether this way works.
    const waits = isAnswered && said.length === 0;
    const controller = new AbortController();
    interrupt = waits ? () => controller.abort() : undefined;
    const waitSeconds = waits ? WAIT_SECONDS : 0;
    const patience = setTimeout(() => controller.abort("late"), waitSeconds * 1000 + PATIENCE_MS);
    try {
      const body = { after: after(), frames: said, waitSeconds };
      listen(await request<PollAnswer>(`${origin}/chat/v1/poll`, { token, body, signal: controller.signal }));
    } catch (error) {
      if (!controller.signal.aborted || controller.signal.reason === "late") throw error;
    } finally {
      clearTimeout(patience);
    }
  }

  function listen(answer: PollAnswer): void {
    if (isOver) return;
    if (!isAnswered) ears.answered();
    isAnswered = true;
    for (const frame of answer.frames) ears.heard(frame);
    ears.reached(answer.cursor);
  }

  async function run(): Promise<void> {
    while (!isOver) {
      try {
        await ask();
      } catch (error) {
        if (isOver) return;
        isOver = true;
        const refused = error instanceof Refused ? error : undefined;
        ears.lost(codes[refused?.status ?? 0] ?? ABNORMAL, refused?.afterMs);
      }
    }
  }

  void run();
  return {
    send(frame) {
      // What is said in one breath goes in one request.
      if (frames.push(frame) === 1) queueMicrotask(() => interrupt?.());
    },
    check: () => interrupt?.(),
    close() {
      isOver = true;
      interrupt?.();
    },
  };
}
