import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BAR, layoutBars } from '../../src/graphiql/bar-layout.ts';

const chart = {
  title: 'registers by holder',
  groups: [
    {
      bars: [
        { label: 'A', value: 8 },
        { label: 'B', value: 4 },
        { label: 'C', value: 0 },
      ],
    },
  ],
};

describe('the layout of bars', () => {
  it('has bars as long as their numbers, with the labels beside them', () => {
    const { bars } = layoutBars(chart, 600);
    const [a, b, c] = bars;
    expect(b?.width).toBe(Math.round((a?.width ?? 0) / 2));
    expect(c?.width).toBe(1);
    for (const { x, y, label } of bars) {
      expect(x).toBeGreaterThan(200);
      expect(label.y).toBeGreaterThan(y);
      expect(label.y).toBeLessThan(y + BAR);
    }
  });

  it('has the labels above the bars where there is no room beside them', () => {
    for (const { x, y, label } of layoutBars(chart, 320).bars) {
      expect(x).toBe(0);
      expect(label.y).toBeLessThan(y);
    }
  });

  it('cuts what is too long, an address at its beginning, and has the whole text as well', () => {
    const labels = ['a'.repeat(90), `http://example.org/${'b'.repeat(90)}/end`];
    const bars = labels.map((label) => ({ label, value: 1 }));
    const [text, address] = layoutBars({ title: '', groups: [{ bars }] }, 300).bars;
    expect(text?.label.text).toMatch(/^a{30,50}…$/);
    expect(address?.label.text).toMatch(/^…b{30,50}\/end$/);
    expect([text, address].map((bar) => bar?.label.full)).toEqual(labels);
  });

  it('has its title in as many lines as it needs', () => {
    const title = 'registers by unit and main class (20 of 36 groups)';
    const { headings } = layoutBars({ ...chart, title }, 300);
    expect(headings.map(({ text }) => text)).toEqual([
      'registers by unit and main class (20 of',
      '36 groups)',
    ]);
  });

  it('has everything inside of the picture, and nothing on top of something else', () => {
    const bar = fc.record({ label: fc.string({ maxLength: 80 }), value: fc.integer() });
    const group = fc.record({
      heading: fc.string({ maxLength: 80 }),
      bars: fc.array(bar, { minLength: 1, maxLength: 6 }),
    });
    const groups = fc.array(group, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(groups, fc.integer({ min: 280, max: 2000 }), (drawn, width) => {
        const layout = layoutBars({ title: 'title', groups: drawn }, width);
        for (const { x, y, width: length } of layout.bars) {
          expect(x + length).toBeLessThan(width);
          expect(length).toBeGreaterThan(0);
          expect(y + BAR).toBeLessThanOrEqual(layout.height);
        }
        const lines = [...layout.bars.map(({ label }) => label), ...layout.headings].map(
          ({ y }) => y,
        );
        const sorted = lines.sort((a, b) => a - b);
        for (const [index, y] of sorted.slice(1).entries())
          expect(y - (sorted[index] ?? 0)).toBeGreaterThan(13);
      }),
    );
  });
});
