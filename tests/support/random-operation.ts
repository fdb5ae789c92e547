import type fc from 'fast-check';
import { graphql, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { buildSchema } from '../../src/graphql/schema.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { Dice } from './dice.ts';
import { OperationArguments } from './operation-arguments.ts';
import { queryOf } from './operation-text.ts';
import type { OperationVariables } from './operation-variables.ts';
import {
  RandomSelection,
  type SchemaField,
  type Selected,
  type SelectedField,
} from './random-selection.ts';
import { Vocabulary } from './vocabulary.ts';

/** A catalogue that random operations are asked of. */
export class AskedCatalogue {
  readonly snapshot: Snapshot;
  readonly schema: GraphQLSchema;
  readonly vocabulary: Vocabulary;

  constructor(
    snapshot: Snapshot,
    schema = buildSchema(snapshot.model, { pageSize: 3, maxPageSize: 100 }),
  ) {
    this.snapshot = snapshot;
    this.schema = schema;
    this.vocabulary = new Vocabulary(snapshot);
  }
}

interface SelectionOptions {
  readonly hasMistakes: boolean;
  /** The root field that is selected; without it, there are several. */
  readonly root?: (field: SchemaField) => boolean;
}

/** A random selection that is valid, with the variables that it names. */
interface DrawnSelection {
  readonly selected: readonly Selected[];
  readonly variables: OperationVariables;
}

/** Draws selections until one is valid: most are. */
export function drawSelection(
  { schema, vocabulary }: AskedCatalogue,
  dice: Dice,
  { hasMistakes, root }: SelectionOptions,
): DrawnSelection {
  for (let tries = 0; tries < 50; tries += 1) {
    const args = new OperationArguments({ vocabulary, dice, hasMistakes });
    const selected = new RandomSelection(schema, dice, args).selection(root);
    if (selected) return { selected, variables: args.variables };
  }
  throw new Error('none of 50 random selections is valid');
}

/** An operation with all that it is carried out with. */
export interface RandomOperation {
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly languages: readonly string[];
}

/** A random operation on a catalogue, now and then with a mistake; its cursors are from an answer over the same lists. */
export async function randomOperation(
  catalogue: AskedCatalogue,
  draw: fc.GeneratorValue,
): Promise<RandomOperation> {
  const dice = new Dice(draw);
  const drawn = drawSelection(catalogue, dice, { hasMistakes: true });
  const languages = dice.some(['sv', 'en', 'fi', 'de'], [0, 2]);
  // Now and then the cursor of another list: mostly one of another order, which is refused.
  const isMistaken = dice.oneIn(20);
  const { definitions, values, cursors } = drawn.variables;
  const source = queryOf(drawn.selected, { definitions });
  if (!cursors.size) return { source, variables: values, languages };
  const found = await cursorsOf(catalogue, drawn, languages);
  const taken = [...cursors].flatMap(([name, number]) => {
    const among = (isMistaken ? [...found.values()].flat() : found.get(name)) ?? [];
    const cursor = among[number % among.length];
    return cursor === undefined ? [] : [[name, cursor] as const];
  });
  return { source, variables: { ...values, ...Object.fromEntries(taken) }, languages };
}

/** The cursors that the lists of a selection give where none is named yet, by the variables that they are for. */
async function cursorsOf(
  { schema, snapshot }: AskedCatalogue,
  { selected, variables: { definitions, values } }: DrawnSelection,
  languages: readonly string[],
): Promise<Map<string, string[]>> {
  const answer = await graphql({
    schema,
    source: queryOf(selected, { definitions, more: edgesBeside }),
    contextValue: { view: snapshot, languages },
    variableValues: values,
  });
  return cursorsIn(answer);
}

/** Asks for the cursors of a list whose arguments name one, under the name of their variable. */
function edgesBeside({ args }: SelectedField): string {
  const names = [...args.matchAll(/\$(cursor\d+)/g)].map(([, name]) => name ?? '');
  return names.map((name) => `${name}: edges { cursor }`).join(' ');
}

/** The cursors in an answer by the variables that they are for. */
function cursorsIn({ data }: ExecutionResult): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      const edges = /^cursor\d+$/.test(key) ? (part as readonly { cursor: string }[]) : [];
      if (edges.length)
        found.set(key, [...(found.get(key) ?? []), ...edges.map(({ cursor }) => cursor)]);
      else visit(part);
    }
  };
  visit(data);
  return found;
}
