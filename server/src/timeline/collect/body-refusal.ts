/** Why a whole request cannot be read; nothing of it is stored. */
export interface BodyRefusal {
  status: 400 | 404 | 413 | 415;
  code: BodyRefusalCode;
  sentence: string;
}

export type BodyRefusalCode =
  | "unknown_path"
  | "empty_body"
  | "body_too_large"
  | "unknown_encoding"
  | "malformed_compression"
  | "invalid_utf8"
  | "malformed_json"
  | "not_an_object"
  | "no_batch"
  | "duplicate_batch"
  | "too_many_items"
  | "too_deep";

/** Makes the answer to a request that cannot be read. */
export function refuse(status: BodyRefusal["status"], code: BodyRefusalCode, sentence: string): BodyRefusal {
  return { status, code, sentence };
}

/** Tells a refusal from what was asked for. */
export function isRefusal(outcome: object): outcome is BodyRefusal {
  return "sentence" in outcome;
}
