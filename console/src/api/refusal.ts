/** What the server would not do: a code for programs, and a sentence that says what to do. */
export interface Refusal {
  code: string;
  sentence: string;
  /** The field of the input it is about. */
  field?: string;
}

const offline: Refusal = {
  code: "offline",
  sentence: "Throughline cannot be reached. Check your connection; nothing you typed is lost.",
};

/** Puts whatever was thrown into the one shape in which screens show it. */
export function refusalOf(error: unknown): Refusal {
  // What `fetch` throws when no answer came: a TypeError in every browser.
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) return offline;
  return (
    refusalIn(error) ?? refusalIn(memberOf(error, "data")) ?? refusalIn(memberOf(error, "error")) ?? unexpected(error)
  );
}

/** Whether another try may end differently: no answer, or a fault of the server's. */
export function isWorthRetrying(error: unknown): boolean {
  return ["offline", "internal", "unavailable", "unexpected"].includes(refusalOf(error).code);
}

function refusalIn(value: unknown): Refusal | undefined {
  const code = memberOf(value, "code");
  // The sign-in library calls its sentence a message.
  const sentence = memberOf(value, "sentence") ?? (value instanceof Error ? undefined : memberOf(value, "message"));
  if (typeof code !== "string" || typeof sentence !== "string") return undefined;
  const field = memberOf(value, "field");
  return typeof field === "string" ? { code, sentence, field } : { code, sentence };
}

function unexpected(error: unknown): Refusal {
  const words = error instanceof Error && error.message ? ` (${error.message.replace(/\.$/, "")})` : "";
  return {
    code: "unexpected",
    sentence: `Something unexpected happened${words}. Try again; if it stays, tell whoever runs this server.`,
  };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
