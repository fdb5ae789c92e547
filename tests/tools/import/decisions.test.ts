import { describe, expect, it } from 'vitest';
import { Store } from 'n3';
import { check } from '../../../src/check/check.ts';
import { createService } from '../../../src/http/service.ts';
import { takeFormers } from '../../../src/store/former.ts';
import { Snapshot } from '../../../src/store/snapshot.ts';
import { readDecisions } from '../../../src/tools/import/decisions.ts';
import { createApp } from '../../support/app.ts';
import { ask, BASE, loadCatalogue } from '../../support/catalogue.ts';
import { imported, registersIn, type Imported } from '../../support/pages.ts';

const { model } = loadCatalogue().snapshot;

function page(...units: readonly (readonly [unit: string, ...registers: string[]])[]): string {
  const sections = units.map(
    ([unit, ...registers]) =>
      `${unit}n tietovarannot\n\n${unit} huolehtii.\n\nRekisterit:\n${registers.map((each) => ` • ${each}\n`).join('')}`,
  );
  return ['Esimerkkiviraston tietovarannot\n', ...sections].join('\n');
}

const BY = '2026-11-28 records manager: ';

/** A page read with decisions, one a line. */
function decided(text: string, ...sentences: readonly string[]): Imported {
  const decisions = readDecisions(sentences.map((each) => BY + each).join('\n'), 'page.decisions');
  return imported(text, { decisions });
}

const idsIn = (found: Imported): Record<string, string> =>
  Object.fromEntries(registersIn(found).map(({ title, id }) => [title, id]));

/** An imported page as it is served. */
function served({ store }: Imported) {
  const own = new Store(store.getQuads(null, null, null, null));
  const context = { model, base: BASE, version: 'test' };
  const formers = takeFormers(own, context);
  const snapshot = new Snapshot(own, { ...context, formers });
  const app = createApp(
    createService(snapshot, { pageSize: 20, maxPageSize: 100, examples: [], assets: '' }),
  );
  const get = (path: string): Promise<Response> =>
    app.request(BASE + path, { headers: { Accept: 'text/turtle' }, redirect: 'manual' });
  const findings = check(snapshot).filter(({ resource }) => resource !== BASE);
  return { snapshot, get, findings };
}

/** What GraphQL answers for an address: a title, or what became of it. */
async function node(snapshot: Snapshot, id: string) {
  const { data, errors } = await ask(
    snapshot,
    `{ node(id: "${id}") { ... on Register { title } } }`,
  );
  return errors?.[0]?.extensions ?? data;
}

