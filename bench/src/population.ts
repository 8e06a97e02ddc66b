import { openDatabase, openPool } from "@throughline/server/kernel/database.ts";
import { gatherCrowd, somebody } from "@throughline/server/people/crowd.fixture.ts";
import type pg from "pg";

export const heavyPerson = { touchpoints: 10_000 } as const;

/** Writes people with names, emails, phones and companies into the tables, as identity resolution would have left them. */
export async function fillPeople(
  databaseUrl: string,
  workspaceId: string,
  salt: Buffer,
  people: number,
): Promise<void> {
  const pool = openPool(databaseUrl, { max: 4, role: "throughline_app" });
  await gatherCrowd(openDatabase(pool), workspaceId, salt, people);
  await pool.end();
}

/** Writes touchpoints of all people, and many of one; returns that person. */
export async function fillTouchpoints(
  client: pg.Client,
  workspaceId: string,
  salt: Buffer,
  touchpoints: number,
): Promise<string> {
  const { personId } = somebody(0, salt);
  const everySo = Math.floor(touchpoints / heavyPerson.touchpoints);
  const perStatement = 500_000;
  await client.query(`create temp table someone as
    select row_number() over () - 1 as place, subject_id from people.identifier
    where workspace_id = '${workspaceId}' and kind = 'user_id' and subject_id <> '${personId}'`);
  await client.query("create unique index on someone (place); analyze someone");
  const { rows } = await client.query("select count(*)::int as n from someone");
  for (let from = 0; from < touchpoints; from += perStatement) {
    await client.query(`insert into timeline.touchpoint (workspace_id, subject_id, touchpoint_id, kind, name, channel, source_id,
        occurred_at, received_at, properties, context)
      select '${workspaceId}'::uuid, case when n % ${everySo} = 0 then '${personId}'::uuid else someone.subject_id end,
        overlay(overlay(md5('touchpoint ' || n) placing '8' from 13) placing '8' from 17)::uuid, 'track',
        (array['Product Viewed','Order Completed','Email Opened','Support Ticket Created'])[1 + n % 4], 'web',
        '${workspaceId}'::uuid, now() - n * interval '3 seconds', now(),
        jsonb_build_object('product_id', 'p-' || n % 500, 'price', 12.5, 'currency', 'EUR', 'name', 'Yirgacheffe 250 g'),
        jsonb_build_object('page', jsonb_build_object('path', '/products/' || n % 500))
      from generate_series(${from}, ${Math.min(from + perStatement, touchpoints) - 1}) n
      join someone on someone.place = n % ${rows[0].n}`);
  }
  return personId;
}
