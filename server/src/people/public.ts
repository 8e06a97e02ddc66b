export { splitAmong } from "./activity.sql.ts";
export { type Activity, inMillionths, recordActivity, recountActivity, sumOf } from "./activity.ts";
export { type ClaimedEdge, type Claims, claimsOf, type Proof } from "./claims.ts";
export { type Identifier, type PersonId, type SubjectId, subjectIdOf } from "./identifier.ts";
export type { CountryCode } from "./normal-form.ts";
export { erasedAmong } from "./record.sql.ts";
export {
  type ConsentGiven,
  type EdgeSeen,
  edgesLedger,
  erasuresLedger,
  type IdentifierSeen,
  recordSayings,
  type Sayings,
  slotOf,
} from "./record.ts";
export { type ChangeRead, readChanges } from "./resolution.sql.ts";
export { changesLedger } from "./resolution.ts";
