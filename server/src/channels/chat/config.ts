import type { Chat } from "./find-chat.ts";
import { type ChatConfig, mostCharacters, mostFiles } from "./protocol.ts";

/** What any page may know of a chat. */
export function configOf({ channelId, name, settings }: Chat, { mails }: { mails: boolean }): ChatConfig {
  const { origins: _, blocked: __, files, transcripts, ...shown } = settings;
  return {
    channelId,
    name,
    ...shown,
    files: { ...files, mostFiles },
    mostCharacters,
    transcripts: transcripts && mails,
  };
}
