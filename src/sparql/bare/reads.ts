import type { Field } from '../../model/model.ts';
import { TooMuchToLoad } from '../load/asking.ts';
import { loadFaults } from '../load/load-faults.ts';
import type { ViewLoading } from '../load/dialect.ts';
import type { Fault } from '../view/fault.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { loadHaving, loadMentions, loadStatements, lookUp } from './statements.ts';

/** So often what is read begins again, each time with more that is loaded: a path may go on so far. */
const MOST_ROUNDS = 200;

/** What a reader gives, once all that it reads is loaded; what is alike is loaded together. */
export async function evaluated<Result>(read: () => Result, loading: ViewLoading): Promise<Result> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const found = loading.view.attempt(read);
    if ('result' in found) return found.result;
    await loadFaults(found.faults, loading);
  }
  throw tooMuch();
}

function tooMuch(): Error {
  return new TooMuchToLoad(`Expected an answer after ${MOST_ROUNDS} loads; ask for less.`);
}

/** Loads the values of fields: those that statements lead to step by step, for all resources together. */
export async function fill(
  wanted: ReadonlyMap<Field, ReadonlySet<RemoteResource>>,
  loading: ViewLoading,
): Promise<void> {
  let rest = [...wanted].flatMap(([field, resources]) =>
    [...resources].map((resource) => ({ field, resource })),
  );
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const faults: Fault[] = [];
    rest = rest.filter(({ field, resource }) => {
      const found = loading.view.attempt(() => resource.values(field));
      if ('result' in found) return false;
      faults.push(...found.faults);
      return true;
    });
    if (!rest.length) return;
    await loadReads(faults, loading);
  }
  throw tooMuch();
}

/** Loads what reads of statements lacked, and nothing else. */
async function loadReads(faults: readonly Fault[], loading: ViewLoading): Promise<void> {
  const { view } = loading;
  view.beginLoad();
  const wanted = faults.map((fault) => fault.wanted);
  const own = (kind: 'resource' | 'statements'): readonly RemoteResource[] =>
    wanted.flatMap((each) => (each.kind === kind ? [view.resource(each.resource.id)] : []));
  const mentions = wanted.filter((each) => each.kind === 'mentions');
  const predicates = new Set(mentions.map(({ predicate }) => predicate));
  await Promise.all([
    lookUp(own('resource'), loading),
    loadStatements(own('statements'), loading),
    ...[...predicates].map((predicate) => {
      const named = mentions.filter((each) => each.predicate === predicate);
      const resources = named.map(({ resource }) => view.resource(resource.id));
      return loadMentions(resources, predicate, loading);
    }),
    ...wanted.map((each) =>
      each.kind === 'having' ? loadHaving(each.predicate, each.literal, loading) : undefined,
    ),
  ]);
}
