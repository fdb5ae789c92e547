import { Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { completenessOf } from '../../src/check/completeness.ts';
import { withLinesOf } from '../../src/check/given-lines.ts';
import { collect } from '../../src/store/collect.ts';
import { readInput } from '../../src/store/files.ts';
import { tripleFileEndings } from '../../src/store/parse.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { imported } from '../support/pages.ts';

const { model } = loadCatalogue().snapshot;
const checks = collect(readInput('checks', tripleFileEndings), BASE).store;
const TOWN = 'Kaislaniemen kunta';

/** What is found of each demand on the page of a town with one resource, with the line where there is one. */
async function cells(lines: readonly string[]): Promise<Record<string, string>> {
  const text = ['Kaislaniemen kunnan tietovarannot', ...lines].join('\n\n');
  const { store } = imported(text, { authority: TOWN, organisation: TOWN });
  const data = new Store(store.getQuads(null, null, null, null));
  const snapshot = new Snapshot(data, { model, base: BASE, version: 'test' });
  const [unit] = withLinesOf(await completenessOf(checks, data), snapshot);
  return Object.fromEntries(
    (unit?.answers ?? []).map(({ demand, status, line }) => [
      demand,
      line === undefined ? status : `${status}, line ${line}`,
    ]),
  );
}

const NAME = 'Leirien tietovaranto';
const NOTHING = {
  'information resources': 'given, line 1',
  'case register': 'not found',
  'information systems': 'not found',
  'data groups': 'not found',
  'search keys': 'not found',
  'open interfaces': 'not found',
  'contact for requests': 'not found',
};

/** Twelve pages: their lines, each a paragraph, and what is found besides the resource itself. */
const pages: readonly (readonly [lines: readonly string[], found: Partial<typeof NOTHING>])[] = [
  [[NAME, 'Leirien tietovarantoa käytetään leireihin.'], {}],
  [[NAME, 'Tietojärjestelmät: Nuotio'], { 'information systems': 'given, line 5' }],
  [[NAME, 'Tietojärjestelmät: muun muassa Nuotio'], { 'information systems': 'in part, line 5' }],
  [
    [NAME, 'Tietojärjestelmät: ei tietojärjestelmiä'],
    { 'information systems': 'said to be absent, line 5' },
  ],
  [[NAME, 'Tietoryhmät: leiriläiset'], { 'data groups': 'given, line 5' }],
  [[NAME, 'Hakutekijät: leirin nimi'], { 'search keys': 'given, line 5' }],
  [[NAME, 'Avoimet rajapinnat: https://a.example/leirit'], { 'open interfaces': 'given, line 5' }],
  [
    [NAME, 'Avoimet rajapinnat: ei avoimia rajapintoja'],
    { 'open interfaces': 'said to be absent, line 5' },
  ],
  [
    [NAME, 'Hakutekijät: leirin nimi', 'Avoimet rajapinnat', 'Ei.'],
    { 'search keys': 'given, line 5', 'open interfaces': 'said to be absent, line 9' },
  ],
  [
    ['Asiarekisteri', 'Tietojärjestelmät: Asiapolku', NAME, 'Tietojärjestelmät: Nuotio'],
    { 'case register': 'given, line 3', 'information systems': 'given, line 5' },
  ],
  [
    [NAME, 'Hakutekijät: nimi', 'Tietopyynnöt', 'Pyynnöt: kirjaamo@kaislaniemi.example.'],
    { 'search keys': 'given, line 5', 'contact for requests': 'given, line 7' },
  ],
  [
    [NAME, 'Hakutekijät: nimi', 'Tietopyynnöt', 'Pyynnön voi jättää palvelupisteeseen.'],
    { 'search keys': 'given, line 5', 'contact for requests': 'in part, line 7' },
  ],
];

describe('what a page gives of section 28', () => {
  it.each(pages)('%j', async (lines, found) => {
    expect(await cells(lines)).toEqual({ ...NOTHING, ...found });
  });
});
