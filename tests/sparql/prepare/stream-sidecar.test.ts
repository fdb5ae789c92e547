import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/reading/work.ts';
import { DiskTriples } from '../../../src/sparql/prepare/stream/disk-triples.ts';
import { Sorter } from '../../../src/sparql/prepare/stream/sorter.ts';
import { streamSidecar } from '../../../src/sparql/prepare/stream/stream-sidecar.ts';
import { readAbout, type SidecarStatement } from '../../../src/sparql/sidecar/about.ts';
import { sidecarOf } from '../../../src/sparql/sidecar/sidecar.ts';
import { sidecar } from '../../../src/sparql/sidecar/terms.ts';
import type { Snapshot } from '../../../src/store/snapshot.ts';
import { arbitraryCatalogue } from '../../support/arbitrary-catalogue.ts';
import { loadCatalogue } from '../../support/catalogue.ts';
import { madeCatalogue } from '../../support/made-catalogue.ts';
import { runs } from '../../support/runs.ts';
import { isWide } from '../../support/wide.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'varanto-stream-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What is streamed of a snapshot's triples, each of which comes twice, with its pauses. */
function streaming(snapshot: Snapshot): (SidecarStatement | undefined)[] {
  const { model, base, version, languageUnlessStated: language } = snapshot;
  const triples = new DiskTriples(folder);
  const quads = [...snapshot.described].flatMap(({ id }) => snapshot.quads({ subject: id }));
  for (const quad of [...quads.toReversed(), ...quads]) triples.add(quad);
  atOnce(triples.finishing(base));
  const found = [...streamSidecar({ triples, model, base, version, language, folder })];
  triples.close();
  return found;
}

function streamed(snapshot: Snapshot): SidecarStatement[] {
  return streaming(snapshot).filter((statement) => statement !== undefined);
}

/** Statements in an order that does not depend on who makes them; lists in what is about all of it are sorted. */
function sorted(statements: Iterable<SidecarStatement>): string[] {
  return Array.from(statements, ({ subject, predicate, object }) => {
    if (predicate !== sidecar.about || object.kind !== 'text')
      return JSON.stringify([subject, predicate, object]);
    const { figures, values, tags, several, classes, ...about } = readAbout(object.value);
    const parts = [
      figures.properties,
      figures.classes,
      Object.entries(values),
      Object.entries(tags),
    ];
    const lists = [...parts, several, classes].map((each) =>
      [...each].map((item) => JSON.stringify(item)).sort(),
    );
    return JSON.stringify([subject, lists, { ...figures, properties: 0, classes: 0 }, about]);
  }).sort();
}

describe('a sidecar that is streamed from the disk', () => {
  it.runIf(isWide)('is that of the catalogue in memory', () => {
    const { snapshot } = loadCatalogue();
    const found = sorted(streamed(snapshot));
    expect(found.length).toBeGreaterThan(20_000);
    expect(found).toEqual(sorted(sidecarOf(snapshot)));
  });

  it('is that of a catalogue with ties, absent values, circles and every datatype', () => {
    const snapshot = madeCatalogue();
    expect(sorted(streamed(snapshot))).toEqual(sorted(sidecarOf(snapshot)));
  });

  it('pauses where ranks are found for long, and nothing can be stated', () => {
    const all = streaming(madeCatalogue());
    const last = all.lastIndexOf(undefined);
    expect(last).toBeGreaterThan(0);
    expect(all.slice(last).some((statement) => statement?.predicate === sidecar.text)).toBe(true);
  });

  it('is that of random catalogues', () => {
    fc.assert(
      fc.property(arbitraryCatalogue, (snapshot) => {
        expect(sorted(streamed(snapshot))).toEqual(sorted(sidecarOf(snapshot)));
      }),
      { numRuns: runs(12, 1_000) },
    );
  });

  it('has no statement twice', () => {
    const found = sorted(streamed(madeCatalogue()));
    expect(new Set(found).size).toBe(found.length);
  });
});

describe('records that are sorted on the disk', () => {
  it('come in their order, however few are in memory', () => {
    const records = fc.array(
      fc.string().map((text) => JSON.stringify(text)),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 2_000 }), (all, most) => {
        const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);
        const sorter = new Sorter(folder, 'test', { keyOf: (each) => each, compare, most });
        for (const each of all) sorter.add(each);
        expect([...sorter.sorted()]).toEqual([...all].sort());
      }),
    );
  });
});
