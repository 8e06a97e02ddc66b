import type { Tx } from "../../kernel/database.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { namesOf } from "./facts.sql.ts";
import { type Counted, type Gathered, gather, type Wanted } from "./gather.ts";
import { businessSeconds, headline } from "./measure.ts";
import { serviceMetrics } from "./metrics.ts";
import type { Period } from "./period.ts";

/** Which part of a metric's observations. */
export interface Part {
  /** The day or week of the series that begins on this date. */
  date?: string | undefined;
  by?: "human" | "bot" | undefined;
  /** Of a share: those that are part of it, or not. */
  hit?: boolean | undefined;
  offset: number;
  limit: number;
}

/** What a number is made of, the longest first: as many entries as the number says. */
export async function drillDown(tx: Tx, workspaceId: string, key: string, period: Period, wanted: Wanted, part: Part) {
  const metric = serviceMetrics.find((each) => each.key === key);
  if (!metric) throw new Refusal("not_found", `There is no metric “${key}”.`, "metric");
  const gathered = await gather(tx, workspaceId, period, wanted, [metric]);
  const all = gathered.observations.get(key)!;
  const bucket = period.buckets.find(({ date }) => date === part.date);
  if (part.date && !bucket) throw new Refusal("bad_input", "The series has no such date.", "date");
  const chosen = bucket ? all.filter(({ at }) => at >= bucket.from && at < bucket.until) : all;
  const observed = part.by
    ? chosen.filter(({ by }) => by === part.by)
    : chosen.filter(({ by }) => !metric.humansOnly || by === "human");
  const parts = (metric.kind === "standing" && !bucket ? headline(metric, observed, gathered.around) : observed).filter(
    ({ value }) => part.hit === undefined || (value === 1) === part.hit,
  );
  const sorted = parts.toSorted((one, other) => other.value - one.value || other.at - one.at);
  return {
    total: sorted.length,
    items: await shown(tx, workspaceId, sorted.slice(part.offset, part.offset + part.limit), gathered),
  };
}

async function shown(
  tx: Tx,
  workspaceId: string,
  observations: readonly Counted[],
  { conversations, calendar }: Gathered,
) {
  const personIds = [...new Set(observations.map(({ conversationId }) => conversations.get(conversationId)!.personId))];
  const names = await namesOf(tx, workspaceId, personIds);
  return observations.map(({ conversationId, at, value, stretch, by, teamId, assigneeId }) => {
    const conversation = conversations.get(conversationId)!;
    return {
      conversationId,
      ...conversation,
      personName: names.get(conversation.personId) ?? null,
      at: new Date(at),
      value,
      business: stretch && calendar ? businessSeconds(stretch, calendar.definition) : null,
      ...{ by, teamId, assigneeId },
    };
  });
}
