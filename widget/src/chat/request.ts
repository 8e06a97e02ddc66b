import type { ChatError } from "../../../server/src/channels/contract.ts";

/** The server understood and said no. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly afterMs: number | undefined;

  constructor(status: number, { code, sentence }: Partial<ChatError>, retryAfter: string | null) {
    super(sentence ?? `The server answered with ${status}.`);
    this.status = status;
    this.code = code ?? "unavailable";
    this.afterMs = retryAfter && /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined;
  }
}

export interface Asking {
  token?: string;
  body?: unknown;
  signal?: AbortSignal;
}

/** Asks the server and answers its JSON; throws `Refused` where it says no, a TypeError where it cannot be reached. */
export async function request<Answer>(url: string, { token, body, signal }: Asking): Promise<Answer> {
  const headers: Record<string, string> = {};
  if (token) headers.authorization = `Bearer ${token}`;
  if (body) headers["content-type"] = "application/json";
  const response = await fetch(url, {
    method: body ? "POST" : "GET",
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
    ...(signal ? { signal } : {}),
    credentials: "omit",
  });
  const answer: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, answer as ChatError, response.headers.get("retry-after"));
  return answer as Answer;
}
