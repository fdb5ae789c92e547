import { DataFactory } from 'n3';
import { describe, expect, it, vi } from 'vitest';
import { atOnce } from '../../../src/reading/work.ts';
import { checkingHarvest, ownPages } from '../../../src/tools/harvest-check/harvest-check.ts';
import { HarvestNode } from '../../../src/tools/harvest-check/harvest-graph.ts';
import { writeReport } from '../../../src/tools/harvest-check/report-text.ts';
import { harvestWriting } from '../../../src/linked-data/writing.ts';
import { TurtleNames } from '../../../src/rdf/write-turtle.ts';
import { Snapshot } from '../../../src/store/snapshot.ts';
import { rdf } from '../../../src/rdf/vocabulary.ts';
import { BASE, loadCatalogue } from '../../support/catalogue.ts';
import {
  generatedSnapshot,
  generatedStore,
  generateRegisters,
} from '../../support/generated-catalogue.ts';
import {
  checkOf,
  dataset,
  harvesterOf,
  linesOf,
  page,
  VIEW,
  type Parts,
} from '../../support/harvest-view.ts';

const CKAN = 'CKAN';
const EU = 'data.europa.eu';

describe('the catalogue that comes with the program', () => {
  const { snapshot } = loadCatalogue();
  const writing = harvestWriting(snapshot.model, BASE);
  if (!writing) throw new Error('there is no view');
  const report = atOnce(checkingHarvest(ownPages(snapshot, writing, 40)));

  it.each([CKAN, EU])('is taken whole by %s', (name) => {
    const { pages, datasets, taken } = harvesterOf(report, name);
    expect({ pages, datasets, taken }).toEqual({ pages: 1, datasets: 43, taken: 43 });
    expect(report.isSound).toBe(true);
  });

  it('leaves each of them nothing but notes and lost points', () => {
    const effects = report.harvesters.map(({ findings }) => [
      ...new Set(findings.map(({ effect }) => effect)),
    ]);
    expect(effects).toEqual([['notes'], ['notes', 'uncounted']]);
  });

  it('tells of each dataset by itself, up to as many as are asked for', () => {
    expect(report.datasets).toHaveLength(40);
    expect(report.unlisted).toBe(3);
    expect(
      report.datasets.find(({ dataset: id }) => id === `${BASE}register/ohjaamotoiminta`),
    ).toEqual({
      dataset: `${BASE}register/ohjaamotoiminta`,
      title: 'Ohjaamotoiminta',
      harvesters: {
        [CKAN]: { taken: true, as: 'ohjaamotoiminta', faults: [] },
        [EU]: { taken: true, as: `${BASE}register/ohjaamotoiminta`, faults: [] },
      },
    });
  });

  it('says plainly which points of quality it does not have, and why', () => {
    const { points, rating, findings } = harvesterOf(report, EU);
    expect({ points, rating }).toEqual({ points: 80, rating: 'bad' });
    const lost = findings.filter(({ effect }) => effect === 'uncounted');
    expect(lost.map(({ words, count }) => `${count} ${words}`)).toEqual([
      '43 does not count, because there is no keyword (dcat:keyword): 30 points of 405',
      '43 does not count, because there is no area (dct:spatial): 20 points of 405',
      '43 does not count, because there is no period (dct:temporal): 20 points of 405',
      '43 does not count, because nothing can be downloaded (dcat:distribution): 220 points of 405',
      '43 does not count, because there is no date of issue (dct:issued): 5 points of 405',
      '43 does not count, because there is no date of change (dct:modified): 5 points of 405',
      '36 does not count, because there is no theme, of whichever list (dcat:theme): 30 points of 405',
    ]);
    const [theme] = findings.filter(({ words }) => words.startsWith('is not found by theme'));
    expect(theme).toMatchObject({ effect: 'notes', count: 43 });
    expect(theme?.words).toContain('the list of the European Union alone');
  });

  it('is told in plain text', () => {
    const text = [...writeReport(report)].join('');
    expect(text).toContain(`CKAN (ckanext-dcat) takes all 43 datasets, from 1 page.\n`);
    expect(text).toContain('\n  quality: 80 of 405 points on average, which is called "bad"\n');
    expect(text).toContain('\n  note, each dataset: has no distribution (dcat:distribution)');
    expect(text).toContain('\n  quality, 36 of 43 datasets: does not count, because');
    expect(text).toContain(
      `<${BASE}register/ohjaamotoiminta> "Ohjaamotoiminta"\n  CKAN: taken as ohjaamotoiminta\n  data.europa.eu: taken\n`,
    );
    expect(text.endsWith('and 3 more\n')).toBe(true);
  });
});

