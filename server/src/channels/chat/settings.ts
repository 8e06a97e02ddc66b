import * as z from "zod";
import { languages, textNames } from "./languages.ts";

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, "is a colour such as #1f6feb");
const worded = z.partialRecord(z.enum(languages), z.string().trim().max(500));

/** A question of the form before a chat. What a visitor answers is a claim: it proves nothing and opens no history. */
export const formField = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "is a short name in small letters"),
  kind: z.enum(["name", "email", "phone", "text", "choice"]),
  /** Absent words are the widget's own for the kind. */
  label: worded.default({}),
  choices: z.array(z.string().trim().min(1).max(100)).max(20).default([]),
  required: z.boolean().default(false),
});
export type FormField = z.infer<typeof formField>;

/** `https://shop.example`, or every host below one: `https://*.shop.example`. */
const origin = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/, "is an origin such as https://shop.example");

/** An address, or a range of them: `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`. */
const address = z
  .string()
  .trim()
  .regex(/^([0-9.]+|[0-9a-f:]+)(\/\d{1,3})?$/i, "is an IP address or a range such as 203.0.113.0/24");

/** What a chat does when nobody has told it otherwise is what `chatSettings.parse({})` gives. */
export const chatSettings = z.object({
  accent: colour.default("#3358d4"),
  /** What is written on the accent. */
  onAccent: colour.default("#ffffff"),
  scheme: z.enum(["light", "dark", "auto"]).default("auto"),
  /** `end` is the right in languages that run from left to right. */
  side: z.enum(["end", "start", "left", "right"]).default("end"),
  marginAside: z.number().int().min(0).max(400).default(20),
  marginBelow: z.number().int().min(0).max(400).default(20),
  logoUrl: z
    .url({ protocol: /^https$/ })
    .max(500)
    .nullable()
    .default(null),
  /** The words beside the launcher's icon are shown. */
  launcherLabel: z.boolean().default(false),
  languages: z
    .array(z.enum(languages))
    .min(1)
    .default([...languages]),
  /** For visitors whose own is not among them. */
  defaultLanguage: z.enum(languages).default("en"),
  texts: z.partialRecord(z.enum(languages), z.partialRecord(z.enum(textNames), z.string().trim().max(500))).default({}),
  /** When the form is shown: before the first message of a visitor who is not known, or not at all. */
  form: z
    .object({
      ask: z.enum(["never", "first", "always"]).default("never"),
      fields: z.array(formField).max(10).default([]),
    })
    .default({ ask: "never", fields: [] }),
  /** Set by the desk: its calendar of opening hours, as it wrote it. */
  hours: z.record(z.string(), z.unknown()).nullable().default(null),
  expectedReplyMinutes: z.number().int().min(0).max(100_000).nullable().default(null),
  /** The pages that may show this chat; an empty list lets any. */
  origins: z.array(origin).max(200).default([]),
  blocked: z
    .object({
      addresses: z.array(address).max(1000).default([]),
      visitors: z.array(z.uuid()).max(10_000).default([]),
      /** A message with one of these in it is not taken. */
      words: z.array(z.string().trim().min(2).max(100)).max(1000).default([]),
    })
    .default({ addresses: [], visitors: [], words: [] }),
  files: z
    .object({
      allowed: z.boolean().default(true),
      mostBytes: z.number().int().min(1000).max(100_000_000).default(20_000_000),
      /** Of what a file really is, not of what its name says; `image/*` is any image. */
      mediaTypes: z
        .array(z.string().regex(/^[a-z]+\/([a-z0-9.+-]+|\*)$/))
        .max(50)
        .default(["image/*", "application/pdf", "text/plain", "text/csv", "application/zip", "audio/*", "video/*"]),
    })
    .prefault({}),
  sound: z.boolean().default(true),
  transcripts: z.boolean().default(true),
});
export type ChatSettings = z.infer<typeof chatSettings>;
