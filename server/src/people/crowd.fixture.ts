import { sql } from "kysely";
import { instants, numbers, texts, uuids } from "../kernel/columns.ts";
import { type Db, inWorkspace, type Tx } from "../kernel/database.ts";
import { type SubjectId, subjectIdOf } from "./identifier.ts";
import { lineSeparator } from "./search-entries.ts";
import { indexWords } from "./search-index.ts";

/** A made-up customer, as a card shows them. */
export interface Somebody {
  personId: SubjectId;
  emailSubject: SubjectId;
  name: string;
  email: string;
  phone: string | null;
  userId: string;
  company: string | null;
  lastSeenAt: number;
  touchpoints: number;
  orders: number;
  revenue: number;
}

const list = (text: string) => text.split(/\s+/);

const given = list(`maria mohamed anna john james michael robert david william joseph thomas daniel matthew anthony mark
  steven paul andrew joshua kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan
  stephen larry justin scott brandon benjamin samuel gregory frank alexander patrick raymond jack dennis jerry tyler aaron
  jose henry adam douglas nathan peter zachary kyle walter harold jeremy ethan carl keith roger gerald christian terry sean
  arthur austin noah lawrence jesse joe bryan billy jordan albert dylan bruce willie gabriel alan juan logan wayne ralph
  roy eugene randy vincent russell louis philip bobby johnny bradley mary patricia jennifer linda elizabeth barbara susan
  jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah
  stephanie rebecca sharon laura cynthia dorothy amy kathleen angela shirley emma brenda pamela nicole samantha katherine
  christine helen debra rachel carolyn janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren
  kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann
  kathryn abigail sophia frances jean alice judy isabella julia grace amber denise danielle marilyn beverly charlotte
  natalie theresa diana brittany doris kayla alexis lori marie léa chloé inès jürgen björn søren łukasz zoë noor fatima
  aisha omar ali hassan yusuf mehmet ayşe mustafa elif giulia marco luca francesca chiara matteo lorenzo alessandro pedro
  joão ana luís carlos miguel sofía lucía martín camila valentina diego mateo wei fang ming li jing hiroshi yuki sakura
  kenji priya rahul ananya arjun deepa olga ivan dmitri natasha svetlana piotr agnieszka katarzyna`);

const family = list(`smith johnson williams brown jones garcía miller davis rodríguez martínez hernández lópez gonzález
  wilson anderson thomas taylor moore jackson martin lee pérez thompson white harris sánchez clark ramírez lewis robinson
  walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell
  carter roberts gómez phillips evans turner díaz parker cruz edwards collins reyes stewart morris morales murphy cook
  rogers gutiérrez ortiz morgan cooper peterson bailey reed kelly howard ramos kim cox ward richardson watson brooks
  chávez wood james bennett gray mendoza ruiz hughes price álvarez castillo sanders patel myers long ross foster jiménez
  müller schmidt schneider fischer weber meyer wagner becker schulz hoffmann koch bauer richter klein wolf schröder
  neumann schwarz zimmermann braun krüger hofmann hartmann lange schmitt werner krause lehmann köhler maier haddad khan
  rossi russo ferrari esposito bianchi romano colombo ricci marino greco dubois laurent lefèvre moreau girard fournier
  o'brien o'connor macdonald mcleod silva santos oliveira souza pereira costa kowalski nowak wiśniewski wójcik ivanov
  petrov sokolov tanaka suzuki takahashi watanabe sato yamamoto nakamura singh sharma kumar gupta zhang wang chen liu`);

const onsets = list("b br d dr f g gr h j k kl l m n p pr r s sch st t tr v w z");
const middles = list("a e i o u ai ei au oe ia");
const codas = list("ck ld ll lm mm nd nn rg rk rn rt ss st tz x ff ng ch");
const endings = list("er mann sen son ski ic ov ez ini elli ard et o a i stein berg feld");

const mailboxes = list(
  "gmail.com gmail.com gmail.com yahoo.com hotmail.com outlook.com icloud.com web.de gmx.net orange.fr",
);

/** A reproducible source of chance (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The customer of a number; the same number is always the same customer. */
export function somebody(number: number, salt: Buffer): Somebody {
  const random = chance(number);
  for (let turn = 0; turn < 3; turn++) random();
  const [first, last] = [oneOf(given, random, 0.8), familyName(random)];
  const company =
    random() < 0.3 ? `${rareName(random, 20_000)} ${oneOf(list("GmbH Ltd Inc Coffee Studio Group"), random, 0)}` : null;
  const tag = random() < 0.6 ? String(Math.floor(random() * 1000)) : "";
  const userId = `cust-${String(number).padStart(7, "0")}`;
  const plain = (text: string) =>
    text
      .normalize("NFKD")
      .replace(/[^a-z]/gi, "")
      .toLowerCase();
  const domain = company && random() < 0.5 ? `${plain(company.split(" ")[0]!)}.com` : oneOf(mailboxes, random, 0);
  const email = `${plain(first)}${random() < 0.6 ? "." : ""}${plain(last)}${tag}${number % 97}@${domain}`;
  const orders = random() < 0.2 ? Math.floor(1 + random() * 12) : 0;
  return {
    personId: subjectIdOf(salt, { kind: "user_id", value: userId, scope: "", standing: "proven" }),
    emailSubject: subjectIdOf(salt, { kind: "email", value: email, scope: "", standing: "proven" }),
    name: `${capital(first)} ${capital(last)}`,
    email,
    phone: random() < 0.4 ? `+49151${String(Math.floor(random() * 1e8)).padStart(8, "0")}` : null,
    userId,
    company: company && capital(company),
    lastSeenAt: Date.UTC(2026, 10, 1) - Math.floor(random() ** 3 * 3e10),
    touchpoints: Math.floor(1 + random() ** 4 * 400),
    orders,
    revenue: Math.round(orders * random() * 9000) / 100,
  };
}

