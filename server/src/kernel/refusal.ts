/** What can be wrong with a request, by the HTTP status that says so. */
export const refusalStatus = {
  bad_input: 400,
  not_signed_in: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
} as const;

export type RefusalCode = keyof typeof refusalStatus;

/** What the caller may not have: a code for machines and a sentence that tells a person what to do. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly field: string | undefined;
  constructor(code: RefusalCode, sentence: string, field?: string) {
    super(sentence);
    this.name = "Refusal";
    this.code = code;
    this.field = field;
  }
}
