import fc from 'fast-check';
import oxigraph from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { describeAll } from '../../src/linked-data/description.ts';
import { writeNTriples } from '../../src/rdf/write-turtle.ts';
import type { SaidList } from '../../src/sparql/translate/list.ts';
import { arbitraryWhere } from '../support/arbitrary-where.ts';
import { application } from '../support/application.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { Dice } from '../support/dice.ts';
import { runs } from '../support/runs.ts';
import { widely } from '../support/wide.ts';

const { app } = application();
const { snapshot } = loadCatalogue();
const { base, model } = snapshot;

/** The plain statements, in an engine of the tests' own. */
const store = new oxigraph.Store();
store.load([...writeNTriples(describeAll(snapshot.described))].join(''), {
  format: 'application/n-triples',
});

interface Answer {
  readonly data: Readonly<Record<string, { totalCount: number; nodes: { id: string }[] }>>;
  readonly errors?: unknown;
  readonly extensions: { readonly sparql: Readonly<Record<string, SaidList>> };
}

async function ask(query: string, variables: object = {}): Promise<Answer> {
  const answer = await app.request(`${base}graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query, variables, extensions: { sparql: true } }),
  });
  const json = (await answer.json()) as Answer;
  expect(json.errors).toBeUndefined();
  return json;
}

/** The addresses that a query finds. */
function found({ query }: SaidList): string[] {
  const rows = store.query(query) as Map<string, { value: string }>[];
  return rows.map((row) => row.get('id')?.value ?? '');
}

/** Orders of a shape's list, with fields of any kind. */
function orderOf(shape: (typeof model.shapes)[number], dice: Dice): object[] {
  const plain = shape.fields.filter(({ many, range }) => !many && range.kind === 'literal');
  return dice.oneIn(2) || !plain.length
    ? []
    : [{ field: dice.pick(plain).name, direction: dice.pick(['ASC', 'DESC']) }];
}

const lists = model.shapes.filter(({ plural }) => plural !== undefined);

describe.each(lists.map((shape) => [shape.name, shape] as const))('a list of %s', (name, shape) => {
  it('has, in SPARQL, the addresses that GraphQL has, or says what is not in it', async () => {
    const seen = { said: 0, partly: 0 };
    await fc.assert(
      fc.asyncProperty(arbitraryWhere(snapshot, shape, 2), fc.gen(), async (where, draw) => {
        const orderBy = orderOf(shape, new Dice(draw));
        const source = `query ($where: ${name}Filter, $orderBy: [${name}Order!]) {
          list: ${shape.plural ?? ''}(where: $where, orderBy: $orderBy, first: 100) { totalCount nodes { id } }
        }`;
        const { data, extensions } = await ask(source, { where, orderBy });
        const said = extensions.sparql['list'];
        if (!said || !data['list']) throw new Error('The list is not said.');
        const ids = data['list'].nodes.map(({ id }) => id);
        const own = found(said);
        if (!said.without.length) {
          seen.said += 1;
          expect(own, said.query).toEqual(ids);
          return;
        }
        seen.partly += 1;
        // What is left out only makes the list longer.
        for (const id of ids) expect(own, said.query).toContain(id);
        if (said.without.every((each) => /^(?:orderBy|first)/.test(each)))
          expect(own).toHaveLength(data['list'].totalCount);
      }),
      { numRuns: runs(name === 'SourceStatement' ? 5 : widely(6, 15), 400) },
    );
    expect(seen.said).toBeGreaterThan(0);
  });
});

describe('an operation', () => {
  it('has a query for each of its root lists, by the names of the answer', async () => {
    const { extensions } = await ask(
      '{ units: organisations(first: 3) { nodes { id } } registers { totalCount } catalogue { id } }',
    );
    expect(Object.keys(extensions.sparql)).toEqual(['units', 'registers']);
    expect(extensions.sparql['units']?.query).toMatch(/LIMIT 3$/);
  });

  it('names what SPARQL has no words for', async () => {
    const { extensions } = await ask(
      `{ registers(where: { title: { contains: "re" } }, orderBy: [{ field: title }], last: 2) { totalCount nodes { id } } }`,
    );
    expect(extensions.sparql['registers']?.without).toEqual([
      'where title.contains',
      'orderBy title',
      'last',
    ]);
  });

  it('has none where it does not ask for it, and its ETag knows whether it does', async () => {
    const query = new URLSearchParams({ query: '{ registers { totalCount } }' }).toString();
    const plain = await app.request(`${base}graphql?${query}`);
    const asked = await app.request(
      `${base}graphql?${query}&extensions=${encodeURIComponent('{"sparql":true}')}`,
    );
    expect(await plain.json()).not.toHaveProperty('extensions');
    expect(await asked.json()).toHaveProperty('extensions.sparql.registers.query');
    expect(plain.headers.get('ETag')).not.toBe(asked.headers.get('ETag'));
  });
});
