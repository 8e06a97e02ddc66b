import type { ClientFrame, ServerFrame } from "../../../server/src/channels/contract.ts";

/** One connection to the server, by whatever way; once it is lost or closed, it is silent. */
export interface Carrier {
  send(frame: ClientFrame): void;
  /** Asks for a sign of life now, such as after the computer has slept. */
  check(): void;
  close(): void;
}

export interface Ears {
  /** The server has answered for the first time. */
  answered(): void;
  heard(frame: ServerFrame): void;
  /** Everything up to here has been heard. */
  reached(cursor: string): void;
  /** Said once. `code` as in the closing codes of the protocol. */
  lost(code: number, afterMs?: number): void;
}

/** Where a connection begins: the session's secret, and the last cursor that was heard. */
export interface Start {
  origin: string;
  token: string;
  after: () => string | null;
}
