import * as z from "zod";
import type { Tx } from "../../kernel/database.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { findPeople } from "../../people/public.ts";
import { readWorkspace } from "../../workspaces/public.ts";
import { authorsOf } from "../authors.ts";
import { readConversations } from "../list.sql.ts";
import { shownRow } from "../show-conversation.ts";
import type { Hit } from "./contract.ts";
import { excerptOf } from "./excerpt.ts";
import {
  type Found,
  findEntries,
  membersCalled,
  queryOf,
  type Sought,
  subjectsOfPeople,
  textsOf,
  wordsMeant,
} from "./found.sql.ts";
import { languages } from "./language.ts";
import { type Question, questionOf } from "./question.ts";
import { wordsOf } from "./words.ts";

interface Asked {
  q: string;
  before?: string | undefined;
  limit: number;
}

// The latest so many that answer are ranked; who looks for something older reads on, or says more of it.
const mostRanked = 400;
const hitsShown = 3;
const mostPeople = 50;
// Half a year halves what a good fit counts for.
const halfLifeDays = 180;

/** Conversations by what was said in them, the best first: how well the words fit, and how long ago it was. */
export async function searchMessages(
  tx: Tx,
  workspaceId: string,
  { q, before, limit }: Asked,
  me: string | undefined,
  now: Date,
) {
  const question = questionOf(q);
  const sought = await soughtBy(tx, workspaceId, question, before, me);
  const found = await findEntries(tx, workspaceId, sought, mostRanked);
  const groups = [...Map.groupBy(found, ({ conversationId }) => conversationId).values()]
    .map((hits) => byScore(hits, now))
    .sort(([one], [other]) => scoreOf(other!, now) - scoreOf(one!, now))
    .slice(0, limit);
  const results = await shown(tx, workspaceId, groups, sought.query);
  const last = found.length === mostRanked ? found.at(-1)! : undefined;
  return { results, next: last ? `${last.at.toISOString()}~${last.entryId}` : null };
}

function byScore(hits: readonly Found[], now: Date): Found[] {
  return hits.toSorted((one, other) => scoreOf(other, now) - scoreOf(one, now));
}

function scoreOf({ rank, at }: Found, now: Date): number {
  const days = Math.max(0, (now.getTime() - at.getTime()) / 86_400_000);
  return (rank + 0.01) * 0.5 ** (days / halfLifeDays);
}

async function soughtBy(
  tx: Tx,
  workspaceId: string,
  question: Question,
  before: string | undefined,
  me: string | undefined,
): Promise<Sought> {
  const { kinds, hasFiles, states, priorities, channels, tags, number } = question;
  const workspace = await readWorkspace(tx, workspaceId);
  return {
    ...{ kinds, hasFiles, states, priorities, channels, tags, number, before: question.before, after: question.after },
    query: await queryOf(tx, question, languages),
    authors: question.from.length > 0 ? await authorsCalled(tx, workspaceId, question.from, me) : null,
    assignees: question.assignee === null ? undefined : await assigneesCalled(tx, workspaceId, question.assignee, me),
    timeZone: workspace!.timeZone,
    olderThan: before ? placeOf(before) : null,
  };
}

async function authorsCalled(tx: Tx, workspaceId: string, names: readonly string[], me: string | undefined) {
  const authors: string[] = [];
  for (const name of names) {
    if (name.toLowerCase() === "me" && me) {
      authors.push(`member:${me}`);
      continue;
    }
    authors.push(...(await membersCalled(tx, workspaceId, name)).map((id) => `member:${id}`));
    const people = await findPeople(tx, workspaceId, name, {}, mostPeople);
    authors.push(...(await subjectsOfPeople(tx, workspaceId, [...people.keys()])).map((id) => `customer:${id}`));
  }
  return authors;
}

async function assigneesCalled(tx: Tx, workspaceId: string, name: string, me: string | undefined) {
  if (name.toLowerCase() === "nobody") return null;
  if (name.toLowerCase() === "me" && me) return [me];
  return membersCalled(tx, workspaceId, name);
}

const place = z.tuple([z.iso.datetime(), z.uuid()]);

function placeOf(token: string) {
  const parsed = place.safeParse(token.split("~"));
  if (!parsed.success)
    throw new Refusal("bad_input", "This is no place to read on: use “next” of the answer before.", "before");
  return { at: parsed.data[0], entryId: parsed.data[1] };
}

async function shown(tx: Tx, workspaceId: string, groups: readonly Found[][], query: string | null) {
  const rows = await readConversations(
    tx,
    workspaceId,
    groups.map(([first]) => first!.conversationId),
  );
  const conversations = new Map(rows.map((row) => [row.conversationId, shownRow(row)]));
  const best = groups.flatMap((hits) => hits.slice(0, hitsShown));
  const nameOf = await authorsOf(
    tx,
    workspaceId,
    best.map(({ author }) => author),
  );
  const excerpts = await excerptsOf(tx, workspaceId, best, query);
  const hitOf = ({ entryId, kind, author, at }: Found): Hit => ({
    ...{ messageId: kind === "title" ? null : entryId, kind, author: nameOf(author), at },
    excerpt: excerpts.get(entryId) ?? [],
  });
  return groups.flatMap((hits) => {
    const conversation = conversations.get(hits[0]!.conversationId);
    if (!conversation) return [];
    return { conversation, hits: hits.slice(0, hitsShown).map(hitOf), more: Math.max(0, hits.length - hitsShown) };
  });
}

async function excerptsOf(tx: Tx, workspaceId: string, hits: readonly Found[], query: string | null) {
  const texts = await textsOf(
    tx,
    workspaceId,
    hits.map(({ entryId }) => entryId),
  );
  const distinct = new Map(
    [...texts.values()].flatMap(({ text, language }) =>
      wordsOf(text).map(({ folded }) => [`${language} ${folded}`, { word: folded, language }] as const),
    ),
  );
  const meant = query ? await wordsMeant(tx, anyOf(query), [...distinct.values()]) : new Set<string>();
  return new Map(
    [...texts].map(([entryId, { text, language }]) => [
      entryId,
      excerptOf(text, (word) => meant.has(`${language} ${word}`)),
    ]),
  );
}

/** Any of the words that a query wants: for showing, each word of a phrase counts by itself. */
function anyOf(query: string): string {
  const wanted = query.replaceAll(/!\s*'(?:[^']|'')*'/g, "");
  return wanted.match(/'(?:[^']|'')*'(?::\*)?/g)?.join(" | ") ?? "";
}
