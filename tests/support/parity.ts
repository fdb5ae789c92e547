import { execute, parse, validate, type ExecutionResult } from 'graphql';
import { operationOf } from '../../src/graphql/operation.ts';
import { planOf } from '../../src/graphql/plan.ts';
import type { Plan, Reads, Selection } from '../../src/reading/plan.ts';
import type { Place } from '../../src/reading/question.ts';
import type { View } from '../../src/reading/view.ts';
import type { EngineCatalogue } from '../../src/sparql/load/dialect.ts';
import type { SparqlSource } from '../../src/sparql/source.ts';
import type { AskedCatalogue, RandomOperation } from './random-operation.ts';

const NOTHING: Plan = { lookups: [], lists: [], searches: [], suggestions: [], errands: [] };

/** An operation's answer from the embedded store and from an engine, and the number of queries that it took and may take. */
interface Compared {
  readonly embedded: string;
  readonly remote: string;
  readonly queries: number;
  readonly allowed: number;
}

/** Asks the same of a catalogue and of an engine that has it; `undefined` where GraphQL refuses the operation. */
export async function compare(
  { snapshot, schema }: AskedCatalogue,
  source: SparqlSource<EngineCatalogue>,
  { source: text, variables, languages }: RandomOperation,
): Promise<Compared | undefined> {
  const document = parse(text);
  if (validate(schema, document).length) return undefined;
  const operation = operationOf({ schema, document, variableValues: variables });
  const plan = operation ? planOf(operation, { view: snapshot, languages }) : NOTHING;
  const opened = await source.load(plan);
  const run = async (view: View): Promise<string> => {
    const contextValue = { view, languages };
    const answer: ExecutionResult = await execute({
      ...{ schema, document, contextValue },
      variableValues: variables,
    });
    return JSON.stringify(answer);
  };
  return {
    embedded: await run(snapshot),
    remote: await run(opened.view),
    queries: opened.queries,
    allowed: queriesAllowed(plan),
  };
}

/** An exact place is where its address is, or is searched for: by the 16th part each time. */
const PLACE = 4;
/** A cut place is searched for twice by its beginning, and among what begins alike, in each list by itself. */
const CUT_PLACE = 40;
const MOST_LISTS = 100;

function placeAllowed(place: Place | undefined, isNested: boolean): number {
  if (!place) return 0;
  return place.cut ? CUT_PLACE * (isNested ? MOST_LISTS : 1) : PLACE;
}

/** Levels, lists with their counts, twice the facets; some for each cursor's place, and what groups are made of. */
function queriesAllowed({ lookups, lists, searches, suggestions }: Plan): number {
  const each = [...lookups, ...lists, ...searches, ...suggestions].map((part) => part.each);
  const nested = each.flatMap(listsIn);
  const counted = [...lists, ...nested].map(({ question, parts }, index) => {
    const { after, before } = question.window;
    const isNested = index >= lists.length;
    const places = placeAllowed(after, isNested) + placeAllowed(before, isNested);
    const groups = parts.groups.map(
      ({ question: { by, order }, measures }) => 2 + by.length + measures.length + order.length,
    );
    return 2 + places + 2 * parts.facets.length + groups.reduce((sum, more) => sum + more, 0);
  });
  // One more for the places of resources in an order through links.
  const through = Math.max(0, ...lists.flatMap(({ question }) => question.order.map(lengthOf)));
  const levels = Math.max(0, ...each.map(depthOf)) + through;
  return (lookups.length ? 1 : 0) + levels + counted.reduce((sum, more) => sum + more, 0);
}

function lengthOf({ through = [] }: { readonly through?: readonly unknown[] }): number {
  return through.length;
}

function listsIn(selection: Selection): Reads['lists'] {
  return [...selection.values()].flatMap(({ links, lists }) => [
    ...lists,
    ...[...links.values()].flatMap(listsIn),
    ...lists.flatMap((list) => [
      ...listsIn(list.each),
      ...list.parts.groups.flatMap(({ keys }) => listsIn(keys)),
    ]),
  ]);
}

function depthOf(selection: Selection): number {
  const below = [...selection.values()].flatMap(({ links, lists }) => [
    ...[...links.values()].map(depthOf),
    ...lists.map(({ each, question }) => depthOf(each) + question.order.length),
  ]);
  return 1 + Math.max(0, ...below);
}