describe('a sound view', () => {
  it('leaves no fault and no note but that nothing can be downloaded, and that no theme is known', () => {
    const report = checkOf({ 'dcat.ttl': page(dataset('a'), dataset('b')) });
    expect(report.isSound).toBe(true);
    expect(linesOf(report, CKAN).map((line) => line.split(' | ').slice(0, 2))).toEqual([
      ['notes', 'a'],
      ['notes', 'b'],
    ]);
    expect(linesOf(report, EU).filter((line) => !line.includes('by theme'))).toEqual([]);
  });
});

/** A dataset with something wrong in it, and what a harvester says of it; `taken` is of this and a sound one. */
interface Case {
  readonly what: string;
  readonly parts?: Parts;
  readonly more?: string;
  readonly name: string;
  readonly line: string;
  readonly taken: number;
  readonly isSound: boolean;
}

const TAKES_NONE = 'the harvester fails at it, and takes nothing of the whole harvest';
const FAULTY = 'it is taken, and violates DCAT-AP';

describe('a dataset', () => {
  it.each<Case>([
    {
      what: 'without a title ends the harvest of CKAN',
      parts: { 'dct:title': undefined },
      ...{ name: CKAN, taken: 0, isSound: false },
      line: `ends | a | has no title, or an empty one (dct:title): ${TAKES_NONE}`,
    },
    {
      what: 'with a title that is empty in the language of CKAN ends its harvest',
      parts: { 'dct:title': '""@fi , "A"@en' },
      ...{ name: CKAN, taken: 0, isSound: false },
      line: `ends | a | has no title, or an empty one (dct:title): ${TAKES_NONE}`,
    },
    {
      what: 'without a title is against the rules of DCAT-AP',
      parts: { 'dct:title': undefined },
      ...{ name: EU, taken: 2, isSound: false },
      line: `faults | a | has no title (dct:title): ${FAULTY}`,
    },
    {
      what: 'with a blank title is taken under a name of underscores',
      parts: { 'dct:title': '"  "@fi' },
      ...{ name: CKAN, taken: 2, isSound: true },
      line: 'notes | a | has a blank title (dct:title): it is taken, with nothing to read for a title, under a name of underscores | __',
    },
    {
      what: 'with a blank title has nothing to read',
      parts: { 'dct:title': '"  "@fi' },
      ...{ name: EU, taken: 2, isSound: true },
      line: 'notes | a | has a blank title (dct:title): it is taken, with nothing to read for a title',
    },
    {
      what: 'whose name CKAN keeps for itself is refused',
      parts: { 'dct:title': '"Search!"@fi' },
      ...{ name: CKAN, taken: 1, isSound: false },
      line: 'refuses | a | gets a name out of its title (dct:title) that CKAN keeps for itself: it is refused | search',
    },
    {
      what: 'without a title in the language of CKAN is taken under another one',
      parts: { 'dct:title': '"Data"@en' },
      ...{ name: CKAN, taken: 2, isSound: true },
      line: 'notes | a | has no title (dct:title) in the language of CKAN: whichever other one comes first is taken | Data',
    },
    {
      what: 'without a description is taken by CKAN',
      parts: { 'dct:description': undefined },
      ...{ name: CKAN, taken: 2, isSound: false },
      line: 'notes | a | has no description (dct:description): it is taken; a CKAN with the schema of DCAT-AP refuses it',
    },
    {
      what: 'without a description is against the rules of DCAT-AP',
      parts: { 'dct:description': undefined },
      ...{ name: EU, taken: 2, isSound: false },
      line: `faults | a | has no description (dct:description): ${FAULTY}`,
    },
    ...(
      [
        ['a slash', 'terveys/sosiaali'],
        ['one letter', 'a'],
        ['101 letters', 'a'.repeat(101)],
        ['nothing between commas', 'terveys,,talous'],
      ] as const
    ).map(([what, keyword]) => ({
      what: `with a keyword that has ${what} is refused by CKAN`,
      parts: { 'dcat:keyword': `"${keyword}"@fi` },
      ...{ name: CKAN, taken: 1, isSound: false },
      line: `refuses | a | has a keyword (dcat:keyword) that is no tag, which is 2 to 100 letters, digits, spaces, "-", "_" or ".": it is refused | "${keyword.includes(',') ? '' : keyword}"`,
    })),
    {
      what: 'without a publisher is taken by CKAN',
      parts: { 'dct:publisher': undefined },
      ...{ name: CKAN, taken: 2, isSound: true },
      line: 'notes | a | has no publisher (dct:publisher): it is taken without',
    },
    {
      what: 'whose publisher has no name is taken by CKAN with its address',
      parts: { 'dct:publisher': '<p>' },
      more: '<p> a foaf:Agent .',
      ...{ name: CKAN, taken: 2, isSound: false },
      line: `notes | a | has a publisher without a name (dct:publisher/foaf:name): it is taken, and its publisher is an address alone | ${VIEW}p`,
    },
    {
      what: 'whose publisher has no name is against the rules of DCAT-AP',
      parts: { 'dct:publisher': '<p>' },
      more: '<p> a foaf:Agent .',
      ...{ name: EU, taken: 2, isSound: false },
      line: `faults | a | has a publisher without a name (dct:publisher/foaf:name): ${FAULTY} | ${VIEW}p`,
    },
    {
      what: 'whose publisher is not typed is against the rules of DCAT-AP',
      parts: { 'dct:publisher': '<p>' },
      more: '<p> foaf:name "P"@fi .',
      ...{ name: EU, taken: 2, isSound: false },
      line: `faults | a | points to what is no foaf:Agent (dct:publisher): ${FAULTY} | ${VIEW}p`,
    },
    {
      what: 'with two publishers is against the rules of DCAT-AP',
      parts: { 'dct:publisher': '<o> , <p>' },
      more: '<p> a foaf:Agent ; foaf:name "P"@fi .',
      ...{ name: EU, taken: 2, isSound: false },
      line: `faults | a | has more than one publisher (dct:publisher): ${FAULTY} | 2`,
    },
    {
      what: 'whose contact has a bad e-mail address is taken with it',
      parts: { 'dcat:contactPoint': '<d>' },
      more: '<d> a vcard:Kind ; vcard:fn "D"@fi ; vcard:hasEmail <mailto:nobody> .',
      ...{ name: CKAN, taken: 2, isSound: true },
      line: 'notes | a | has an invalid e-mail address (dcat:contactPoint/vcard:hasEmail): it is imported unchanged, and e-mail to it fails | mailto:nobody',
    },
    {
      what: 'with a date that is none is against the rules of DCAT-AP',
      parts: { 'dct:modified': '"2026-13-01"^^xsd:date' },
      ...{ name: EU, taken: 2, isSound: false },
      line: `faults | a | has a date of change that is none (dct:modified): ${FAULTY} | 2026-13-01`,
    },
    {
      what: 'with the identifier of another one takes its place',
      parts: { 'dct:identifier': `"${VIEW}z"` },
      ...{ name: EU, taken: 1, isSound: false },
      line: `skips | a | has the identifier (dct:identifier) of another dataset: one of the two is lost | ${VIEW}z`,
    },
    {
      what: 'with an empty identifier is passed over',
      parts: { 'dct:identifier': '" "' },
      ...{ name: EU, taken: 1, isSound: false },
      line: 'skips | a | has an empty identifier (dct:identifier): it is passed over',
    },
  ])('$what', ({ parts, more = '', name, line, taken, isSound }) => {
    const report = checkOf({ 'dcat.ttl': page(dataset('z'), dataset('a', parts), more) });
    expect(linesOf(report, name)).toContain(line);
    expect({ taken: harvesterOf(report, name).taken, isSound: report.isSound }).toEqual({
      ...{ taken, isSound },
    });
    const { faults, taken: isTaken } = fateOf(report, name);
    const isFault = !/^(notes|uncounted)/.test(line);
    if (isFault) expect(faults).toContain(line.split(' | ')[2]);
    expect(isTaken).toBe(taken === 2 || (!isFault && taken === 1));
  });

  function fateOf({ datasets }: Awaited<ReturnType<typeof checkOf>>, name: string) {
    const fate = datasets.find(({ dataset: id }) => id === `${VIEW}a`)?.harvesters[name];
    if (!fate) throw new Error('the dataset is not told of');
    return fate;
  }

  it('may have keywords of any letters', () => {
    const parts = { 'dcat:keyword': '"Äiti ja lapsi"@fi , "数据"@zh , "a-b_c.d, e2"' };
    const report = checkOf({ 'dcat.ttl': page(dataset('a', parts)) });
    expect(report.isSound).toBe(true);
  });

  it.each(['', 'a'])(
    'has its title to the letter where a page is parsed in pieces: "%s…"',
    (start) => {
      const title = start + 'ä'.repeat(40_000);
      const report = checkOf({ 'dcat.ttl': page(dataset('a', { 'dct:title': `"${title}"@fi` })) });
      expect(report.datasets.map((each) => each.title)).toEqual([title]);
    },
  );

  it('loses the points of DCAT-AP once, however many rules it does not keep', () => {
    const points = (parts: Parts) =>
      harvesterOf(checkOf({ 'dcat.ttl': page(dataset('a', parts)) }), EU).points;
    const sound = points({}) ?? 0;
    const broken = { 'dct:title': undefined, 'dct:description': undefined };
    expect(points(broken)).toBe(sound - 30);
  });
});

