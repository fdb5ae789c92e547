import fc from 'fast-check';
import { graphql, type GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildSchema } from '../../../src/graphql/schema.ts';
import { enumOf, type Field, type Model, type Shape } from '../../../src/model/model.ts';
import type { Snapshot } from '../../../src/store/snapshot.ts';
import { arbitraryCatalogue } from '../../support/arbitrary-catalogue.ts';
import { ask, loadCatalogue } from '../../support/catalogue.ts';
import { executeBoth } from '../../support/execute.ts';
import { runs } from '../../support/runs.ts';
import { snapshotOf } from '../../support/turtle.ts';
import { some, widely } from '../../support/wide.ts';

const museum = 'tests/fixtures/museum';
const { snapshot: seed } = loadCatalogue();
const { snapshot: museums } = loadCatalogue({
  ontology: `${museum}/ontology`,
  data: `${museum}/data`,
});

interface Facet {
  readonly field: string;
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

interface Counted {
  readonly name: string;
  readonly count: number;
  readonly where: unknown;
}

/** The filter for a value of a facet, as a client writes it from what the schema says of the field. */
function filterFor(field: Field, value: string): unknown {
  const { range, many } = field;
  if (range.kind === 'link' || range.kind === 'node') {
    const linked = { id: { eq: value } };
    return many ? { some: linked } : linked;
  }
  const datatype =
    range.kind === 'literal' && !range.isAnySize && !enumOf(field) ? range.datatype : '';
  if (datatype.endsWith('boolean')) return { eq: value === 'true' };
  return { eq: /[iI]nteger$|int$|double$|float$/.test(datatype) ? Number(value) : value };
}

const schemas = new WeakMap<Model, GraphQLSchema>();

/** The schema of a model, made once. */
function schemaOf(model: Model): GraphQLSchema {
  const schema = schemas.get(model) ?? buildSchema(model, { pageSize: 20, maxPageSize: 10_000 });
  schemas.set(model, schema);
  return schema;
}

async function valuesOf(snapshot: Snapshot, shape: Shape, language: string): Promise<Counted[]> {
  const schema = schemaOf(snapshot.model);
  const names = shape.fields.map(({ name }) => name).join(' ');
  const { data, errors } = await executeBoth(snapshot, {
    schema,
    languages: [language],
    source: `{ list: ${shape.plural ?? ''}(first: 0) { facets(fields: [${names}]) { field values { value count } } } }`,
  });
  if (errors) throw new Error(JSON.stringify(errors));
  const { facets } = (data as unknown as { list: { facets: Facet[] } }).list;
  return facets.flatMap(({ field: name, values }) => {
    const field = shape.fields.find((each) => each.name === name);
    if (!field) throw new Error(`no field ${name}`);
    return values.map(({ value, count }) => ({
      ...{ name: `${name} ${value}`, count },
      where: { [name]: filterFor(field, value) },
    }));
  });
}

/** How many resources each of some filters keeps, asked many at a time. */
async function totals(
  snapshot: Snapshot,
  shape: Shape,
  counted: readonly Counted[],
): Promise<number[]> {
  const schema = schemaOf(snapshot.model);
  const found: number[] = [];
  for (let from = 0; from < counted.length; from += 100) {
    const some = counted.slice(from, from + 100);
    const defined = some.map((_, at) => `$w${at}: ${shape.name}Filter`).join(' ');
    const asked = some.map(
      (_, at) => `w${at}: ${shape.plural ?? ''}(where: $w${at}) { totalCount }`,
    );
    const variables = Object.fromEntries(
      some.map(({ where }, at) => [`w${at}`, nullPrototype(where)]),
    );
    const source = `query (${defined}) { ${asked.join(' ')} }`;
    const { data, errors } = await graphql({
      ...{ schema, source },
      contextValue: { view: snapshot, languages: [] },
      variableValues: variables,
    });
    if (errors) throw new Error(JSON.stringify(errors));
    const lists = data as Record<string, { totalCount: number }>;
    found.push(...some.map((_, at) => lists[`w${at}`]?.totalCount ?? -1));
  }
  return found;
}

/** A field may be called as a method that every object has, which graphql-js takes for its value. */
function nullPrototype(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, nullPrototype(part)]);
  return Object.assign(Object.create(null), Object.fromEntries(entries)) as unknown;
}

