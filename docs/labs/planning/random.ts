// Chance that can be repeated: the page, a worker and a test that use one seed see the same runs.

/** Numbers from 0 up to 1, by sfc32 (Chris Doty-Humphrey, PractRand), from one whole number. */
export function createRandom(seed: number): () => number {
  let [a, b, c, counter] = [0, seed | 0, Math.floor(seed / 2 ** 32) | 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first numbers still resemble the seed.
  for (let step = 0; step < 15; step++) next();
  return next;
}

/** The value of a triangular distribution at a share of its probability, 0 to 1: its inverse distribution function. */
export function sampleTriangle([low, likely, high]: readonly [low: number, likely: number, high: number], share: number): number {
  const range = high - low;
  if (range <= 0) return likely;
  const below = (likely - low) / range;
  return share < below ? low + Math.sqrt(share * range * (likely - low)) : high - Math.sqrt((1 - share) * range * (high - likely));
}

/** Mean and variance of a triangular distribution. */
export function triangle([low, likely, high]: readonly [low: number, likely: number, high: number]): { mean: number; variance: number } {
  return {
    mean: (low + likely + high) / 3,
    variance: (low ** 2 + likely ** 2 + high ** 2 - low * likely - low * high - likely * high) / 18,
  };
}
