import { randomUUID } from "node:crypto";
import type pg from "pg";
import { openSession, saying } from "./channels/chat/chat-client.fixture.ts";
import { ask, type Me, type Owner } from "./server.fixture.ts";
import { eventually } from "./timeline/senders.fixture.ts";

/** Puts something of every kind into a workspace, through the doors that its company uses. */
export async function furnish(
  url: string,
  database: pg.Pool,
  { workspaceId, cookie, serverWriteKey, writeKey }: Owner,
  word: string,
): Promise<void> {
  const body = { email: `${word.toLowerCase()}-invited@example.com`, role: "agent" };
  await ask(url, "POST", `/api/workspaces/${workspaceId}/invitations`, { cookie, body });
  const userId = `${word}-customer`;
  const messages = [
    { type: "identify", userId, traits: { email: `${word}@example.com`, name: `${word} Customer` } },
    { type: "track", userId, event: `${word} Ordered`, properties: { city: word } },
    { type: "group", userId, groupId: `${word}-company`, traits: { name: `${word} Company` } },
    { type: "track", event: 42 },
  ].map((message) => ({ ...message, messageId: randomUUID() }));
  await fetch(`${url}/v1/batch`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Basic ${btoa(`${serverWriteKey}:`)}` },
    body: JSON.stringify({ batch: messages }),
  });
  await fetch(`${url}/api/workspaces/${workspaceId}/imports?fileName=${word}.csv`, {
    method: "POST",
    headers: { cookie, "content-type": "text/csv" },
    body: `user_id,event\n${word}-imported,${word} Imported\n`,
  });
  await chat(url, writeKey, word);
  await staffTheDesk(url, workspaceId, cookie);
  await decideAboutSomebody(url, database, workspaceId, cookie);
}

/** A team with somebody in it, who can do something that conversations need, and when they are to have done it. */
async function staffTheDesk(url: string, workspaceId: string, cookie: string): Promise<void> {
  const make = async (path: string, body: object) =>
    (
      await ask<{ teamId: string; skillId: string; calendarId: string }>(
        url,
        "POST",
        `/api/workspaces/${workspaceId}${path}`,
        {
          cookie,
          body,
        },
      )
    ).body;
  const { teamId } = await make("/teams", { name: "Support" });
  const { skillId } = await make("/skills", { name: "Spanish" });
  const outcome = { teamId, skills: [{ skillId, least: 3 }], headStartSeconds: 0, relaxAfterSeconds: null };
  const hours = { timeZone: "Europe/Berlin", hours: { mon: [["09:00", "17:00"]] } };
  const { calendarId } = await make("/calendars", { name: "Office", definition: hours });
  await make("/sla-policies", { name: "All", calendarId, rules: { targets: { first_response: { normal: 60 } } } });
  await make("/routing/rules", { name: "In Spanish", conditions: [{ on: "language", isOneOf: ["es"] }], outcome });
  const { body: me } = await ask<Me>(url, "GET", "/api/me", { cookie });
  await ask(url, "PUT", `/api/workspaces/${workspaceId}/teams/${teamId}/members/${me.userId}`, { cookie });
}

/** A visitor says something that is understood, and something that is not. */
async function chat(url: string, key: string, word: string): Promise<void> {
  const { token } = await openSession(url, { key });
  const said = saying(randomUUID(), `${word} chats`);
  const headers = { authorization: `Bearer ${token}` };
  const body = JSON.stringify({ frames: [said, { kind: word }], waitSeconds: 0 });
  await fetch(`${url}/chat/v1/poll`, { method: "POST", headers, body });
}

/** Humans' decisions of every kind: that a person's email is somebody else's, that it is not, a rule; and to write to them. */
async function decideAboutSomebody(url: string, database: pg.Pool, workspaceId: string, cookie: string): Promise<void> {
  const people = async () =>
    (
      await database.query(
        "select person_id, subject_id from people.membership where workspace_id = $1 and person_id <> subject_id",
        [workspaceId],
      )
    ).rows;
  const [{ person_id, subject_id }] = await eventually(people, (rows) => rows.length > 0);
  const workspace = `/api/workspaces/${workspaceId}`;
  const separation = { subjectIds: [subject_id], note: "not hers" };
  await ask(url, "POST", `${workspace}/people/${person_id}/separations`, { cookie, body: separation });
  const merge = { otherPersonId: subject_id, note: "hers after all" };
  const { body } = await ask<{ mergeId: string }>(url, "POST", `${workspace}/people/${person_id}/merges`, {
    cookie,
    body: merge,
  });
  await ask(url, "DELETE", `${workspace}/merges/${body.mergeId}`, { cookie });
  await ask(url, "POST", `${workspace}/identity-rules`, { cookie, body: { trait: "loyalty card", mode: "join" } });
  // Whoever begins a conversation owns it.
  await ask(url, "POST", `${workspace}/conversations`, { cookie, body: { personId: person_id } });
}
