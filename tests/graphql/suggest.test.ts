import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/reading/view.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { ask, BASE, loadCatalogue } from '../support/catalogue.ts';
import { snapshotOf } from '../support/turtle.ts';

const { snapshot } = loadCatalogue();

interface Suggested {
  readonly text: string;
  readonly field: string;
  readonly type: string;
  readonly resource: { readonly id: string; readonly displayName: string };
}

async function suggest(
  from: Snapshot,
  args: string,
  languages: readonly string[] = ['fi'],
): Promise<readonly Suggested[]> {
  const query = `{ suggest(${args}) { text field type resource { id displayName } } }`;
  const { data, errors } = await ask(from, query, { languages });
  expect(errors).toBeUndefined();
  return (data as { suggest: Suggested[] }).suggest;
}

/** Small letters without accents, words with one space between them. */
function plain(text: string): string {
  const letters = Array.from(text.toLowerCase(), (letter) =>
    'åäö'.includes(letter) ? letter : letter.normalize('NFKD').replace(/[^\p{L}\p{N}\s-]/gu, ''),
  );
  return letters.join('');
}

/** The resources of a type whose names have a word with a beginning, by a loop over all. */
function plainNames(type: string, prefix: string): string[] {
  const has = (resource: Resource): boolean => {
    const label = resource.shape?.label;
    const texts = label ? resource.literals(label).map(({ value }) => plain(value)) : [];
    return texts.some((text) =>
      text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(prefix)),
    );
  };
  const found = snapshot.described.filter((each) => each.shape?.name === type && has(each));
  return found.map(({ id }) => id).sort();
}

describe('suggestions', () => {
  it.each(['a', 'e', 'ha', 're', 'osasto', 'kaup', 'ö', 'viestintä'])(
    'for %s are the registers and units that a loop over all names finds',
    async (prefix) => {
      for (const type of ['Organisation', 'Register']) {
        const found = await suggest(snapshot, `prefix: "${prefix}", types: [${type}], first: 100`);
        const named = found.filter(({ field }) => ['name', 'title'].includes(field));
        const ids = named.map(({ resource }) => resource.id).sort();
        expect(ids).toEqual(plainNames(type, prefix));
      }
    },
  );

  it('have names that begin so first, then names with a later word', async () => {
    const found = await suggest(snapshot, 'prefix: "hallinto", types: [Organisation], first: 3');
    expect(found[0]).toEqual({
      ...{ text: 'Hallinto-osasto', field: 'name', type: 'Organisation' },
      resource: {
        id: expect.stringContaining('hallinto-osasto') as string,
        displayName: 'Hallinto-osasto',
      },
    });
  });

  it('find a code in any spelling, and the beginning of one', async () => {
    for (const prefix of ['07 02', '0702', '07.02']) {
      const [first] = await suggest(snapshot, `prefix: "${prefix}", types: [TosClass], first: 1`);
      expect(first).toMatchObject({ text: '07 02', field: 'notation', type: 'TosClass' });
    }
  });

  const words = `:ThingShape a sh:NodeShape ; sh:targetClass :Thing ; sh:order 1 ;
    sh:codeIdentifier "Thing" ; varanto:plural "things" ; varanto:segment "thing" ;
    sh:description "A thing."@en ; sh:property [ sh:path :name ; sh:codeIdentifier "name" ;
      sh:order 1 ; sh:datatype rdf:langString ; sh:uniqueLang true ; dash:propertyRole dash:LabelRole ;
      sh:description "Its name."@en ] , [ sh:path :note ; sh:codeIdentifier "note" ; sh:order 2 ;
      sh:datatype rdf:langString ; sh:uniqueLang true ; sh:description "A note."@en ] .`;

  const things = snapshotOf(
    words,
    `<thing/a> a :Thing ; :name "Alfa"@fi, "Beta alfa"@sv .
     <thing/b> a :Thing ; :name "Beta"@fi ; :note "Alfa too"@fi .
     <thing/c> a :Thing ; :name "Gamma alfa"@fi, "Alfa"@sv .
     <thing/d> a :Thing ; :name "Alfa ${'x'.repeat(99)}"@fi ; :note "alfa ${'long '.repeat(30)}"@fi .`,
  );

  it.each([
    ['fi', ['Alfa', `Alfa ${'x'.repeat(99)}`, 'Alfa', 'Alfa too']],
    ['sv', ['Alfa', 'Alfa', `Alfa ${'x'.repeat(99)}`, 'Alfa too']],
  ])('are in the language of the request first: %s', async (language, texts) => {
    const found = await suggest(things, 'prefix: "alf"', [language]);
    expect(found.map(({ text }) => text)).toEqual(texts);
    expect(new Set(found.map(({ resource }) => resource.id)).size).toBe(found.length);
  });

  it('are as many as are asked for, whatever others were found before', async () => {
    const all = await suggest(things, 'prefix: "alf", first: 100');
    for (const first of [0, 1, 2, 3]) {
      const some = await suggest(things, `prefix: "alf", first: ${first}`);
      expect(some).toEqual(all.slice(0, first));
    }
  });

  it.each([
    ['prefix: ""', []],
    ['prefix: " - "', []],
    ['prefix: "zzz"', []],
  ])('for { %s } are none', async (args, none) => {
    expect(await suggest(things, args)).toEqual(none);
  });

  it.each([
    [`prefix: "${'x'.repeat(101)}"`, 'expected 100 characters at most'],
    ['prefix: "a", first: 101', 'expected a number from 0 to 100'],
  ])('for too much are the mistake of the caller', async (args, message) => {
    const { errors } = await ask(things, `{ suggest(${args}) { text } }`);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(message);
  });
});

describe('the name of a resource of any type', () => {
  const svLabel = snapshot
    .resource(`${BASE}tos/2026-11-22/07`)
    .objects('http://www.w3.org/2004/02/skos/core#prefLabel')
    .find((value) => value.kind === 'literal' && value.language === 'sv');

  it('is its label in a language, or its address where it has none', async () => {
    const query = `{
      search(query: "maahanmuutto", first: 1) { nodes { resource { displayName } } }
      node(id: "tos/2026-11-22/07") { sv: displayName(languages: ["sv"]) }
      sourceRecords(first: 1) { nodes { id displayName } }
    }`;
    const { data } = await ask(snapshot, query, { languages: ['fi'] });
    const { search, node, sourceRecords } = data as {
      search: { nodes: { resource: { displayName: string } }[] };
      node: { sv: string };
      sourceRecords: { nodes: { id: string; displayName: string }[] };
    };
    expect(search.nodes[0]?.resource.displayName).toMatch(/maahanmuutto/i);
    expect(svLabel).toMatchObject({ value: node.sv });
    for (const { id, displayName } of sourceRecords.nodes) expect(displayName).toBe(id);
  });
});
