import type { Kernel } from "../kernel/assemble.ts";
import type { Tx } from "../kernel/database.ts";
import type { File } from "./shapes.ts";

/** The files that a message names, kept for good and as they really are, whatever the message says of them. */
export async function attached(kernel: Kernel, tx: Tx, workspaceId: string, named: readonly File[]): Promise<File[]> {
  const kept = await kernel.files.attach(
    tx,
    workspaceId,
    named.map(({ fileId }) => fileId),
  );
  return kept.map(({ fileId, name, mediaType, bytes }, place) => ({
    ...{ fileId, name, mediaType, bytes },
    inline: named[place]!.inline,
  }));
}
