/** What one request may hold; the README says why each number is what it is. */
export const limits = {
  bodyBytes: 1_048_576,
  itemBytes: 32_768,
  itemsPerBody: 10_000,
  /** What batch-level context and integrations may add up to once every item carries its copy. */
  sharedBytes: 4_194_304,
  depth: 32,
  nameCharacters: 512,
  identifierCharacters: 512,
  /** Nothing is older than 1971: a clock that says 1970 was never set. */
  earliest: Date.UTC(1971, 0, 1),
  futureMilliseconds: 24 * 60 * 60 * 1000,
} as const;
