import { randomUUID } from "node:crypto";

export interface Item {
  type: string;
  messageId: string;
  [field: string]: unknown;
}

/** A touchpoint of a user, as a server SDK would send it. */
export function tracked(userId: string, event = "Product Viewed", fields: Record<string, unknown> = {}): Item {
  return { type: "track", userId, event, messageId: randomUUID(), timestamp: new Date().toISOString(), ...fields };
}

/** Sends to one of the doors as SDKs do, with the key as Basic user; returns the status and the answer. */
export async function send(
  url: string,
  key: string,
  door: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${url}/v1/${door}`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}`,
      "content-type": "application/json",
      ...headers,
    },
    body: typeof body === "string" || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
  });
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    headers: response.headers,
  };
}

/** Waits until a question has the wanted answer; fails with the last one. */
export async function eventually<Answer>(
  ask: () => Promise<Answer>,
  isWanted: (answer: Answer) => boolean,
  milliseconds = 10_000,
): Promise<Answer> {
  const until = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() > until) throw new Error(`Not so after ${milliseconds} ms: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
