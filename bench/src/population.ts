import type pg from "pg";

export const heavyPerson = { touchpoints: 10_000 } as const;

const givenNames =
  "Maria Noor Ada Jonas Li Fatima Anders Chloé Mateusz Giulia Kenji Olga Ahmed Ines Tom Priya Lars Zoë Marco Mary".split(
    " ",
  );
const familyNames =
  "Lefèvre Kowalski García López Johnson Müller Okafor Nguyen Rossi Andersson Yilmaz Haddad Novák Silva Schmidt Dubois Tanaka Ivanova Khan Meyer".split(
    " ",
  );

/** Writes people straight into the tables, as identity resolution would have left them: a user id and an email each. */
export async function fillPeople(client: pg.Client, workspaceId: string, people: number): Promise<void> {
  await client.query(
    "create temp table someone as select n, md5('subject ' || n)::uuid as user_subject, md5('email ' || n)::uuid as email_subject, " +
      "($2::text[])[1 + n % array_length($2, 1)] || ' ' || ($3::text[])[1 + (n / 20) % array_length($3, 1)] || '-' || n % 977 as name, " +
      "'customer-' || n as user_id, lower(($2::text[])[1 + n % array_length($2, 1)]) || '.' || n || '@example.com' as email, " +
      "'+49151' || lpad(n::text, 8, '0') as phone from generate_series(1, $1) n",
    [people, givenNames, familyNames],
  );
  await client.query(`insert into people.identifier (workspace_id, subject_id, kind, value, standing, first_seen_at)
    select '${workspaceId}'::uuid, user_subject, 'user_id', user_id, 'proven', now() from someone
    union all select '${workspaceId}'::uuid, email_subject, 'email', email, 'proven', now() from someone`);
  await client.query(`insert into people.holding (workspace_id, subject_id, valid_from, valid_until, person_id)
    select '${workspaceId}'::uuid, email_subject, '-infinity', 'infinity', user_subject from someone`);
  await client.query(`insert into people.membership (workspace_id, person_id, subject_id, valid_from, valid_until)
    select '${workspaceId}'::uuid, user_subject, email_subject, '-infinity', 'infinity' from someone`);
  await client.query(`insert into people.face (workspace_id, person_id, name, email, phone, user_id, proven, identifiers, words)
    select '${workspaceId}'::uuid, user_subject, name, email, phone, user_id, true, 3,
      lower(name) || ' ' || email || ' ' || phone || ' ' || user_id from someone`);
  await client.query(`insert into people.tally (workspace_id, person_id, first_seen_at, last_seen_at, touchpoints, orders, revenue, channels, stage)
    select '${workspaceId}'::uuid, user_subject, now() - interval '1 year', now() - n * interval '1 second', 10, 1, 12.5, '{web}', 'purchase' from someone`);
}

/** Writes touchpoints of all people, and many of one; returns that person. */
export async function fillTouchpoints(
  client: pg.Client,
  workspaceId: string,
  people: number,
  touchpoints: number,
): Promise<string> {
  const perStatement = 500_000;
  for (let from = 0; from < touchpoints; from += perStatement) {
    await client.query(`insert into timeline.touchpoint (workspace_id, subject_id, touchpoint_id, kind, name, channel, source_id, occurred_at, received_at, properties, context)
      select '${workspaceId}'::uuid, md5('subject ' || case when n % ${Math.floor(touchpoints / heavyPerson.touchpoints)} = 0 then 1 else 2 + n % ${people - 1} end)::uuid,
        md5('touchpoint ' || n)::uuid, 'track', (array['Product Viewed','Order Completed','Email Opened','Support Ticket Created'])[1 + n % 4], 'web',
        '${workspaceId}'::uuid, now() - n * interval '3 seconds', now(),
        jsonb_build_object('product_id', 'p-' || n % 500, 'price', 12.5, 'currency', 'EUR', 'name', 'Yirgacheffe 250 g'),
        jsonb_build_object('page', jsonb_build_object('path', '/products/' || n % 500))
      from generate_series(${from}, ${Math.min(from + perStatement, touchpoints) - 1}) n`);
  }
  const { rows } = await client.query("select md5('subject 1')::uuid as person");
  return rows[0].person;
}
