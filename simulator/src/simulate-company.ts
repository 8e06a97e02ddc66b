import { Agenda } from "./agenda.ts";
import { type Arrival, arrivalsOf } from "./arrivals.ts";
import { type Causes, defaultCauses } from "./causes.ts";
import { carryOut } from "./happenings.ts";
import { type Life, newLife } from "./life.ts";
import { type Day, dayOf, type Instant, weekdayOf } from "./local-time.ts";
import type { Message, Origin, Saying } from "./message.ts";
import { personOf } from "./people.ts";
import type { Plan } from "./plans.ts";
import { type Truth, truePerson } from "./truth.ts";
import type { World } from "./world.ts";

/** What a company to simulate is told by. */
export interface CompanyOptions {
  /** How many people come by themselves; the friends they bring come on top. */
  readonly people: number;
  /** How many days of records there are at least: they begin on a Monday. */
  readonly days: number;
  readonly seed: number;
  /** The instant at which the records end. */
  readonly until: Date;
  readonly causes?: Causes;
  /** Hears what the company cannot see, as it becomes true. */
  readonly onTruth?: (truth: Truth) => void;
}

type Entry =
  | { readonly message: Message }
  | { readonly life: Life; readonly plan: Plan }
  | { readonly arrival: Arrival; readonly broughtBy?: Life };

/**
 * The messages of a small coffee roaster's customers, in the order of time, made as they are taken. The same options
 * give the same messages to the byte; a later `until` within the same week only adds to them.
 */
export function* simulateCompany(options: CompanyOptions): Generator<Message> {
  const { seed, people, days, until } = options;
  const agenda = new Agenda<Entry>();
  const world = new Company(options, agenda);
  for (const arrival of arrivalsOf(seed, people, firstDayOf(until, days), days)) agenda.enter(arrival.at, { arrival });

  for (let next = agenda.take(); next && next.at <= until.getTime(); next = agenda.take()) {
    const { at, entry } = next;
    world.now = at;
    if ("message" in entry) yield entry.message;
    else if ("plan" in entry) carryOut(world, entry.life, at, entry.plan);
    else arrive(world, options, entry.arrival, entry.broughtBy);
  }
}

function firstDayOf(until: Date, days: number): Day {
  const day = dayOf(until.getTime()) - days;
  return day - weekdayOf(day);
}

function arrive(world: World, { seed, people }: CompanyOptions, arrival: Arrival, broughtBy: Life | undefined): void {
  const { number, at, accountSince } = arrival;
  const person = personOf(seed, people, number);
  const life = newLife(seed, person, broughtBy);
  world.record(truePerson(person, new Date(at).toISOString()));
  if (accountSince !== undefined) world.plan(at, life, { does: "return as old customer", accountSince });
  else world.plan(at, life, { does: "visit", reason: "first visit", campaign: person.acquisition.campaign });
}

/** The world as one run of a company offers it to the happenings. */
class Company implements World {
  readonly seed: number;
  readonly causes: Causes;
  readonly record: (truth: Truth) => void;
  readonly #people: number;
  readonly #agenda: Agenda<Entry>;
  now: Instant = Number.NEGATIVE_INFINITY;

  constructor(
    { seed, people, causes = defaultCauses, onTruth = () => undefined }: CompanyOptions,
    agenda: Agenda<Entry>,
  ) {
    this.seed = seed;
    this.causes = causes;
    this.record = onTruth;
    this.#people = people;
    this.#agenda = agenda;
  }

  plan(at: Instant, life: Life, plan: Plan): void {
    this.#enter(at, { life, plan });
  }

  say(at: Instant, life: Life, origin: Origin, saying: Saying): void {
    life.messages++;
    const messageId = `bluebird-${this.seed}-${life.person.number}-${life.messages}`;
    this.#enter(at, { message: { messageId, timestamp: new Date(at).toISOString(), ...saying, ...origin } });
  }

  // A friend's number follows from the number of who brings them, whatever else happens in the company.
  invite(at: Instant, broughtBy: Life): void {
    const { person } = broughtBy;
    const number = person.number + this.#people;
    this.record({ truth: "referral", person: person.number, at: new Date(at).toISOString(), brings: number });
    this.#enter(at, { arrival: { number, at, accountSince: undefined }, broughtBy });
  }

  #enter(at: Instant, entry: Entry): void {
    if (!(at >= this.now)) throw new Error(`Nothing can happen at ${at}, before now (${this.now}).`);
    this.#agenda.enter(at, entry);
  }
}
