/** A stream of fractions from 0 (included) to 1 (excluded), always the same for the same seed. */
export type Random = () => number;

/**
 * Opens the stream that belongs to a seed. Streams of different seeds are unrelated, so every person gets their own.
 * Generator: sfc32 (Chris Doty-Humphrey, PractRand), 128 bits of state, seeded from text by a Murmur3-style hash.
 */
export function randomFrom(seed: string): Random {
  const random = sfc32(seedWords(seed));
  for (let round = 0; round < 12; round++) random();
  return random;
}

function sfc32([first, second, third, fourth]: SeedWords): Random {
  let a = first;
  let b = second;
  let c = third;
  let counter = fourth;
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
}

type SeedWords = readonly [number, number, number, number];

function seedWords(seed: string): SeedWords {
  let state = 1779033703 ^ seed.length;
  for (const character of seed) {
    state = Math.imul(state ^ character.codePointAt(0)!, 3432918353);
    state = (state << 13) | (state >>> 19);
  }
  const next = () => {
    state = Math.imul(state ^ (state >>> 16), 2246822507);
    state = Math.imul(state ^ (state >>> 13), 3266489909);
    state ^= state >>> 16;
    return state | 0;
  };
  return [next(), next(), next(), next()];
}
