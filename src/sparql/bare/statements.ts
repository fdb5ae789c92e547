import type { Literal } from '../../rdf/literal.ts';
import { rdf } from '../../rdf/vocabulary.ts';
import { compareValues } from '../../reading/values.ts';
import type { Value } from '../../reading/view.ts';
import { nearestShape } from '../../store/nearest-shape.ts';
import type { Row } from '../engine/engine.ts';
import { TooMuchToLoad } from '../load/asking.ts';
import { chunks } from '../load/fill.ts';
import type { ViewLoading } from '../load/dialect.ts';
import { addressIn } from '../load/rows.ts';
import {
  address,
  call,
  filter,
  triple,
  valueOfTerm,
  variable,
  type Pattern,
  type Term,
  type Variable,
} from '../query/query.ts';
import { isWritable } from '../query/write-query.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { loadAddresses } from './pages.ts';

const SUBJECT = variable('s');
const PREDICATE = variable('q');
const OBJECT = variable('o');

/** So many resources are named in a query, for each that a VALUES may have, where all their statements are asked for. */
const SHARE = 1 / 5;

/** Loads all statements of resources, and with them their shapes. Blank nodes, which nobody can ask for, are passed over. */
export async function loadStatements(
  resources: readonly RemoteResource[],
  loading: ViewLoading,
): Promise<void> {
  const wanted = [...new Set(resources)].filter(({ hasStatements }) => !hasStatements);
  const most = Math.ceil(loading.asker.maxValues * SHARE);
  await inParts(wanted, { most, loading }, async (part) => {
    const rows = await loading.asker.ask(
      {
        columns: [SUBJECT, PREDICATE, OBJECT],
        where: [
          named(part, SUBJECT),
          { kind: 'triple', subject: SUBJECT, predicate: PREDICATE, object: OBJECT },
        ],
        limit: loading.asker.maxRows,
      },
      { s: 'iri', q: 'iri' },
      'data',
    );
    if (rows.length >= loading.asker.maxRows) return false;
    const found = grouped(rows, loading);
    for (const resource of part) setStatements(resource, found.get(resource.id), loading);
    return true;
  });
}

function grouped(rows: readonly Row[], { view }: ViewLoading) {
  const found = new Map<string, Map<string, Value[]>>();
  for (const row of rows) {
    const value = valueIn(row, view);
    const subject = addressIn(row, 's');
    const statements = found.get(subject) ?? new Map<string, Value[]>();
    found.set(subject, statements);
    if (!value) continue;
    const predicate = addressIn(row, 'q');
    const known = statements.get(predicate);
    if (known) known.push(value);
    else statements.set(predicate, [value]);
  }
  return found;
}

function valueIn(row: Row, view: ViewLoading['view']): Value | undefined {
  const term = row.get('o');
  if (term?.termType === 'NamedNode') return view.resource(term.value);
  if (term?.termType !== 'Literal') return undefined;
  const { value, language } = term;
  const datatype = language ? rdf.langString : term.datatype.value;
  return view.literal({ kind: 'literal', value, language, datatype });
}

function setStatements(
  resource: RemoteResource,
  statements: ReadonlyMap<string, Value[]> | undefined,
  { version }: ViewLoading,
): void {
  for (const values of statements?.values() ?? []) values.sort(compareValues);
  resource.setStatements(statements ?? new Map<string, Value[]>());
  const shape = nearestShape(idsOf(statements?.get(rdf.type) ?? []), version);
  resource.know(shape, statements !== undefined);
}

function idsOf(values: readonly Value[]): string[] {
  return values.flatMap((value) => (value.kind === 'resource' ? [value.id] : []));
}

/** Loads which of some resources have statements, and by their types their shapes. */
export async function lookUp(
  resources: readonly RemoteResource[],
  loading: ViewLoading,
): Promise<void> {
  const { asker, version } = loading;
  const unknown = [...new Set(resources)].filter(({ isKnown }) => !isKnown);
  const types = new Map<string, string[]>();
  await inParts(unknown, { most: asker.maxValues, loading }, async (part) => {
    const where = [named(part, SUBJECT), triple(SUBJECT, rdf.type, OBJECT), isAddress(OBJECT)];
    const select = { columns: [SUBJECT, OBJECT], where, limit: asker.maxRows };
    const rows = await asker.ask(select, { s: 'iri', o: 'iri' }, 'data');
    if (rows.length >= asker.maxRows) return false;
    for (const row of rows) {
      const known = types.get(addressIn(row, 's'));
      if (known) known.push(addressIn(row, 'o'));
      else types.set(addressIn(row, 's'), [addressIn(row, 'o')]);
    }
    return true;
  });
  const described = await describedAmong(
    unknown.filter(({ id }) => !types.has(id)),
    loading,
  );
  for (const resource of unknown) {
    const own = types.get(resource.id);
    resource.know(
      nearestShape(own ?? [], version),
      own !== undefined || described.has(resource.id),
    );
  }
}

