import type { Calendar } from "../../desk/public.ts";
import type { Tx } from "../../kernel/database.ts";
import {
  activityIn,
  availabilityIn,
  contactsIn,
  conversationsIn,
  type Facts,
  factsOf,
  standardCalendar,
} from "./facts.sql.ts";
import type { Metric, Observation, Surroundings } from "./metric.ts";
import type { Period } from "./period.ts";
import { Story } from "./story.ts";

/** Which observations are wanted; absent means all. Team and assignee are those at the instant of an observation. */
export interface Wanted {
  channel?: string | undefined;
  teamId?: string | undefined;
  assigneeId?: string | undefined;
  targetSeconds: number;
  asOf: Date;
}

/** An observation with whom it belongs to. */
export interface Counted extends Observation {
  teamId: string | null;
  assigneeId: string | null;
}

/** All that numbers of a period are made of. */
export interface Gathered {
  observations: ReadonlyMap<string, Counted[]>;
  conversations: ReadonlyMap<string, Pick<Facts, "number" | "title" | "personId" | "channel">>;
  around: Surroundings;
  calendar: { name: string; definition: Calendar } | undefined;
}

const conversationsAtOnce = 500;
const followUpMilliseconds = 30 * 86_400_000;

/** Reads the stories of a period and lets metrics make their observations of them. */
export async function gather(
  tx: Tx,
  workspaceId: string,
  period: Period,
  wanted: Wanted,
  metrics: readonly Metric[],
): Promise<Gathered> {
  const around = await surroundings(tx, workspaceId, period, wanted);
  const ids = await conversationsIn(tx, workspaceId, new Date(period.from), new Date(period.until));
  const observations = new Map<string, Counted[]>(metrics.map(({ key }) => [key, []]));
  const conversations = new Map<string, Facts>();
  for (let place = 0; place < ids.length; place += conversationsAtOnce) {
    for (const facts of await factsOf(tx, workspaceId, ids.slice(place, place + conversationsAtOnce))) {
      if (wanted.channel && facts.channel !== wanted.channel) continue;
      const story = new Story(facts, around.asOf);
      const { number, title, personId, channel } = facts;
      conversations.set(facts.conversationId, { number, title, personId, channel } as Facts);
      for (const metric of metrics)
        observations.get(metric.key)!.push(...counted(story, metric.observe(story, around), wanted));
    }
  }
  const calendar = await standardCalendar(tx, workspaceId);
  return {
    observations,
    conversations,
    around,
    calendar: calendar && { ...calendar, definition: calendar.definition as Calendar },
  };
}

function counted(story: Story, observations: readonly Observation[], { teamId, assigneeId }: Wanted): Counted[] {
  return observations
    .map((each) => ({ ...each, teamId: story.teamAt(each.at), assigneeId: story.assigneeAt(each.at) }))
    .filter((each) => (!teamId || each.teamId === teamId) && (!assigneeId || each.assigneeId === assigneeId));
}

async function surroundings(
  tx: Tx,
  workspaceId: string,
  { from, until, buckets }: Period,
  wanted: Wanted,
): Promise<Surroundings> {
  const asOf = wanted.asOf.getTime();
  const [start, end] = [new Date(from), new Date(until)];
  const contacts = await contactsIn(tx, workspaceId, start, new Date(Math.min(until + followUpMilliseconds, asOf + 1)));
  const byPerson = Map.groupBy(contacts, ({ personId }) => personId);
  const ends = buckets.filter((bucket) => bucket.from <= asOf).map((bucket) => Math.min(bucket.until - 1, asOf));
  const latest = new Date(Math.min(until, asOf));
  return {
    from,
    until,
    asOf,
    dayEnds: ends,
    contactsOf: (personId) => byPerson.get(personId) ?? [],
    targetSeconds: wanted.targetSeconds,
    availability: latest > start ? await availabilityIn(tx, workspaceId, start, latest) : [],
    activity: latest > start ? await activityIn(tx, workspaceId, start, end < latest ? end : latest) : [],
  };
}
