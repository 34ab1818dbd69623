import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earnedValue } from '../../../../docs/labs/planning/earned-value.ts';

const sum = (...values: number[]) => values.reduce((total, value) => total + value, 0);

describe('earned value, published examples', () => {
  it('six tasks: EV 148, AC 210, PV 158 of a budget of 248', () => {
    const ev = sum(8, 40, 30, 20, 20, 30);
    const ac = sum(10, 50, 40, 40, 30, 40);
    const pv = sum(8, 40, 30, 20, 20, 40);
    expect([ev, ac, pv]).toEqual([148, 210, 158]);
    const figures = earnedValue({ bac: 248, pv: [pv, 248], ev, ac, at: 1 });
    expect(figures.cv).toBe(-62);
    expect(figures.sv).toBe(-10);
    expect(Math.trunc(figures.cpi! * 10_000)).toBe(7047);
    expect(Math.round(figures.eac.cpi!)).toBe(352);
    expect(Math.round(figures.vac!)).toBe(-104);
  });

  it('100,000 over five months, 35% done for 36,000 after three', () => {
    const figures = earnedValue({ bac: 100_000, pv: [10_000, 20_000, 40_000, 70_000, 100_000], ev: 35_000, ac: 36_000, at: 3 });
    expect(figures).toMatchObject({ sv: -5000, cv: -1000, spi: 0.875, es: 2.75, svT: -0.25 });
    expect(figures.cpi).toBeCloseTo(0.9722222, 7);
    expect(figures.eac.plan).toBe(101_000);
    expect(Math.round(figures.eac.cpi!)).toBe(102_857);
    expect(Math.round(figures.eac.cpiSpi!)).toBe(112_408);
    expect(figures.tcpi.bac).toBeCloseTo(1.016, 3);
    expect(figures.spiT).toBeCloseTo(0.917, 3);
    expect(5 / figures.spiT!).toBeCloseTo(5.45, 2);
  });

  it('500,000, 40% done for 290,000 after three of five periods', () => {
    const figures = earnedValue({ bac: 500_000, pv: [50_000, 125_000, 250_000, 375_000, 500_000], ev: 200_000, ac: sum(45_000, 110_000, 135_000), at: 3 });
    expect(figures.eac).toMatchObject({ cpi: 725_000, plan: 590_000, cpiSpi: 833_750 });
    expect(figures.tcpi.bac).toBeCloseTo(1.4286, 4);
    expect(figures.es).toBeCloseTo(2.6, 12);
    expect(figures.spiT).toBeCloseTo(0.867, 3);
    expect(figures.etc).toBe(435_000);
    expect(figures.vac).toBe(-225_000);
    expect(figures.tcpi.eac).toBeCloseTo(figures.cpi!, 12);
    expect(figures.eac.spi).toBe(665_000);
    expect(figures.eac.weighted).toBeCloseTo(290_000 + 300_000 / (0.8 * (200 / 290) + 0.2 * 0.8), 6);
  });
});

describe('earned value', () => {
  const plan = { bac: 100, pv: [20, 40, 40, 40, 100] };

  it('has no index without a plan or a cost to divide by', () => {
    expect(earnedValue({ ...plan, ev: 0, ac: 0, at: 0 })).toMatchObject({ spi: null, cpi: null, etc: null, vac: null, spiT: null, es: 0, svT: 0 });
    expect(earnedValue({ ...plan, ev: 10, ac: 0, at: 1 })).toMatchObject({ spi: 0.5, cpi: null, eac: { plan: 90, cpi: null, cpiSpi: null, spi: 180, weighted: null } });
    expect(earnedValue({ ...plan, ev: 10, ac: 10, at: 0 })).toMatchObject({ spi: null, cpi: 1, eac: { cpi: 100, cpiSpi: null, spi: null, weighted: null } });
  });

  it('has no estimate by an efficiency of nothing, yet an index of 0', () => {
    expect(earnedValue({ ...plan, ev: 0, ac: 10, at: 1 })).toMatchObject({ spi: 0, cpi: 0, eac: { plan: 110, cpi: null, cpiSpi: null, spi: null, weighted: null }, etc: null, tcpi: { eac: null } });
  });

  it('knows no efficiency that meets a budget which is spent', () => {
    expect(earnedValue({ ...plan, ev: 50, ac: 100, at: 3 }).tcpi.bac).toBeNull();
    expect(earnedValue({ ...plan, ev: 50, ac: 120, at: 3 }).tcpi.bac).toBeNull();
  });

  it('costs what was spent, by every estimate, once all is done', () => {
    const { eac, etc, vac, tcpi } = earnedValue({ ...plan, ev: 100, ac: 130, at: 6 });
    expect(eac).toEqual({ plan: 130, cpi: 130, cpiSpi: 130, spi: 130, weighted: 130 });
    expect({ etc, vac, tcpi }).toEqual({ etc: 0, vac: -30, tcpi: { bac: null, eac: null } });
  });

  it('is at today where the planned value stands still and is earned', () => {
    for (const at of [2, 3, 4]) expect(earnedValue({ ...plan, ev: 40, ac: 40, at })).toMatchObject({ es: at, svT: 0, spiT: 1 });
    expect(earnedValue({ ...plan, ev: 40, ac: 40, at: 5 }).es).toBe(4);
  });

  it('has no earned schedule where nothing was planned', () => {
    expect(earnedValue({ bac: 0, pv: [], ev: 0, ac: 0, at: 3 })).toMatchObject({ es: null, svT: null, spiT: null });
    expect(earnedValue({ bac: 0, pv: [0, 0], ev: 0, ac: 5, at: 1 })).toMatchObject({ es: null, svT: null, spiT: null });
  });
});

describe('earned value, for any plan', () => {
  const plans = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 40 }).map((steps) => {
    let total = 0;
    const pv = steps.map((step) => (total += step));
    return { pv, bac: total };
  });

  it('a project that ends late ends with SPI 1, and SPI(t) tells how late', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 10_000 }), ({ pv, bac }, late, ac) => {
        const figures = earnedValue({ bac, pv, ev: bac, ac, at: pv.length + late });
        expect(figures.spi).toBe(1);
        expect(figures.es).toBe(pv.length);
        expect(figures.spiT).toBeLessThan(1);
        expect(figures.svT).toBe(-late);
      }),
    );
  });

  it('earned schedule inverts planned value', () => {
    fc.assert(
      fc.property(plans, fc.nat(40), fc.double({ min: 0, max: 1, noNaN: true }), ({ pv, bac }, period, share) => {
        const index = period % pv.length;
        const before = pv[index - 1] ?? 0;
        const ev = before + share * (pv[index]! - before);
        expect(earnedValue({ bac, pv, ev, ac: 1, at: 1 }).es).toBeCloseTo(index + share, 6);
      }),
    );
  });

  it('TCPI for the estimate is the efficiency so far, and the estimates are the formulas', () => {
    fc.assert(
      fc.property(plans, fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 1, max: 40 }), ({ pv, bac }, done, ac, at) => {
        const ev = done * bac;
        const { spi, cpi, eac, tcpi } = earnedValue({ bac, pv, ev, ac, at });
        const near = (value: number | null, expected: number) => expect(value! / expected).toBeCloseTo(1, 9);
        near(tcpi.eac, cpi!);
        near(eac.cpi, bac / cpi!);
        near(eac.spi, ac + (bac - ev) / spi!);
        near(eac.cpiSpi, ac + (bac - ev) / (cpi! * spi!));
        near(eac.weighted, ac + (bac - ev) / (0.8 * cpi! + 0.2 * spi!));
      }),
    );
  });
});
