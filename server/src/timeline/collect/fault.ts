/** Why one item cannot be stored as it was sent; it is quarantined, and the others of its batch are not. */
export class Fault {
  readonly code: FaultCode;
  /** A sentence for the person who has to fix the sender. */
  readonly reason: string;
  constructor(code: FaultCode, reason: string) {
    this.code = code;
    this.reason = reason;
  }
}

export type FaultCode =
  | "not_an_object"
  | "unknown_type"
  | "type_conflict"
  | "missing_event"
  | "wrong_type"
  | "too_long"
  | "number_out_of_range"
  | "missing_identity"
  | "unidentified"
  | "missing_group"
  | "missing_previous"
  | "invalid_time"
  | "time_out_of_range"
  | "item_too_large"
  | "too_deep"
  | "nul_character"
  | "lone_surrogate"
  | "prototype_key"
  // Of imported files alone.
  | "invalid_encoding"
  | "unclosed_quote"
  | "text_after_quote"
  | "row_too_long"
  | "wrong_cell_count"
  | "malformed_json"
  | "refused_by_database";

/** Makes a fault. */
export function fault(code: FaultCode, reason: string): Fault {
  return new Fault(code, reason);
}

/** Tells a fault from a value: by its class, since a sender's object may have a "code" and a "reason" too. */
export function isFault(outcome: unknown): outcome is Fault {
  return outcome instanceof Fault;
}