function familyName(random: () => number): string {
  return random() < 0.45 ? oneOf(family, random, 0.5) : rareName(random, 300_000);
}

/** One of many names that nobody bears in fact, some far more frequent than others. */
function rareName(random: () => number, many: number): string {
  const own = chance(Math.floor(many * random() ** 2.5) + 7);
  for (let turn = 0; turn < 3; turn++) own();
  const middle = own() < 0.6 ? oneOf(onsets, own, 0) + oneOf(middles, own, 0) : "";
  return oneOf(onsets, own, 0) + oneOf(middles, own, 0) + middle + oneOf(codas, own, 0) + oneOf(endings, own, 0);
}

function oneOf(all: readonly string[], random: () => number, skew: number): string {
  return all[Math.floor(all.length * random() ** (1 + skew))]!;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const peoplePerTransaction = 5000;

/** Fills a workspace with customers, as they are stored after everything about them was recorded and resolved. */
export async function gatherCrowd(db: Db, workspaceId: string, salt: Buffer, count: number): Promise<void> {
  for (let from = 0; from < count; from += peoplePerTransaction) {
    const length = Math.min(peoplePerTransaction, count - from);
    const some = Array.from({ length }, (_, number) => somebody(from + number, salt));
    await inWorkspace(db, workspaceId, (tx) => insertSome(tx, workspaceId, some));
  }
}

async function insertSome(tx: Tx, workspaceId: string, some: readonly Somebody[]): Promise<void> {
  const words = some.map(({ name, email, phone, userId, company }) =>
    [`n ${name}`, `e ${email}`, phone && `p ${phone}`, `u ${userId}`, company && `c ${company}`]
      .filter(Boolean)
      .join(lineSeparator),
  );
  const people = uuids(some.map((one) => one.personId));
  await sql`
    with face as (
      insert into people.face (workspace_id, person_id, name, email, phone, user_id, company, proven, identifiers, words)
      select ${workspaceId}::uuid, id, name, email, phone, user_id, company, true, 2, people.folded(words)
      from unnest(${people}, ${texts(some.map((one) => one.name))}, ${texts(some.map((one) => one.email))},
        ${texts(some.map((one) => one.phone))}, ${texts(some.map((one) => one.userId))},
        ${texts(some.map((one) => one.company))}, ${texts(words)})
        as r(id, name, email, phone, user_id, company, words)
      on conflict do nothing returning person_id)
    insert into people.tally (workspace_id, person_id, first_seen_at, last_seen_at, touchpoints, orders, revenue, channels, stage)
    select ${workspaceId}::uuid, id, at - interval '90 days', at, touchpoints, orders, revenue,
      case when touchpoints < 3 then '{email}' else '{web,email}' end::text[],
      case when orders > 1 then 'loyalty' when orders > 0 then 'purchase' when touchpoints > 20 then 'consideration' else 'awareness' end
    from unnest(${people}, ${instants(some.map((one) => one.lastSeenAt))}, ${numbers(some.map((one) => one.touchpoints))},
      ${numbers(some.map((one) => one.orders))}, ${numbers(some.map((one) => one.revenue))})
      as r(id, at, touchpoints, orders, revenue)
    where id in (select person_id from face)`.execute(tx);
  await sql`
    with identifier as (
      insert into people.identifier (workspace_id, subject_id, kind, value, standing, first_seen_at)
      select ${workspaceId}::uuid, user_subject, 'user_id', user_id, 'proven', now() from ${identifiersOf(some)}
      union all select ${workspaceId}::uuid, email_subject, 'email', email, 'proven', now() from ${identifiersOf(some)}
      on conflict do nothing),
    holding as (
      insert into people.holding (workspace_id, subject_id, valid_from, valid_until, person_id)
      select ${workspaceId}::uuid, email_subject, '-infinity', 'infinity', user_subject from ${identifiersOf(some)}
      on conflict do nothing)
    insert into people.membership (workspace_id, person_id, subject_id, valid_from, valid_until)
    select ${workspaceId}::uuid, user_subject, s, '-infinity', 'infinity'
    from ${identifiersOf(some)}, unnest(array[user_subject, email_subject]) s
    on conflict do nothing`.execute(tx);
  const changes = some.map(({ personId }, at) => ({ personId, before: null, after: words[at]! }));
  await indexWords(tx, workspaceId, changes);
}

const identifiersOf = (some: readonly Somebody[]) => sql`
  unnest(${uuids(some.map((one) => one.personId))}, ${texts(some.map((one) => one.userId))},
    ${uuids(some.map((one) => one.emailSubject))}, ${texts(some.map((one) => one.email))})
    as r(user_subject, user_id, email_subject, email)`;
