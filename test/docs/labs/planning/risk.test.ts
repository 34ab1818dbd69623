import { describe, expect, it } from 'vitest';
import type { Plan, Relation, Task } from '../../../../docs/labs/planning/plan.ts';
import { histogram, normal, percentile, pert, pertPath, simulate } from '../../../../docs/labs/planning/risk.ts';
import { createRandom, sampleTriangle, triangle } from '../../../../docs/labs/planning/random.ts';

type Estimate = readonly [number, number, number];

const estimated = (id: string, estimate: Estimate, after: Relation[] = []): Task => ({ id, name: id, duration: estimate[1], after, estimate });
const planOf = (...tasks: Task[]): Plan => ({ name: 'Risk', start: '2026-01-05', workweek: [1, 2, 3, 4, 5], holidays: [], tasks });
const follows = (id: string, type: Relation['type'] = 'FS', lag = 0): Relation => ({ id, type, lag });

const runs = 200_000;

/** Four standard errors of a simulated percentile: sqrt(p (1 - p) / N) / density there. */
const within = (share: number, density: number) => (4 * Math.sqrt((share * (1 - share)) / runs)) / density;

describe('a simulated schedule, against exact figures', () => {
  // Density of the triangle above its peak: 2 (high - x) / ((high - low) (high - likely)).
  const density = (x: number) => (2 * (15 - x)) / (7 * 5);
  const below = (x: number) => 1 - (15 - x) ** 2 / (7 * 5);

  it('one task of 8, 10 or 15 days: P50 10.8167, P80 12.3542, mean 11', () => {
    const { p50, p80, mean, criticality } = simulate(planOf(estimated('only', [8, 10, 15])), { runs, seed: 7 });
    expect(Math.abs(p50 - 10.8167)).toBeLessThan(within(0.5, density(10.8167)));
    expect(Math.abs(p80 - 12.3542)).toBeLessThan(within(0.8, density(12.3542)));
    const { mean: exact, variance } = triangle([8, 10, 15]);
    expect(exact).toBe(11);
    expect(Math.abs(mean - exact)).toBeLessThan(4 * Math.sqrt(variance / runs));
    expect(criticality).toEqual({ only: 1 });
  });

  it('three such tasks beside each other end later than each alone: P50 12.3129, P80 13.4161', () => {
    const { p50, p80, criticality } = simulate(planOf(...['a', 'b', 'c'].map((id) => estimated(id, [8, 10, 15]))), { runs, seed: 7 });
    // The distribution of the latest of three is the cube of one.
    const densityOfLatest = (x: number) => 3 * below(x) ** 2 * density(x);
    expect(Math.abs(p50 - 12.3129)).toBeLessThan(within(0.5, densityOfLatest(12.3129)));
    expect(Math.abs(p80 - 13.4161)).toBeLessThan(within(0.8, densityOfLatest(13.4161)));
    for (const share of Object.values(criticality)) expect(Math.abs(share - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / runs));
  });
});

