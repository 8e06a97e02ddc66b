export const letters = (count: number) =>
  Array.from({ length: count }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join("");

/** Noor the customer under a name of her own, and what she is known by. */
export function noor() {
  const word = `noor${letters(12)}`;
  const digits = String(Math.floor(Math.random() * 9e7) + 1e7);
  return {
    word,
    userId: `user-${word}`,
    anonymousId: `device-${word}`,
    email: `${word}@example.com`,
    phone: `+4930${digits}`,
    name: `Noor ${word}`,
    // Search knows words backwards too.
    traces: [word, digits, [...word].reverse().join("")],
  };
}
export type Customer = ReturnType<typeof noor>;
