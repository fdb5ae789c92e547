import { isDeepStrictEqual } from 'node:util';
import { execute, parse, type ExecutionResult } from 'graphql';
import { buildSchema } from '../../src/graphql/schema.ts';
import { load } from '../../src/check/load.ts';
import type { PlainOrganisation, PlainRegister } from '../../tests/support/generated-catalogue.ts';
import { BASE } from '../catalogue/catalogues.ts';
import { plainRegisters } from '../catalogue/plain-objects.ts';
import { word } from '../catalogue/words.ts';
import { inTurn, timed, type Turns } from '../in-turn.ts';
import { tell, told } from '../told.ts';
import { reservedPaths } from '../../src/http/routes.ts';

// Registers in groups, as GraphQL groups them and as a plain loop does. Of each the hundred largest are taken, and both
// must come to the same.

const [data, registers, turns] = told as [string, number, Turns];
const { snapshot } = load({
  ontology: 'ontology',
  data,
  base: BASE,
  program: 'bench',
  reserved: reservedPaths,
});
const schema = buildSchema(snapshot.model, { pageSize: 20, maxPageSize: 100 });
const document = parse(`query ($where: RegisterFilter, $by: [RegisterGrouping!]!) {
  registers(where: $where) {
    groups(by: $by, first: 100) { totalCount nodes { keys { value displayName } count } }
  }
}`);
const plain = plainRegisters(registers);
const collator = new Intl.Collator('fi', { numeric: true });

/** What is grouped by, and the word in the title of those that are. */
interface Asked {
  readonly fields: readonly (keyof typeof valueOf)[];
  readonly word: string;
}

/** The values of the fields of a plain register. */
const valueOf = {
  holder: ({ holder }: PlainRegister) => holder,
  title: ({ title }: PlainRegister) => title['fi'] ?? '',
};

const works: Readonly<Record<string, (turn: number) => Asked>> = {
  'by unit': () => ({ fields: ['holder'], word: '' }),
  'by unit, of those with a word in the title': (turn) => ({
    fields: ['holder'],
    word: word(turn).slice(0, 5),
  }),
  'by unit and title, of those with a word in the title': (turn) => ({
    fields: ['holder', 'title'],
    word: word(turn).slice(0, 5),
  }),
};

process.on('message', (name) => {
  const work = works[String(name)];
  if (!work) throw new Error(`There is no work ${String(name)}.`);
  void measure(work).then(tell);
});

async function measure(askedIn: (turn: number) => Asked) {
  const found: { varanto?: unknown; rival?: unknown } = {};
  return inTurn(
    {
      varanto: (turn) => timed(async () => (found.varanto = await grouped(askedIn(turn)))),
      rival: async (turn) => {
        const milliseconds = await timed(() => (found.rival = loop(askedIn(turn))));
        compare(await grouped(askedIn(turn)), found.rival);
        return milliseconds;
      },
    },
    turns,
  );
}

async function grouped({ fields, word: text }: Asked): Promise<unknown> {
  const variableValues = {
    by: fields.map((field) => ({ field })),
    ...(text && { where: { title: { contains: text } } }),
  };
  const contextValue = { view: snapshot, languages: [] };
  const { data: found, errors } = (await execute({
    ...{ schema, document, contextValue, variableValues },
  })) as ExecutionResult<{ registers: { groups: unknown } }>;
  if (errors) throw new AggregateError(errors);
  return found?.registers.groups;
}

interface PlainGroup {
  readonly keys: readonly (PlainOrganisation | string)[];
  count: number;
}

function loop({ fields, word: text }: Asked): unknown {
  const groups = new Map<string, PlainGroup>();
  for (const register of plain) {
    if (!register.title['fi']?.toLowerCase().includes(text)) continue;
    const keys = fields.map((field) => valueOf[field](register));
    const name = keys.map((key) => (typeof key === 'string' ? key : key.id)).join('\n');
    const group = groups.get(name);
    if (group) group.count += 1;
    else groups.set(name, { keys, count: 1 });
  }
  const named = [...groups.values()].map(({ keys, count }) => ({ keys: keys.map(namesOf), count }));
  const nodes = named.sort(
    (a, b) =>
      b.count - a.count ||
      (a.keys
        .map((key, at) => collator.compare(key.displayName, b.keys[at]?.displayName ?? ''))
        .find((order) => order !== 0) ??
        0),
  );
  return { totalCount: nodes.length, nodes: nodes.slice(0, 100) };
}

function namesOf(key: PlainOrganisation | string): { value: string; displayName: string } {
  if (typeof key === 'string') return { value: key, displayName: key };
  return { value: key.id, displayName: key.name['fi'] ?? '' };
}

function compare(given: unknown, expected: unknown): void {
  // GraphQL's objects have no prototype.
  if (isDeepStrictEqual(JSON.parse(JSON.stringify(given)), expected)) return;
  throw new Error(`Not alike: ${JSON.stringify(given)}\n${JSON.stringify(expected)}`);
}
