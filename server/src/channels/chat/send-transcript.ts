import nodemailer from "nodemailer";
import type { Kernel } from "../../kernel/assemble.ts";
import { inWorkspace } from "../../kernel/database.ts";
import type { Job } from "../../kernel/jobs.ts";
import { findChannel } from "../channel.sql.ts";
import { type MessageRow, readMessages } from "./history.sql.ts";
import { type TranscriptAsked, transcriptJob } from "./transcript.ts";

const mostMessages = 2000;

/** Mails the text of a chat. */
export function transcriptSender(kernel: Kernel): Job {
  return {
    name: transcriptJob,
    run: async (payload) => {
      const asked = payload as TranscriptAsked;
      const { MAIL_URL, MAIL_FROM } = kernel.config;
      if (!MAIL_URL || !MAIL_FROM) throw new Error("MAIL_URL and MAIL_FROM are not set, so no transcript can be sent.");
      const { name, messages } = await inWorkspace(kernel.db, asked.workspaceId, async (tx) => ({
        name: (await findChannel(tx, asked.channelId))?.name ?? "",
        messages: (await readMessages(tx, asked, undefined, mostMessages)).reverse(),
      }));
      // The visitor was erased in the meantime, and their address with them.
      if (messages.length === 0) return;
      const transport = nodemailer.createTransport(MAIL_URL);
      await transport.sendMail({
        from: MAIL_FROM,
        to: asked.email,
        subject: subjectOf(name),
        text: textOf(name, messages),
      });
      transport.close();
    },
  };
}

function subjectOf(name: string): string {
  return `Your chat with ${name}`.replace(/\s+/g, " ");
}

/** A chat as plain text: nothing in it can run, whoever wrote it. */
export function textOf(name: string, messages: readonly MessageRow[]): string {
  return messages.map((message) => entryOf(name, message)).join("\n\n");
}

function entryOf(company: string, { author, direction, body, files, sentAt, detail }: MessageRow): string {
  const who = author.name || (direction === "out" ? company : "You");
  const when = `${sentAt.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const said = detail.withdrawnAt === undefined ? body.text : "(withdrawn)";
  return [`${who}, ${when}`, said, ...files.map((file) => `[${file.name}]`)].filter(Boolean).join("\n");
}