describe('a simulated schedule', () => {
  const plan = planOf(estimated('a', [2, 4, 9]), estimated('b', [1, 2, 3], [follows('a', 'SS', 1)]), estimated('c', [3, 5, 6], [follows('a'), follows('b', 'FF', 2)]));

  it('is the same for the same seed and another for another', () => {
    const [one, two, other] = [simulate(plan, { runs: 500, seed: 3 }), simulate(plan, { runs: 500, seed: 3 }), simulate(plan, { runs: 500, seed: 4 })];
    expect(one).toEqual(two);
    expect(one.finishes).not.toEqual(other.finishes);
  });

  it('is the schedule itself where nothing is estimated', () => {
    const fixed = planOf({ id: 'a', name: 'a', duration: 3, after: [] }, { id: 'b', name: 'b', duration: 4, after: [follows('a', 'FS', 2)] });
    expect(simulate(fixed, { runs: 10 })).toMatchObject({ p50: 9, p80: 9, planned: 9, onPlan: 1, p80Date: '2026-01-15', criticality: { a: 1, b: 1 } });
  });

  it('waits for dates and never calls slack critical', () => {
    const { finishes, criticality } = simulate(planOf({ ...estimated('late', [1, 2, 3]), notBefore: '2026-01-19' }, estimated('idle', [1, 2, 3])), { runs: 200 });
    expect(finishes[0]).toBeGreaterThanOrEqual(11);
    expect(criticality).toEqual({ late: 1, idle: 0 });
  });

  it('counts each run in one bin of its finishing day', () => {
    const { finishes } = simulate(plan, { runs: 1000 });
    const bins = histogram({ finishes });
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(1000);
    for (const { from, to, count } of bins) expect(finishes.filter((days) => days > from && days <= to)).toHaveLength(count);
    expect(histogram({ finishes }, 3).length).toBeLessThanOrEqual(3);
  });

  it('takes the ceil(pN)-th value as a percentile', () => {
    const values = Float64Array.from({ length: 10 }, (_, index) => index + 1);
    expect([0.5, 0.8, 0.81, 1, 0].map((share) => percentile(values, share))).toEqual([5, 8, 9, 10, 1]);
  });

  it('refuses a plan that cannot be scheduled', () => {
    expect(() => simulate(planOf(estimated('a', [1, 2, 3], [follows('nobody')])))).toThrow();
  });
});

describe('PERT', () => {
  it('weighs the most likely four times', () => {
    expect(pert({ duration: 10, estimate: [8, 10, 15] })).toEqual({ mean: 63 / 6, variance: (7 / 6) ** 2 });
    expect(pert({ duration: 10 })).toEqual({ mean: 10, variance: 0 });
  });

  it('sums means and variances along the chain that decides the finish', () => {
    const figures = pertPath(planOf(estimated('a', [2, 4, 12]), estimated('b', [3, 5, 7], [follows('a')]), estimated('short', [1, 2, 3])));
    expect(figures.path).toEqual(['a', 'b']);
    expect(figures.mean).toBe(10);
    expect(figures.variance).toBeCloseTo((10 / 6) ** 2 + (4 / 6) ** 2, 12);
    expect(figures.chance(10)).toBeCloseTo(0.5, 7);
    expect(figures.chance(10 + Math.sqrt(figures.variance))).toBeCloseTo(0.8413, 4);
  });

  it('does not count a task of which only the start is waited for', () => {
    const { path, variance } = pertPath(planOf(estimated('a', [1, 4, 13]), estimated('b', [20, 25, 30], [follows('a', 'SS', 3)])));
    expect(path).toEqual(['a', 'b']);
    expect(variance).toBeCloseTo((10 / 6) ** 2, 12);
  });

  it('has a normal distribution function to seven digits', () => {
    expect(normal(0)).toBeCloseTo(0.5, 7);
    expect(normal(1.959964)).toBeCloseTo(0.975, 6);
    expect(normal(-1.281552)).toBeCloseTo(0.1, 6);
  });
});

describe('the triangular distribution', () => {
  it('is inverted exactly', () => {
    expect(sampleTriangle([8, 10, 15], 0)).toBe(8);
    expect(sampleTriangle([8, 10, 15], 2 / 7)).toBeCloseTo(10, 12);
    expect(sampleTriangle([8, 10, 15], 1)).toBe(15);
    expect(sampleTriangle([8, 10, 15], 0.5)).toBeCloseTo(10.8167, 4);
    expect(sampleTriangle([5, 5, 5], 0.3)).toBe(5);
    expect(sampleTriangle([5, 5, 9], 0)).toBe(5);
    expect(sampleTriangle([5, 9, 9], 1)).toBe(9);
  });

  it('is fed by numbers from 0 up to 1, spread evenly', () => {
    const random = createRandom(42);
    const counts = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 100_000; draw++) {
      const value = random();
      expect(value >= 0 && value < 1).toBe(true);
      counts[Math.floor(value * 10)]!++;
    }
    // Chi-squared with nine degrees of freedom: above 33.7 once in ten thousand seeds.
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(33.7);
  });
});
