import { isDeepStrictEqual } from 'node:util';
import { execute, parse, type ExecutionResult } from 'graphql';
import { buildSchema } from '../../src/graphql/schema.ts';
import { load } from '../../src/check/load.ts';
import type { PlainOrganisation } from '../../tests/support/generated-catalogue.ts';
import { BASE } from '../catalogue/catalogues.ts';
import { plainRegisters } from '../catalogue/plain-objects.ts';
import { word } from '../catalogue/words.ts';
import { inTurn, timed, type Turns } from '../in-turn.ts';
import { tell, told } from '../told.ts';
import { reservedPaths } from '../../src/http/routes.ts';

// Registers counted by their units, as GraphQL counts them and as a plain loop does. Of each the hundred largest are
// taken, and both must come to the same.

const [data, registers, turns] = told as [string, number, Turns];
const { snapshot } = load({
  ontology: 'ontology',
  data,
  base: BASE,
  program: 'bench',
  reserved: reservedPaths,
});
const schema = buildSchema(snapshot.model, { pageSize: 20, maxPageSize: 100 });
const document = parse(`query ($where: RegisterFilter) {
  registers(where: $where) {
    facets(fields: [holder]) { totalCount values(first: 100) { value label count } }
  }
}`);
const plain = plainRegisters(registers);
const collator = new Intl.Collator('fi');

process.on('message', (name) => {
  void measure(name === 'of all' ? () => '' : (turn) => word(turn).slice(0, 5)).then(tell);
});

async function measure(wordOf: (turn: number) => string) {
  const found: { varanto?: unknown; rival?: unknown } = {};
  return inTurn(
    {
      varanto: (turn) => timed(async () => (found.varanto = await counted(wordOf(turn)))),
      rival: async (turn) => {
        const milliseconds = await timed(() => (found.rival = loop(wordOf(turn))));
        compare(await counted(wordOf(turn)), found.rival);
        return milliseconds;
      },
    },
    turns,
  );
}

async function counted(text: string): Promise<unknown> {
  const variableValues = text ? { where: { title: { contains: text } } } : {};
  const contextValue = { view: snapshot, languages: [] };
  const { data: found, errors } = (await execute({
    ...{ schema, document, contextValue, variableValues },
  })) as ExecutionResult<{ registers: { facets: unknown[] } }>;
  if (errors) throw new AggregateError(errors);
  return found?.registers.facets[0];
}

function loop(text: string): unknown {
  const counts = new Map<PlainOrganisation, number>();
  for (const { title, holder } of plain)
    if (title['fi']?.toLowerCase().includes(text))
      counts.set(holder, (counts.get(holder) ?? 0) + 1);
  const values = [...counts]
    .map(([{ id, name }, count]) => ({ value: id, label: name['fi'] ?? '', count }))
    .sort((a, b) => b.count - a.count || collator.compare(a.label, b.label));
  return { totalCount: values.length, values: values.slice(0, 100) };
}

function compare(given: unknown, expected: unknown): void {
  // GraphQL's objects have no prototype.
  if (isDeepStrictEqual(JSON.parse(JSON.stringify(given)), expected)) return;
  throw new Error(`Not alike: ${JSON.stringify(given)}\n${JSON.stringify(expected)}`);
}