describe('a decision', () => {
  it('respells a name: the address stays', async () => {
    const text = page(['Itäosasto', 'Rekrytoinin rekisteri']);
    const found = decided(text, 'line "Rekrytoinin rekisteri" reads "Rekrytoinnin rekisteri"');
    expect(idsIn(found)).toEqual({ 'Rekrytoinnin rekisteri': 'register/rekrytoinin-rekisteri' });
    expect(found.turtle).toContain('the records manager decided on 2026-11-28');
    expect((await served(found).get('register/rekrytoinin-rekisteri')).status).toBe(200);
  });

  it('respells a label', () => {
    const text =
      'Niemen kunnan tietovarannot\n\nLeirien tietovaranto\n\nKayttotark: leirien järjestäminen\n';
    const found = decided(text, 'line "Kayttotark" reads "Käyttötarkoitus"');
    expect(found.turtle).toContain('varanto:purpose "leirien järjestäminen"@fi');
  });

  it('renames a register: the address stays, over HTTP, in GraphQL and in RDF', async () => {
    const found = decided(
      page(['Itäosasto', 'Hakijoiden rekisteri']),
      'register "Hakijoiden rekisteri" was "Rekrytointirekisteri"',
    );
    expect(idsIn(found)).toEqual({ 'Hakijoiden rekisteri': 'register/rekrytointirekisteri' });
    const { get, snapshot, findings } = served(found);
    expect(findings).toEqual([]);
    const response = await get('register/rekrytointirekisteri');
    expect(await response.text()).toContain('Hakijoiden rekisteri');
    expect(await node(snapshot, 'register/rekrytointirekisteri')).toMatchObject({
      node: { title: 'Hakijoiden rekisteri' },
    });
  });

  it('renames a unit: its address and that of its resource stay', () => {
    const found = decided(
      page(['Pohjoisosasto', 'Rekisteri']),
      'unit "Pohjoisosasto" was "Itäosasto"',
    );
    expect(found.turtle).toContain('<organisation/itaosasto> a');
    expect(found.turtle).toContain('<information-resource/itaosasto> a');
  });

  it('gives a register another address: the old one leads there', async () => {
    const found = decided(
      page(['Itäosasto', 'Lupien rekisteri']),
      'address register/old is now register/lupien-rekisteri',
    );
    const { get, snapshot, findings } = served(found);
    expect(findings).toEqual([]);
    const response = await get('register/old');
    expect(response.status).toBe(308);
    expect(response.headers.get('Location')).toBe(`${BASE}register/lupien-rekisteri`);
    expect(await node(snapshot, 'register/old')).toMatchObject({ code: 'MOVED' });
  });

  it('moves a register to another unit: the address stays, though another has its name', () => {
    const before = imported(page(['Itäosasto', 'Asiakkaat'], ['Länsiosasto', 'Asiakkaat']));
    const text = page(
      ['Itäosasto', 'Muut'],
      ['Eteläosasto', 'Asiakkaat'],
      ['Länsiosasto', 'Asiakkaat'],
    );
    const found = decided(text, 'register "Asiakkaat" moved from "Itäosasto"');
    const ids = registersIn(before).map(({ id }) => id);
    expect(ids).toContain('register/asiakkaat-itaosasto');
    expect(registersIn(found).map(({ id }) => id)).toContain('register/asiakkaat-itaosasto');
  });

  it.each([
    ['is withdrawn', []],
    ['is withdrawn and replaced by "Uusi"', ['register/uusi']],
    ['is split into "Uusi" and "Toinen"', ['register/toinen', 'register/uusi']],
  ])('ends a register that %s', async (what, replacedBy) => {
    const found = decided(page(['Itäosasto', 'Uusi', 'Toinen']), `register "Vanha" ${what}`);
    const { get, snapshot, findings } = served(found);
    expect(findings).toEqual([]);
    const response = await get('register/vanha');
    expect(response.status).toBe(410);
    const text = await response.text();
    for (const id of replacedBy) expect(text).toContain(id);
    const { code, replacedBy: others } = (await node(snapshot, 'register/vanha')) as {
      code: string;
      replacedBy: string[];
    };
    expect(code).toBe('GONE');
    expect([...others].sort()).toEqual(replacedBy.map((id) => BASE + id));
    expect(found.turtle).toContain('owl:deprecated true');
  });

  it('merges registers', async () => {
    const found = decided(
      page(['Itäosasto', 'Yhteinen']),
      'registers "Eka" and "Toka" are merged into "Yhteinen"',
    );
    const { get } = served(found);
    for (const path of ['register/eka', 'register/toka']) {
      const response = await get(path);
      expect(response.status).toBe(410);
      expect(await response.text()).toContain('register/yhteinen');
    }
  });

  it('brings a register back, at its address', async () => {
    const found = decided(
      page(['Itäosasto', 'Vanha']),
      'register "Vanha" is withdrawn',
      'register "Vanha" is back',
    );
    expect((await served(found).get('register/vanha')).status).toBe(200);
  });

  it('makes a heading a unit, and a line boiler-plate', () => {
    const text = `Esimerkkiviraston tietovarannot

Hautausmaat

Meillä on hautoja.

Rekisterit:
 • Hautarekisteri

Tilaa uutiskirje tästä
`;
    const found = decided(
      text,
      'heading "Hautausmaat" is a unit',
      'line "Tilaa uutiskirje tästä" is boiler-plate',
    );
    expect(registersIn(found)).toMatchObject([{ title: 'Hautarekisteri', unit: 'Hautausmaat' }]);
    expect(found.report.totals).toMatchObject({ 'not understood': 0, 'not sure': 0 });
  });

  it('that is on nothing of the page is in the report', () => {
    const found = decided(page(['Itäosasto', 'Uusi']), 'line "Olematon" reads "Toinen"');
    expect(found.report.notes.map(({ message }) => message).join()).toContain('"Olematon"');
  });

  it.each([
    ['register "A" was', 'page.decisions, line 1: expected one of'],
    ['register "Uusi" is withdrawn', 'is withdrawn, but the page has it'],
    ['register "A" is withdrawn and replaced by "B"', 'expected a name that the page has, got "B"'],
  ])('that cannot be is refused: %s', (sentence, message) => {
    expect(() => decided(page(['Itäosasto', 'Uusi']), sentence)).toThrow(message);
  });

  it('names no person', () => {
    expect(() => readDecisions('2026-11-28 Matti M.: register "A" is withdrawn', 'd')).toThrow(
      'expected a role in small letters',
    );
  });
});

describe('an earlier output', () => {
  const before = imported(page(['Itäosasto', 'Rekrytoinin rekisteri', 'Asiakasrekisteri']));
  const previous = { store: before.store, base: BASE };

  it('keeps the address of a name that differs by a letter', () => {
    const found = imported(page(['Itäosasto', 'Rekrytoinnin rekisteri', 'Asiakasrekisteri']), {
      previous,
    });
    expect(idsIn(found)['Rekrytoinnin rekisteri']).toBe('register/rekrytoinin-rekisteri');
    expect(found.report.notes.map(({ message }) => message).join()).toContain(
      'written almost the same',
    );
  });

  it('asks where a name is close', () => {
    const found = imported(page(['Itäosasto', 'Rekrytoinin hakijarekisteri', 'Asiakasrekisteri']), {
      previous,
    });
    const notes = found.report.notes.map(({ message }) => message).join('\n');
    expect(notes).toContain('register "Rekrytoinin hakijarekisteri" was "Rekrytoinin rekisteri"');
  });
});

describe('decisions that cannot all be true', () => {
  const readAll = (...sentences: readonly string[]) =>
    readDecisions(sentences.map((each) => BY + each).join('\n'), 'page.decisions');

  it('are refused where two are on one line of the page', () => {
    expect(() => readAll('line "Eka" reads "Toka"', 'line "Eka" is boiler-plate')).toThrow(
      'page.decisions, line 2: expected one decision on "Eka", got another than that of line 1',
    );
    expect(() => readAll('line "Eka" reads "Toka"', 'line "Eka" reads "Kolmas"')).toThrow('line 2');
    expect(readAll('line "Eka" reads "Toka"', 'line "Eka" reads "Toka"').lines).toHaveLength(2);
  });

  it('are refused where addresses lead in a circle', () => {
    const circle = ['address register/a is now register/b', 'address register/b is now register/a'];
    expect(() => readAll(...circle)).toThrow('a circle: register/a, register/b, register/a');
    const chain = ['address register/a is now register/b', 'address register/b is now register/c'];
    expect(readAll(...chain).addresses).toHaveLength(2);
  });
});