/** The addresses of resources without a type that have statements all the same. */
async function describedAmong(
  resources: readonly RemoteResource[],
  loading: ViewLoading,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const { asker } = loading;
  await inParts(resources, { most: asker.maxValues, loading }, async (part) => {
    const where: readonly Pattern[] = [
      named(part, SUBJECT),
      { kind: 'triple', subject: SUBJECT, predicate: PREDICATE, object: OBJECT },
    ];
    const select = { columns: [SUBJECT], isDistinct: true, where, limit: part.length + 1 };
    const rows = await asker.ask(select, { s: 'iri' }, 'data');
    for (const row of rows) found.add(addressIn(row, 's'));
    return true;
  });
  return found;
}

/** Loads what names resources under a predicate. */
export async function loadMentions(
  resources: readonly RemoteResource[],
  predicate: string,
  loading: ViewLoading,
): Promise<void> {
  const { asker, view } = loading;
  const wanted = [...new Set(resources)].filter((each) => !each.hasMentions(predicate));
  const found = new Map<string, RemoteResource[]>(wanted.map(({ id }) => [id, []]));
  await inParts(wanted, { most: asker.maxValues, loading }, async (part) => {
    const [only, second] = part;
    if (only && !second) {
      const where = [triple(SUBJECT, predicate, address(only.id))];
      found.set(only.id, [...(await loadAddresses({ where, of: SUBJECT }, loading))]);
      return true;
    }
    const where = [named(part, OBJECT), triple(SUBJECT, predicate, OBJECT), isAddress(SUBJECT)];
    const select = { columns: [SUBJECT, OBJECT], where, limit: asker.maxRows };
    const rows = await asker.ask(select, { s: 'iri', o: 'iri' }, 'data');
    if (rows.length >= asker.maxRows) return false;
    for (const row of rows)
      found.get(addressIn(row, 'o'))?.push(view.resource(addressIn(row, 's')));
    return true;
  });
  for (const resource of wanted) resource.setMentions(predicate, found.get(resource.id) ?? []);
}

/** Loads what has a literal under a predicate. */
export async function loadHaving(
  predicate: string,
  literal: Literal,
  loading: ViewLoading,
): Promise<void> {
  const { value, language, datatype } = literal;
  const term: Term = language
    ? { kind: 'text', value, language }
    : { kind: 'text', value, datatype };
  const where = [triple(SUBJECT, predicate, term)];
  const resources = await loadAddresses({ where, of: SUBJECT }, loading);
  loading.view.setHaving(predicate, literal, [...resources].sort(compareValues));
}

export function isAddress(value: Variable): Pattern {
  return filter(call('isIRI', valueOfTerm(value)));
}

function named(resources: readonly RemoteResource[], subject: Variable): Pattern {
  return { kind: 'values', variable: subject, terms: resources.map(({ id }) => address(id)) };
}

interface Parts {
  readonly most: number;
  readonly loading: ViewLoading;
}

/**
 * Loads resources in parts of so many at most; a part of which there is more than one answer has is loaded in halves. What
 * cannot be an address in a query is in no graph: it is loaded with nothing.
 */
async function inParts(
  resources: readonly RemoteResource[],
  { most, loading }: Parts,
  load: (part: readonly RemoteResource[]) => Promise<boolean>,
): Promise<void> {
  for (const resource of resources)
    if (!isWritable(resource.id)) setStatements(resource, undefined, loading);
  const wanted = resources.filter(({ id }) => isWritable(id));
  const loadPart = async (part: readonly RemoteResource[]): Promise<void> => {
    if (await load(part)) return;
    const [only, second] = part;
    if (!second)
      throw new TooMuchToLoad(
        `Expected less than ${loading.asker.maxRows} statements of <${only?.id ?? ''}>: the engine gives no more at once.`,
      );
    const middle = part.length >>> 1;
    await Promise.all([part.slice(0, middle), part.slice(middle)].map(loadPart));
  };
  await Promise.all(chunks(wanted, most).map(loadPart));
}
