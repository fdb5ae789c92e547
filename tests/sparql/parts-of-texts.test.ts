import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sidecarOf } from '../../src/sparql/sidecar/sidecar.ts';
import { isFolded, sidecar, statedFields, termsOf } from '../../src/sparql/sidecar/terms.ts';
import type { SparqlSource } from '../../src/sparql/source.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { compare } from '../support/parity.ts';
import { preparedQuads, preparedSource } from '../support/prepared.ts';
import { preparedEngines, type PreparedEngine } from '../support/prepared-engines.ts';
import { AskedCatalogue } from '../support/random-operation.ts';
import { MUSEUM, snapshotOf } from '../support/turtle.ts';
import { WIDE_RUN } from '../support/wide.ts';

const property = (order: number, name: string, more: string): string =>
  `sh:property [ sh:path :${name} ; sh:codeIdentifier "${name}" ; sh:order ${order} ;
    sh:description "Its ${name}."@en ; ${more} ] ;`;

const shapes = `
  :BookShape a sh:NodeShape ; sh:targetClass :Book ; sh:order 1 ; sh:codeIdentifier "Book" ;
    ${property(1, 'label', 'sh:datatype rdf:langString ; sh:uniqueLang true ; dash:propertyRole dash:LabelRole')}
    ${property(2, 'words', 'sh:datatype rdf:langString')}
    ${property(3, 'marks', 'sh:datatype xsd:string')}
    ${property(4, 'site', 'sh:datatype xsd:anyURI ; sh:maxCount 1')}
    ${property(5, 'state', 'sh:datatype xsd:string ; sh:maxCount 1 ; sh:in ( "lent" "here" ) ; varanto:enum true')}
    ${property(6, 'pages', 'sh:datatype xsd:integer ; sh:maxCount 1')}
    ${property(7, 'next', 'sh:class :Book ; sh:maxCount 1')}
    ${property(8, 'others', 'sh:class :Book')}
    varanto:plural "books" ; varanto:segment "book" ; sh:description "A book."@en .`;

/** Longer than any text that cards have, with other letters. */
const LONG = `${'Пространный текст. '.repeat(600)}Loppu`;

const snapshot = snapshotOf(
  shapes,
  `<book/a> a :Book ; :label "Émile"@fi, "Emile"@sv, "EMILE"@en ; :state "lent" ; :pages 300 ;
     :words "Aamu ja ilta"@fi, "aamu ja ilta"@sv, "Yö"@fi, "Natt"@sv ; :marks "AB-1", "ab-1", "CD-2" ;
     :site "HTTP://A.example/Ä"^^xsd:anyURI ; :next <book/b> ; :others <book/b>, <book/c> .
   <book/b> a :Book ; :label "Beeta"@fi ; :words "ilta"@fi, "aamu"@sv ; :marks "AB-2", "\\u0301" ;
     :next <book/c> ; :others <book/d> .
   <book/c> a :Book ; :label "Ceeta"@fi ; :words "${LONG}"@fi, "ja"@fi ; :next <book/a> .
   <book/d> a :Book ; :label "Deeta"@fi .`,
);

const [book] = snapshot.model.shapes;
const fieldOf = (name: string) => {
  const field = book?.fields.find((each) => each.name === name);
  if (!field) throw new Error(name);
  return field;
};

const facts = [...sidecarOf(snapshot)];
const statedOf = (id: string, name: string): readonly string[] =>
  facts
    .filter(({ subject }) => subject === MUSEUM + id)
    .filter(({ predicate }) => predicate === termsOf(fieldOf(name)).fold)
    .map(({ object }) => (object.kind === 'text' ? object.value : object.kind));

describe('the texts that filters compare', () => {
  it('are on the resource, each once, however many values have it', () => {
    expect(statedOf('book/a', 'label')).toEqual(['emile']);
    expect([...statedOf('book/a', 'marks')].sort()).toEqual(['ab-1', 'cd-2']);
    expect(statedOf('book/a', 'words').length).toBe(3);
  });

  it('are there of the fields that the schema has such filters for, and of no other', () => {
    const folded = statedFields(book ?? fail()).filter(isFolded);
    expect(folded.map(({ name }) => name)).toEqual(['label', 'words', 'marks', 'site']);
    const wanted = new Set(folded.map((field) => termsOf(field).fold));
    const start = termsOf(fieldOf('label')).fold.split(termsOf(fieldOf('label')).key)[0] ?? '';
    const stated = facts.filter(({ predicate }) => predicate.startsWith(start));
    expect(stated.length).toBeGreaterThan(8);
    expect(stated.every(({ predicate }) => wanted.has(predicate))).toBe(true);
  });
});

function fail(): never {
  throw new Error('Expected a shape.');
}