describe('a larger catalogue', () => {
  const registers = generateRegisters({ registers: 250, units: 5, classes: 2 });
  const store = generatedStore(registers);
  const node = (id: string) => DataFactory.namedNode(id);
  for (const { id } of registers)
    store.addQuad(node(id), node(rdf.type), node('http://www.w3.org/ns/dcat#Dataset'));
  const fresh = (): Snapshot => generatedSnapshot(store);
  const snapshot = fresh();
  const writing = harvestWriting(snapshot.model, BASE);
  if (!writing) throw new Error('there is no view');
  const own = ownPages(snapshot, writing, 10);

  it('is read page by page, each of them once', () => {
    const asked: string[] = [];
    const report = atOnce(
      checkingHarvest({
        ...own,
        pageAt: (address) => {
          asked.push(address);
          return own.pageAt(address);
        },
      }),
    );
    const searches = ['', '?after=register/rekisteri-0099', '?after=register/rekisteri-0199'];
    expect(asked).toEqual(searches.map((search) => own.start + search));
    expect(report.harvesters.map(({ pages, taken }) => [pages, taken])).toEqual([
      [3, 250],
      [3, 250],
    ]);
    expect(report.unlisted).toBe(240);
  });

  it.each([
    { what: 'described', made: Snapshot.prototype, method: 'quads' },
    { what: 'written', made: TurtleNames.prototype, method: 'of' },
    { what: 'parsed', made: HarvestNode.prototype, method: 'add' },
    { what: 'judged', made: HarvestNode.prototype, method: 'values' },
  ])('is $what in pieces, between which others have their turn', ({ made, method }) => {
    const work = checkingHarvest(ownPages(fresh(), writing, 10));
    const calls = vi.spyOn(made as unknown as Record<string, () => unknown>, method);
    const pieces: number[] = [];
    atOnce(work, () => {
      pieces.push(calls.mock.calls.length);
      calls.mockClear();
    });
    calls.mockRestore();
    expect(Math.max(...pieces)).toBeLessThan(pieces.reduce((sum, piece) => sum + piece) / 10);
  });

  it('has no page beyond its last one, and none at another address', () => {
    expect(atOnce(own.pageAt(`${own.start}?page=4`))).toBeUndefined();
    expect(atOnce(own.pageAt(`${own.start}?page=x`))).toBeUndefined();
    expect(atOnce(own.pageAt(`${BASE}register.ttl`))).toBeUndefined();
    expect(atOnce(own.pageAt(`${own.start}?page=3`))).toContain('hydra:PagedCollection');
  });
});
