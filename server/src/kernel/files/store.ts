import type { Readable } from "node:stream";

/** What is known of a content before it is stored. */
export interface Content {
  /** A local file that holds it; the store may move it away. */
  path: string;
  bytes: number;
  sha256: Buffer;
}

/** Where contents are kept, by key. A key is made of ids alone, so it is safe as a path and in an address. */
export interface FileStore {
  put: (key: string, content: Content) => Promise<void>;
  /** Nothing if there is no such content. */
  open: (key: string) => Promise<Readable | undefined>;
  /** Removing what is not there is no error. */
  remove: (key: string) => Promise<void>;
}
