import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { helsinkiTos } from '../../scripts/helsinki-tos.ts';
import { workshop } from '../../src/commands/tos.ts';
import { readClassList } from '../../src/tools/tos/read-class-list.ts';
import { compareLists } from '../../src/tools/tos/compare.ts';
import { figuresOf, swapsOf } from '../../src/tools/tos/report.ts';
import { collect } from '../../src/store/collect.ts';
import { readFiles } from '../../src/store/files.ts';
import { tripleFileEndings } from '../../src/store/parse.ts';
import { walkedSchemes } from '../support/scheme-walk.ts';
import { ask, loadCatalogue } from '../support/catalogue.ts';

const work = workshop({ 'base-url': 'http://localhost/' });
const own = readClassList('data/helsinki', work).list;
const compared = (version: string) =>
  compareLists(own, readClassList(`data/helsinki/tos-${version}.csv@${version}`, work).list);

describe('the lists of the City', () => {
  it.each([
    ['2016', '2016-04-18'],
    ['2022', '2022-01-25'],
  ])('of %s are kept as they were given', (year, version) => {
    const given = `../shared/facts/tos-${year}.csv`;
    // Only beside the project's own folder of facts can the two be compared.
    if (!existsSync(given)) return;
    expect(readFileSync(`data/helsinki/tos-${version}.csv`, 'utf8')).toBe(
      readFileSync(given, 'utf8'),
    );
  });

  it('make the files on the versions, byte for byte', () => {
    for (const { file, text } of helsinkiTos()) expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

describe('each scheme', () => {
  const { store } = collect(readFiles('data/helsinki', tripleFileEndings), 'http://localhost/');
  const schemes = walkedSchemes(store);

  it('has concepts by their own statements, each of which a walk from the top comes to', () => {
    expect([...schemes.keys()].map((each) => each.replace(/.*\//, '')).sort()).toEqual([
      ...['2016-04-18', '2022-01-25', '2026-11-22'],
    ]);
    for (const { concepts, reached } of schemes.values()) {
      expect(concepts).not.toEqual([]);
      expect(reached).toEqual(concepts);
    }
  });

  it('shows the classes of a list by the lower of their two classes', async () => {
    const answer = await ask(
      loadCatalogue().snapshot,
      `{ tosSchemes { nodes {
        version topClasses { totalCount } tosClasses { totalCount }
        listClasses(first: 100) { nodes { __typename } }
      } } }`,
    );
    const { tosSchemes } = answer.data as unknown as { tosSchemes: { nodes: SchemeNode[] } };
    const lists = tosSchemes.nodes.filter(({ version }) => version !== '2026-11-22');
    expect(lists).toHaveLength(2);
    for (const { topClasses, tosClasses, listClasses } of lists) {
      expect([topClasses.totalCount, tosClasses.totalCount]).toEqual([0, 0]);
      expect(new Set(listClasses.nodes.map((each) => each.__typename))).toEqual(
        new Set(['TosListClass']),
      );
    }
  });
});

interface SchemeNode {
  readonly version: string;
  readonly topClasses: { readonly totalCount: number };
  readonly tosClasses: { readonly totalCount: number };
  readonly listClasses: { readonly nodes: readonly { readonly __typename: string }[] };
}

describe('the classes in use beside the list of 2016', () => {
  const comparison = compared('2016-04-18');
  const used = comparison.counterparts.filter(({ from }) => from.isUsed);

  it('are 19 the same, 14 with another label, and 15 that are absent', () => {
    expect(figuresOf(used).byNotation).toEqual({ same: 19, otherLabel: 14, absent: 15 });
    expect(used).toHaveLength(48);
  });

  it('are by notation and label 19 the same, 5 renamed, 6 moved and 18 gone', () => {
    expect(figuresOf(used).byChange).toEqual({ same: 19, renamed: 5, moved: 6, gone: 18 });
  });

  it('have 00 01 04 and 00 01 05 in changed places, and no other two', () => {
    const swapped = swapsOf(comparison).map((pair) => pair.map((each) => each.from.notation));
    expect(swapped).toEqual([['00 01 04', '00 01 05']]);
  });
});

describe('the two lists of the City', () => {
  it('have no label under one notation that is near the bound between renamed and another class', () => {
    const [before, after] = ['2016-04-18', '2022-01-25'].map(
      (version) => readClassList(`data/helsinki/tos-${version}.csv@${version}`, work).list,
    );
    if (!before || !after) throw new Error('the lists are not there');
    const { counterparts, added } = compareLists(before, after);
    expect(figuresOf(counterparts).byChange).toEqual({
      same: 501,
      renamed: 25,
      moved: 0,
      gone: 58,
    });
    expect(figuresOf(counterparts).misleading).toBe(0);
    expect(added).toHaveLength(3);
  });
});

describe('a class in GraphQL', () => {
  const { snapshot } = loadCatalogue();

  it('has its version, what it is in others, and a warning where the code would mislead', async () => {
    const answer = await ask(
      snapshot,
      `{ tosClass(id: "tos/2026-11-22/00-01-04") {
        scheme { version }
        notationWarnings
        exactMatches { nodes { notation scheme { version } } }
        associations { nodes { change similarity toClass { ... on TosListClass { notation } } namesake { ... on TosListClass { notation label } } } }
      } }`,
      { languages: ['en'] },
    );
    const exchanged = (label: string) => ({
      ...{ change: 'moved', similarity: 100, toClass: { notation: '00 01 05' } },
      namesake: { notation: '00 01 04', label },
    });
    expect(answer).toEqual({
      data: {
        tosClass: {
          scheme: { version: '2026-11-22' },
          notationWarnings: [
            'In version 2016-04-18 the code 00 01 04 is that of another class: Ohjelma-, hanke-, projektitoiminta.',
            'In version 2022-01-25 the code 00 01 04 is that of another class: Ohjelma-, hanke- ja projektitoiminta.',
          ],
          exactMatches: {
            nodes: [
              { notation: '00 01 05', scheme: { version: '2016-04-18' } },
              { notation: '00 01 05', scheme: { version: '2022-01-25' } },
            ],
          },
          associations: {
            nodes: [
              exchanged('Ohjelma-, hanke-, projektitoiminta'),
              exchanged('Ohjelma-, hanke- ja projektitoiminta'),
            ],
          },
        },
      },
    });
  });

  it('is one of 70, and those of other versions are of another type', async () => {
    const query = '{ tosClasses { totalCount } tosListClasses { totalCount } }';
    expect(await ask(snapshot, query)).toEqual({
      data: { tosClasses: { totalCount: 70 }, tosListClasses: { totalCount: 108 } },
    });
  });

  it('is found by a search without those of other versions, unless their type is named', async () => {
    const found = async (types: string) => {
      const answer = await ask(
        snapshot,
        `{ search(query: "00 01 05" ${types}) { nodes { type } } }`,
      );
      const { search } = answer.data as unknown as { search: { nodes: { type: string }[] } };
      return search.nodes.map(({ type }) => type);
    };
    expect(await found('')).toEqual(['TosClass']);
    expect(await found('types: [TosListClass]')).toEqual(['TosListClass', 'TosListClass']);
  });
});
