type Write = (facts: object, sentence: string) => void;

/** The part of a pino logger that is used here. */
export type Log = { info: Write; warn: Write; error: Write };
