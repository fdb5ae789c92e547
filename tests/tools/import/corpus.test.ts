import { describe, expect, it } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { Snapshot } from '../../../src/store/snapshot.ts';
import { loadCatalogue } from '../../support/catalogue.ts';
import { imported, registersIn, unitsIn, type Imported } from '../../support/pages.ts';
import { corpus, type Sample } from './corpus.ts';

const { model } = loadCatalogue().snapshot;
/** The languages, file and organisation of a sample, where it has others than the usual ones. */
function read({ text, file, language, organisation }: Sample): Imported {
  return imported(text, {
    ...(file === undefined ? {} : { file }),
    ...(language === undefined ? {} : { language }),
    ...(organisation === undefined ? {} : { organisation }),
  });
}

/** The registers by unit, as a sample has them. */
function byUnit(page: Imported): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { title, unit } of registersIn(page)) (found[unit] ??= []).push(title);
  return found;
}

describe('the corpus', () => {
  it('has 25 pages at least, each of another form', () => {
    expect(new Set(corpus.map(({ form }) => form)).size).toBe(corpus.length);
    expect(corpus.length).toBeGreaterThanOrEqual(25);
  });
});

describe.each(corpus.map((sample) => [sample.form, sample] as const))('%s', (_form, sample) => {
  const page = read(sample);
  const { report, turtle } = page;

  it('has its registers under their units', () => {
    expect(byUnit(page)).toEqual(sample.registers);
    expect(unitsIn(page)).toEqual(expect.arrayContaining([...(sample.others ?? [])]));
  });

  it('has each of its lines in the report, once', () => {
    const numbers = sample.text
      .split(/\r?\n/)
      .flatMap((line, index) => (line.trim() ? [index + 1] : []));
    if (sample.file === undefined) expect(report.lines.map(({ line }) => line)).toEqual(numbers);
    expect(report.totals.lines).toBe(report.lines.length);
  });

  it('says what was not understood, and what is not sure', () => {
    const { totals } = report;
    expect({ understood: totals['not understood'], sure: totals['not sure'] }).toEqual({
      understood: sample.notUnderstood ?? 0,
      sure: sample.notSure ?? 0,
    });
  });

  it('makes of it what the page says', () => {
    for (const text of sample.has ?? []) expect(turtle).toContain(text);
    for (const text of sample.hasNot ?? []) expect(turtle).not.toContain(text);
    for (const [line, detail] of Object.entries(sample.details ?? {}))
      expect(report.lines.find((each) => each.line === Number(line))?.detail ?? '').toContain(
        detail,
      );
  });

  it('keeps the shapes of the catalogue', () => {
    const base = 'http://localhost:4000/';
    const findings = check(new Snapshot(page.store, { model, base, version: 'test' }));
    // The catalogue itself is described by hand; the documents of the plan are of no page.
    expect(findings.filter(({ resource }) => resource !== base)).toEqual([]);
  });

  it('is the same bytes the second time', () => {
    expect(read(sample).turtle).toBe(turtle);
  });
});