/** How a facet is asked: in a language, and for which of its values; each so many-th in the short run. */
interface Sample {
  readonly language: string;
  readonly step?: number;
}

/** Compares the counts of a facet's values with the totals of the list under the filters for them. */
async function compare(
  snapshot: Snapshot,
  shape: Shape,
  { language, step = 1 }: Sample,
): Promise<number> {
  const counted = some(await valuesOf(snapshot, shape, language), step);
  const found = await totals(snapshot, shape, counted);
  expect(counted.map(({ name }, at) => [name, found[at]])).toEqual(
    counted.map(({ name, count }) => [name, count]),
  );
  return counted.length;
}

describe.each([
  ['the catalogue', seed],
  ['the museums', museums],
] as const)('each value of each facet of %s', (_name, snapshot) => {
  const shapes = snapshot.model.shapes.filter(({ plural }) => plural !== undefined);

  it.each(shapes.map((shape) => [shape.name, shape] as const))(
    'of %s counts what the list has under the filter for it',
    async (_shape, shape) => {
      for (const language of some(['fi', 'sv'], 2))
        await compare(snapshot, shape, { language, step: 10 });
    },
  );
});

describe('each value of each facet of a random catalogue', () => {
  it('counts what the list has under the filter for it', async () => {
    let values = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryCatalogue, async (snapshot) => {
        for (const shape of snapshot.model.shapes)
          values += await compare(snapshot, shape, { language: 'fi' });
      }),
      { numRuns: runs(widely(3, 12), 300) },
    );
    expect(values).toBeGreaterThan(widely(10, 100));
  });
});

const shapes = (property: string) => `:ThingShape a sh:NodeShape ; sh:targetClass :Thing ;
  sh:order 1 ; sh:codeIdentifier "Thing" ; varanto:plural "things" ; varanto:segment "thing" ;
  sh:description "A thing."@en ; sh:property [ sh:path :p ; sh:codeIdentifier "p" ; sh:order 1 ;
    ${property} ; sh:description "A value."@en ] .`;

describe('a facet', () => {
  it.each([
    [
      'a text that is another in a second language',
      'sh:datatype rdf:langString ; sh:uniqueLang true',
      ['"A"@fi, "B"@sv', '"B"@fi', '"C"@sv'],
      { A: 1, B: 2, C: 1 },
    ],
    [
      'a value of several datatypes',
      'sh:or ( [ sh:datatype xsd:decimal ] [ sh:datatype xsd:string ] )',
      ['1.50', '1.5', '"1.50"'],
      { '1.50': 2, '1.5': 1 },
    ],
    [
      'an enum',
      'sh:in ( "in use" "gone" ) ; varanto:enum true ; sh:maxCount 1',
      ['"in use"', '"gone"', '"gone"'],
      { in_use: 1, gone: 2 },
    ],
  ])('of %s counts as its filter does', async (...row) => {
    const [, property, values, expected] = row;
    const data = values.map((value, at) => `<thing/${at}> a :Thing ; :p ${value} .`).join(' ');
    const snapshot = snapshotOf(shapes(property), data);
    const query = '{ things { facets(fields: [p]) { values { value count } } } }';
    const { data: found } = await ask(snapshot, query, { languages: ['fi'] });
    const [facet] = (found as { things: { facets: Facet[] } }).things.facets;
    expect(
      Object.fromEntries((facet?.values ?? []).map(({ value, count }) => [value, count])),
    ).toEqual(expected);
    const [shape] = snapshot.model.shapes;
    if (!shape) throw new Error('no shape');
    expect(await compare(snapshot, shape, { language: 'fi' })).toBe(Object.keys(expected).length);
  });
});
