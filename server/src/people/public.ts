export { splitAmong } from "./activity.sql.ts";
export { type Activity, inMillionths, recordActivity, recountActivity, sumOf } from "./activity.ts";
export { type ClaimedEdge, type Claims, claimsOf, type Proof } from "./claims.ts";
export { erasedAmong, type IsErased } from "./erased.ts";
export { lockAgainstErasure } from "./erasure.sql.ts";
export { type Identifier, type PersonId, type SubjectId, subjectIdOf } from "./identifier.ts";
export { countCards } from "./list.sql.ts";
export type { CountryCode } from "./normal-form.ts";
export {
  type ConsentGiven,
  type EdgeSeen,
  edgesLedger,
  erasuresLedger,
  type IdentifierSeen,
  recordSayings,
  type Sayings,
} from "./record.ts";
export { type ChangeRead, readChanges } from "./resolution.sql.ts";
export { changesLedger } from "./resolution.ts";
export { findPeople } from "./search.ts";
export { slotOf } from "./slot.ts";
export { traitsOfSubjects } from "./subject-traits.sql.ts";
