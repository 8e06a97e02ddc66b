import { uuid } from "../../../sdk/src/uuid.ts";
import type { ChatFile, ClientFrame, ServerFrame } from "../../../server/src/channels/contract.ts";
import type { Outbox } from "./outbox.ts";
import type { ChatState, Outgoing } from "./state.ts";
import { newThread } from "./threads.ts";

/** What a part of the chat needs of the whole. */
export interface Core {
  state(): ChatState;
  update(next: ChatState): void;
  /** Whether it left; what did not is not kept. */
  send(frame: ClientFrame): boolean;
}

export interface Sending {
  write(threadId: string, text: string, files: ChatFile[]): void;
  /** Tries a refused message again, as a new one. */
  retry(clientId: string): void;
  discard(clientId: string): void;
  /** Sends all that waits: the connection is there. */
  flush(): Promise<void>;
  heard(frame: ServerFrame): void;
  /** Until when the server wants nothing, in milliseconds since 1970. */
  pausedUntil(): number;
}

/** Sends what the visitor writes, from the outbox, once and in order. */
export function openSending(core: Core, outbox: Outbox): Sending {
  let pausedUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function transmit({ clientId, threadId, text, files, page, failure }: Outgoing): void {
    if (failure || Date.now() < pausedUntil) return;
    core.send({ kind: "send", clientId, threadId, text, files: files.map(({ fileId }) => fileId), page });
  }

  function show(outgoing: Outgoing[]): void {
    core.update({ ...core.state(), outgoing });
  }

  function write(threadId: string, text: string, files: ChatFile[]): void {
    const page = location.href.slice(0, 2000);
    const outgoing = { clientId: uuid(), threadId, text, files, page, writtenAt: Date.now() };
    outbox.keep(outgoing);
    const { threads } = core.state();
    // What begins here has nothing before it to be loaded.
    const begun = { ...newThread(threadId, new Date().toISOString()), older: null };
    core.update({ ...core.state(), threads: { [threadId]: begun, ...threads } });
    show([...core.state().outgoing, outgoing]);
    transmit(outgoing);
  }

  function discard(clientId: string): void {
    outbox.drop(clientId);
    show(core.state().outgoing.filter((each) => each.clientId !== clientId));
  }

  async function flush(): Promise<void> {
    await outbox.adopt();
    const { outgoing } = core.state();
    const known = new Set(outgoing.map(({ clientId }) => clientId));
    const adopted = outbox.mine().filter(({ clientId }) => !known.has(clientId));
    if (adopted.length > 0) show([...adopted, ...outgoing]);
    core.state().outgoing.forEach(transmit);
  }

  function pause(seconds: number): void {
    pausedUntil = Date.now() + seconds * 1000;
    clearTimeout(timer);
    timer = setTimeout(() => {
      core.state().outgoing.forEach(transmit);
      tell();
    }, seconds * 1000);
    tell();
  }

  // That there is a pause is no part of the state, but is shown.
  function tell(): void {
    core.update({ ...core.state() });
  }

  return {
    write,
    discard,
    flush,
    pausedUntil: () => pausedUntil,
    retry(clientId) {
      const refused = core.state().outgoing.find((each) => each.clientId === clientId);
      discard(clientId);
      if (refused) write(refused.threadId, refused.text, refused.files);
    },
    heard(frame) {
      if (frame.kind === "message" && frame.message.clientId) outbox.drop(frame.message.clientId);
      if (frame.kind === "ack") outbox.drop(frame.clientId);
      if (frame.kind !== "refused" || !frame.clientId) return;
      if (frame.againInSeconds === undefined) outbox.drop(frame.clientId);
      else pause(frame.againInSeconds);
    },
  };
}
