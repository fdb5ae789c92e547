import { describe, expect, it } from 'vitest';
import {
  checkOf,
  dataset,
  harvesterOf,
  linesOf,
  page,
  paging,
  VIEW,
} from '../../support/harvest-view.ts';

const CKAN = 'CKAN';
const EU = 'data.europa.eu';

/** Pages of one dataset each; what is given replaces a page. */
function pages(given: Readonly<Record<string, string>> = {}): Record<string, string> {
  const next = (number: number) => `dcat.ttl?page=${number}`;
  return {
    'dcat.ttl': page(dataset('a'), paging(3, next(2))),
    [next(2)]: page(dataset('b'), paging(3, next(3))),
    [next(3)]: page(dataset('c'), paging(3)),
    ...given,
  };
}

const ofPages = (lines: readonly string[]) =>
  lines.filter((line) => /^\w+ \| (dcat\.ttl|http)/.test(line));

describe('pages', () => {
  it('are followed by the links that stand in them, to the last', () => {
    const report = checkOf(pages());
    for (const name of [CKAN, EU]) {
      const { pages: read, taken } = harvesterOf(report, name);
      expect({ read, taken }).toEqual({ read: 3, taken: 3 });
      expect(ofPages(linesOf(report, name))).toEqual([]);
    }
  });

  it('may link in either way, but data.europa.eu believes the older node alone', () => {
    const linked = (type: string, link: string) =>
      checkOf(
        pages({
          'dcat.ttl': page(
            dataset('a'),
            `<page> a hydra:${type} ; hydra:totalItems 3 ; hydra:${link} <dcat.ttl?page=2> .`,
          ),
        }),
      );
    const read = (type: string, link: string) =>
      linked(type, link).harvesters.map((each) => each.pages);
    expect(read('PartialCollectionView', 'next')).toEqual([3, 3]);
    expect(read('PagedCollection', 'nextPage')).toEqual([3, 3]);
    expect(read('PagedCollection', 'next')).toEqual([3, 1]);
    expect(read('PartialCollectionView', 'nextPage')).toEqual([3, 1]);
  });

  it.each([
    {
      what: 'one that is missing',
      given: { 'dcat.ttl?page=2': page(dataset('b'), paging(3, 'dcat.ttl?page=9')) },
      ckan: [
        0,
        'ends | dcat.ttl?page=9 | cannot be had: the harvester gives up, and takes nothing of the whole harvest',
      ],
      eu: [
        2,
        'stops | dcat.ttl?page=9 | cannot be had: the harvest fails here, and takes what it has',
      ],
    },
    {
      what: 'one that cannot be read',
      given: { 'dcat.ttl?page=2': 'this is no Turtle' },
      ckan: [
        0,
        'ends | dcat.ttl?page=2 | cannot be read: the harvester gives up, and takes nothing of the whole harvest',
      ],
      eu: [
        1,
        'stops | dcat.ttl?page=2 | cannot be read: the harvest fails here, and takes what it has',
      ],
    },
    {
      what: 'one that leads to itself',
      given: { 'dcat.ttl?page=2': page(dataset('b'), paging(3, 'dcat.ttl?page=2')) },
      ckan: [
        0,
        'ends | dcat.ttl?page=2 | was read before: the harvester goes round for ever, and takes nothing',
      ],
      eu: [
        2,
        'stops | dcat.ttl?page=2 | was read before: the harvester goes round for ever, and the harvest has no end',
      ],
    },
    {
      what: 'one that leads back to the first',
      given: { 'dcat.ttl?page=2': page(dataset('b'), paging(3, 'dcat.ttl')) },
      ckan: [
        2,
        'stops | dcat.ttl | is the first page again: the harvester stops, and takes what it has',
      ],
      eu: [
        2,
        'stops | dcat.ttl | was read before: the harvester goes round for ever, and the harvest has no end',
      ],
    },
    {
      what: 'one that leads to the same as the first under another address',
      given: {
        'dcat.ttl?page=2': page(dataset('b'), paging(3, 'dcat.ttl?page=1')),
        'dcat.ttl?page=1': page(dataset('a'), paging(3, 'dcat.ttl?page=2')),
      },
      ckan: [
        2,
        'stops | dcat.ttl?page=1 | is the first page again: the harvester stops, and takes what it has',
      ],
      eu: [
        2,
        'stops | dcat.ttl?page=1 | was read before: the harvester goes round for ever, and the harvest has no end',
      ],
    },
    {
      what: 'one that leads to another host',
      given: {
        'dcat.ttl?page=2': page(dataset('b'), paging(3, 'http://localhost:4000/dcat.ttl?page=3')),
      },
      ckan: [
        2,
        'stops | http://localhost:4000/dcat.ttl?page=3 | is not below the base address: harvesters follow the link, this check does not',
      ],
      eu: [
        2,
        'stops | http://localhost:4000/dcat.ttl?page=3 | is not below the base address: harvesters follow the link, this check does not',
      ],
    },
    {
      what: 'fewer datasets than there should be',
      given: { 'dcat.ttl?page=2': page(dataset('b'), paging(3)) },
      ckan: [
        2,
        'stops | dcat.ttl?page=2 | is the last page, and datasets are missing: they are not taken, and deleted where they had been',
      ],
      eu: [
        2,
        'stops | dcat.ttl?page=2 | is the last page, and datasets are missing: they are not taken, and deleted where they had been',
      ],
    },
  ] as const)('are told of: $what', ({ given, ckan, eu }) => {
    const report = checkOf(pages(given));
    expect(report.isSound).toBe(false);
    expect(harvesterOf(report, CKAN).taken).toBe(ckan[0]);
    expect(ofPages(linesOf(report, CKAN))).toEqual([ckan[1]]);
    expect(harvesterOf(report, EU).taken).toBe(eu[0]);
    expect(ofPages(linesOf(report, EU))).toEqual([eu[1]]);
  });

  it('that do not say how many datasets there are stop data.europa.eu alone', () => {
    const report = checkOf(
      pages({ 'dcat.ttl': page(dataset('a'), paging(undefined, 'dcat.ttl?page=2')) }),
    );
    expect(report.harvesters.map(({ taken }) => taken)).toEqual([3, 0]);
    expect(ofPages(linesOf(report, EU))[0]).toContain('does not say how many datasets there are');
  });

  it('of 50 MB stop CKAN alone', () => {
    const large = `${page(dataset('b'), paging(3, 'dcat.ttl?page=3'))}\n# ${'.'.repeat(50 * 1024 * 1024)}`;
    const report = checkOf(pages({ 'dcat.ttl?page=2': large }));
    expect(report.harvesters.map(({ taken }) => taken)).toEqual([0, 3]);
    expect(ofPages(linesOf(report, CKAN))[0]).toContain('has 50 MB or more');
  });

  it('may repeat a dataset, which is told and counted once', () => {
    const report = checkOf(
      pages({ 'dcat.ttl?page=3': page(dataset('c'), dataset('a'), paging(3)) }),
    );
    expect(report.isSound).toBe(true);
    for (const name of [CKAN, EU]) {
      expect(harvesterOf(report, name)).toMatchObject({ datasets: 3, taken: 3 });
      expect(linesOf(report, name)).toContain(
        'notes | a | is on more than one page: the last one wins',
      );
    }
  });

  it('that are not there at all leave nothing', () => {
    const report = checkOf({});
    expect(report.isSound).toBe(false);
    expect(report.datasets).toEqual([]);
    expect(ofPages(linesOf(report, CKAN))).toHaveLength(1);
    expect(report.unlisted).toBe(0);
  });

  it('tell of the catalogue once, on whichever of them it stands', () => {
    const nameless = (text: string) => text.replaceAll('dct:title "Luettelo"@fi ; ', '');
    const all = Object.entries(pages()).map(([at, text]) => [at, nameless(text)]);
    const report = checkOf(Object.fromEntries(all) as Record<string, string>);
    const [first] = harvesterOf(report, EU).findings;
    expect(first).toMatchObject({
      effect: 'faults',
      of: 'dcat:Catalog',
      count: 1,
      places: [{ resource: VIEW }],
    });
  });
});