/** Filters, and the last letters of the addresses of the books that keep them. */
const filters: readonly (readonly [where: string, kept: string])[] = [
  ['label: { contains: "EMI" }', 'a'],
  ['label: { contains: "eeta", startsWith: "b" }', 'b'],
  // Of one value both are asked: another one has the second.
  ['words: { contains: "aamu", startsWith: "ilta" }', ''],
  ['words: { contains: "ilta", startsWith: "aamu" }', 'a'],
  ['words: { contains: "aamu" }', 'ab'],
  ['words: { contains: "aamu", language: "sv" }', 'ab'],
  ['words: { contains: "ilta", language: "sv" }', 'a'],
  ['words: { startsWith: "ilta", language: "sv" }', ''],
  ['words: { startsWith: "aamu", in: ["Aamu ja ilta"] }', 'a'],
  ['words: { contains: "ilta", eq: "aamu ja ilta" }', 'a'],
  ['words: { contains: "", exists: true }', 'abc'],
  ['words: { startsWith: "", exists: false }', ''],
  ['words: { startsWith: "" }', 'abc'],
  ['not: { words: { startsWith: "" } }', 'd'],
  ['words: { contains: "текст. ПРОСТ", startsWith: "простр" }', 'c'],
  ['words: { contains: "loppu" }', 'c'],
  ['words: { contains: "loppu", language: "fi" }', 'c'],
  ['words: { contains: "ja", startsWith: "j" }', 'c'],
  ['words: { contains: "aamu", count: { gt: 3 } }', ''],
  ['words: { contains: "aamu", count: { gte: 2 } }', 'a'],
  ['marks: { contains: "ab", startsWith: "a" }', 'ab'],
  ['marks: { startsWith: "CD" }, words: { contains: "yo" }', ''],
  ['marks: { startsWith: "CD" }, words: { contains: "yö" }', 'a'],
  ['marks: { contains: "\\u0301" }', ''],
  ['site: { startsWith: "http://a.example/ä" }', 'a'],
  ['or: [{ site: { contains: "/a" } }, { marks: { startsWith: "ab-2" } }]', 'ab'],
  ['or: [{ words: { contains: "natt" } }, { label: { contains: "dee" } }]', 'ad'],
  ['not: { words: { contains: "aamu", startsWith: "aamu" } }', 'cd'],
  ['next: { words: { contains: "aamu" } }', 'ac'],
  ['next: { words: { contains: "aamu", language: "fi" } }', 'c'],
  ['next: { not: { words: { contains: "aamu" } } }', 'bd'],
  ['others: { some: { words: { contains: "ilta" }, marks: { contains: "2" } } }', 'a'],
  ['others: { none: { words: { contains: "ilta" } } }', 'bcd'],
  [
    'others: { every: { or: [{ words: { contains: "ilta" } }, { label: { startsWith: "d" } }] } }',
    'bcd',
  ],
  ['others: { some: { next: { words: { startsWith: "aamu" } } } }', 'a'],
];

const operationOf = (where: string): string => `{ books(where: { ${where} }, first: 3,
  orderBy: [{ field: label, direction: DESC }]) { totalCount nodes { id words marks }
    pageInfo { endCursor } facets(fields: [state, marks]) { values(first: 5) { value count } } } }`;

/** The same answer from the embedded store and from an engine, and the books that it counts. */
async function answerOf(where: string, source: SparqlSource): Promise<string> {
  const catalogue = new AskedCatalogue(snapshot);
  const ask = async (text: string): Promise<string> => {
    const operation = { source: text, variables: {}, languages: ['fi'] };
    const found = await compare(catalogue, source, operation);
    expect(found?.remote, where).toBe(found?.embedded);
    return found?.remote ?? '';
  };
  await ask(operationOf(where));
  const all = await ask(`{ books(where: { ${where} }) { totalCount nodes { id } } }`);
  const ids = [...all.matchAll(/book\/(\w)"/g)].map(([, letter]) => letter);
  expect(all, where).toContain(`"totalCount":${ids.length},`);
  return ids.join('');
}

describe.each(preparedEngines)('filters by parts of texts in $name', ({ isThere, start }) => {
  let prepared: PreparedEngine | undefined;
  let source: SparqlSource;
  beforeAll(async () => {
    if (!isThere()) return;
    prepared = await start(snapshot);
    source = await preparedSource(prepared.engine, snapshot);
  });
  afterAll(() => prepared?.end());

  it.for(filters)('%s keeps %s', async ([where, kept], context) => {
    if (!prepared) context.skip(WIDE_RUN);
    expect(await answerOf(where, source)).toBe(kept);
  });
});

describe('a query with a filter by parts of texts', () => {
  const queriesOf = async (where: string, of: Snapshot = snapshot): Promise<string> => {
    const engine = oxigraphEngine(preparedQuads(of));
    const source = await preparedSource(engine, of);
    engine.asked.length = 0;
    await answerOf(where, source);
    return engine.asked.join('\n');
  };

  it.each([
    'words: { contains: "ilta", startsWith: "aamu" }',
    'not: { words: { contains: "ilta" } }',
    'others: { some: { words: { contains: "ilta" } } }',
  ])('asks the resource itself: %s', async (where) => {
    const queries = await queriesOf(where);
    expect(queries).toContain(`<${termsOf(fieldOf('words')).fold}>`);
    expect(queries).not.toContain(`<${sidecar.fold}>`);
  });

  it('asks the value where something else is asked of the same value', async () => {
    const queries = await queriesOf('words: { contains: "ilta", language: "fi" }');
    expect(queries).not.toContain(`<${termsOf(fieldOf('words')).fold}>`);
    expect(queries).toContain(`<${sidecar.fold}>`);
  });
});
