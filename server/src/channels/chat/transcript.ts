import { inWorkspace } from "../../kernel/database.ts";
import { enqueue } from "../../kernel/jobs.ts";
import { readMessages } from "./history.sql.ts";
import type { Hub } from "./hub.ts";
import type { RefusalOfFrame } from "./protocol.ts";
import { type Speaker, tooFast } from "./speaker.ts";
import { audienceOf } from "./visitor.ts";

export const transcriptJob = "channels.transcript";

/** What the job that sends a transcript is told. */
export interface TranscriptAsked {
  workspaceId: string;
  channelId: string;
  threadId: string;
  audience: string;
  email: string;
}

/** Sends a visitor the text of a chat by mail, if somebody of the company has answered in it: we are nobody's mailer. */
export async function askTranscript(
  hub: Hub,
  speaker: Speaker,
  { clientId, threadId, email }: { clientId: string; threadId: string; email: string },
): Promise<void> {
  const { visitor, chat } = speaker;
  const refuse = (code: RefusalOfFrame, sentence: string) =>
    speaker.reply({ kind: "refused", clientId, code, sentence });
  if (!hub.kernel.config.MAIL_URL || !chat.settings.transcripts)
    return refuse("mail_unavailable", "Transcripts cannot be sent by mail here.");
  if (!/^[^\s@<>,;:"\\\p{Cc}]+@[^\s@<>,;:"\\\p{Cc}]+\.[^\s@<>,;:"\\\p{Cc}]+$/u.test(email))
    return refuse("bad_email", "This is no email address.");
  const { workspaceId, channelId, visitorId } = visitor;
  const asked: TranscriptAsked = { workspaceId, channelId, threadId, audience: audienceOf(visitor), email };
  const isAnswered = await inWorkspace(hub.kernel.db, workspaceId, async (tx) => {
    const messages = await readMessages(tx, asked, undefined, 200);
    return messages.some(({ direction }) => direction === "out");
  });
  if (!isAnswered) return refuse("not_found", "There is nothing to send yet: nobody has answered in this chat.");
  const wait = hub.rates.transcripts.take(visitorId, hub.kernel.clock.now().getTime());
  if (wait > 0) return tooFast(speaker, clientId, wait);
  await inWorkspace(hub.kernel.db, workspaceId, (tx) => enqueue(tx, transcriptJob, asked));
  speaker.reply({ kind: "transcript", clientId, email });
}
