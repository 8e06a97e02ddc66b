import { newId } from "../../kernel/id.ts";
import { type Proof, type Sayings, subjectIdOf } from "../../people/public.ts";
import { addIntroduction, emptyBatch } from "../../timeline/public.ts";
import type { Chat } from "./find-chat.ts";
import type { SessionRequest } from "./protocol.ts";

/** Who somebody says, and has proven, to be. */
export interface Introduced {
  anonymousId: string;
  /** Of the anonymous id. */
  subjectId: string;
  /** The page's own, if it is usable. */
  givenAnonymousId: string | undefined;
  proven: { subjectId: string; kind: string; value: string } | undefined;
  /** The form's answers, and those of them that every chat understands. */
  answers: Record<string, string>;
  said: { name?: string; email?: string; phone?: string };
  sayings: Sayings;
}

/** Reads who somebody says they are, as an identify of their browser would: what is not proven stays a claim. */
export function introduce(
  chat: Chat,
  {
    request,
    proof,
    at,
    anonymousId: known,
  }: { request: SessionRequest; proof: Proof; at: Date; anonymousId: string | undefined },
): Introduced {
  const given = usable(chat, request.anonymousId);
  const anonymousId = known ?? given ?? newId(at);
  const { answers, said } = answersOf(chat, request.answers ?? {});
  const { sayings } = emptyBatch();
  const { email, phone } = said;
  const traits = { ...languageOf(request), ...answers, ...said };
  const introduction = { occurredAt: at.getTime(), anonymousId, email, phone, traits };
  const who = addIntroduction(sayings, chat.source, introduction, proof);
  const isProven = proof.trust === "token" && who !== undefined && who.subject.kind !== "anonymous_id";
  const { kind, value } = who?.subject ?? { kind: "", value: "" };
  return {
    anonymousId,
    subjectId: subjectOfAnonymous(chat, anonymousId),
    givenAnonymousId: given,
    proven: isProven && who.subject.standing === "proven" ? { subjectId: who.subjectId, kind, value } : undefined,
    answers,
    said,
    sayings,
  };
}

/** The language that a visitor reads, such as "es" of "es-MX": by it the desk finds somebody who speaks it. */
function languageOf({ language }: SessionRequest): { language?: string } {
  const [, primary] = /^([a-z]{2,3})(?:[-_]|$)/i.exec(language ?? "") ?? [];
  return primary ? { language: primary.toLowerCase() } : {};
}

// An id that identity resolution would not take ("null", a text of blanks) is none.
function usable(chat: Chat, anonymousId: string | null | undefined): string | undefined {
  if (!anonymousId || !/^[\x21-\x7e]{1,255}$/.test(anonymousId)) return undefined;
  const { sayings } = emptyBatch();
  const introduction = { occurredAt: 0, anonymousId, traits: {} };
  return addIntroduction(sayings, chat.source, introduction, { trust: "browser" }) && anonymousId;
}

function subjectOfAnonymous(chat: Chat, value: string): string {
  return subjectIdOf(chat.source.subjectSalt, { kind: "anonymous_id", value, scope: "", standing: "proven" });
}

/** What the form asks for, and nothing else; `said` under the names that people are known by. */
function answersOf({ settings }: Chat, given: Record<string, string>): Pick<Introduced, "answers" | "said"> {
  const answers: Record<string, string> = {};
  const said: Introduced["said"] = {};
  for (const { name, kind } of settings.form.fields) {
    const answer = given[name]?.trim();
    if (!answer) continue;
    answers[name] = answer;
    if (kind === "name" || kind === "email" || kind === "phone") said[kind] ??= answer;
  }
  return { answers, said };
}
