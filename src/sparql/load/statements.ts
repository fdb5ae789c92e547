import type { Literal } from '../../rdf/literal.ts';
import { rdf } from '../../rdf/vocabulary.ts';
import { compareValues } from '../../reading/values.ts';
import type { Value } from '../../reading/view.ts';
import { EngineError } from '../engine/engine-error.ts';
import type { Row } from '../engine/engine.ts';
import { address, text, triple, variable, type Select } from '../query/query.ts';
import { isWritable } from '../query/write-query.ts';
import { isLossy, readLexical } from '../sidecar/literal-facts.ts';
import { asciiJson } from '../sidecar/ascii.ts';
import { sidecar } from '../sidecar/terms.ts';
import type { RemoteResource, Statements } from '../view/remote-resource.ts';
import { TooMuchToLoad } from './asking.ts';
import { chunks } from './fill.ts';
import type { Loading } from './loading.ts';
import { addressIn, textIn } from './rows.ts';

const SUBJECT = variable('s');
const PREDICATE = variable('q');
const OBJECT = variable('o');

/** Loads all statements of resources. */
export async function loadStatements(
  resources: readonly RemoteResource[],
  loading: Loading,
): Promise<void> {
  const wanted = [...new Set(resources)].filter(({ hasStatements }) => !hasStatements);
  for (const resource of wanted) if (!isWritable(resource.id)) resource.setStatements(new Map());
  const parts = chunks(
    wanted.filter(({ id }) => isWritable(id)),
    Math.ceil(loading.asker.maxValues / 5),
  );
  await Promise.all(parts.map((part) => loadPart(part, loading)));
}

/** Texts and addresses come from the data, all other literals from the sidecar, which has their forms. */
async function loadPart(resources: readonly RemoteResource[], loading: Loading): Promise<void> {
  const [rows, forms] = await Promise.all([
    loading.asker.ask(ofSubjects(resources, loading), { s: 'iri', q: 'iri' }, 'data'),
    loading.asker.ask(lexicalOf(resources, loading), { s: 'iri', t: 'text' }),
  ]);
  const most = loading.asker.maxRows;
  if (rows.length >= most || forms.length >= most) {
    const [only, second] = resources;
    if (!second)
      throw new TooMuchToLoad(
        `Expected less than ${most} statements of <${only?.id ?? ''}>: the engine gives no more at once.`,
      );
    const middle = resources.length >>> 1;
    await Promise.all(
      [resources.slice(0, middle), resources.slice(middle)].map((half) => loadPart(half, loading)),
    );
    return;
  }
  const subjects = new Set(rows.map((row) => addressIn(row, 's')));
  const found = new Map(resources.map(({ id }) => [id, new Map<string, Value[]>()]));
  const add = (subject: string, predicate: string, value: Value): void => {
    const statements = found.get(subject);
    const known = statements?.get(predicate);
    if (known) known.push(value);
    else statements?.set(predicate, [value]);
  };
  for (const row of rows) {
    const value = valueIn(row, loading);
    if (value) add(addressIn(row, 's'), addressIn(row, 'q'), value);
  }
  for (const row of forms) {
    const [predicate, literal] = readLexical(textIn(row, 't'));
    add(addressIn(row, 's'), predicate, loading.view.literal(literal));
  }
  for (const resource of resources) {
    if (resource.hasToHaveStatements && !subjects.has(resource.id))
      throw loading.version.wholeness.missing(`Expected statements of <${resource.id}>, got none`);
    resource.setStatements(sorted(found.get(resource.id)));
  }
}

function ofSubjects(resources: readonly RemoteResource[], { asker }: Loading): Select {
  return {
    columns: [SUBJECT, PREDICATE, OBJECT],
    where: [
      { kind: 'values', variable: SUBJECT, terms: resources.map(({ id }) => address(id)) },
      { kind: 'triple', subject: SUBJECT, predicate: PREDICATE, object: OBJECT },
    ],
    limit: asker.maxRows,
  };
}

function lexicalOf(resources: readonly RemoteResource[], { asker }: Loading): Select {
  const form = variable('t');
  return {
    columns: [SUBJECT, form],
    where: [
      { kind: 'values', variable: SUBJECT, terms: resources.map(({ id }) => address(id)) },
      triple(SUBJECT, sidecar.lexical, form),
    ],
    limit: asker.maxRows,
  };
}

/** An address or a text; `undefined` for a literal whose form the engine may have lost. */
function valueIn(row: Row, { view }: Loading): Value | undefined {
  const term = row.get('o');
  if (term?.termType === 'NamedNode') return view.resource(term.value);
  if (term?.termType !== 'Literal')
    throw new EngineError('unreadable', 'The engine gives a blank node, and the data has none');
  const { value, language } = term;
  const datatype = language ? rdf.langString : term.datatype.value;
  const literal: Literal = { kind: 'literal', value, language, datatype };
  return isLossy(literal) ? undefined : view.literal(literal);
}

function sorted(statements: ReadonlyMap<string, Value[]> | undefined): Statements {
  for (const values of statements?.values() ?? []) values.sort(compareValues);
  return statements ?? new Map<string, Value[]>();
}

/** Loads what names resources under a predicate. */
export async function loadMentions(
  resources: readonly RemoteResource[],
  predicate: string,
  loading: Loading,
): Promise<void> {
  const wanted = resources.filter((each) => !each.hasMentions(predicate));
  const parts = chunks(
    wanted.filter(({ id }) => isWritable(id)),
    loading.asker.maxValues,
  );
  const found = new Map<string, RemoteResource[]>(wanted.map(({ id }) => [id, []]));
  await Promise.all(
    parts.map(async (part) => {
      const rows = await loading.asker.askWhole(
        {
          columns: [SUBJECT, OBJECT],
          where: [
            { kind: 'values', variable: OBJECT, terms: part.map(({ id }) => address(id)) },
            triple(SUBJECT, predicate, OBJECT),
          ],
        },
        { s: 'iri', o: 'iri' },
        'data',
      );
      for (const row of rows)
        found.get(addressIn(row, 'o'))?.push(loading.view.resource(addressIn(row, 's')));
    }),
  );
  for (const resource of wanted) resource.setMentions(predicate, found.get(resource.id) ?? []);
}

/** Loads what has a literal under a predicate. */
export async function loadHaving(
  predicate: string,
  literal: Literal,
  { asker, view }: Loading,
): Promise<void> {
  const { value, datatype, language } = literal;
  const isForm = isLossy(literal);
  const form = text(asciiJson([predicate, value, datatype]));
  const where = isForm
    ? [triple(SUBJECT, sidecar.lexical, form)]
    : [triple(SUBJECT, predicate, { kind: 'text', value, language })];
  const rows = await asker.askWhole(
    { columns: [SUBJECT], where },
    { s: 'iri' },
    isForm ? 'sidecar' : 'data',
  );
  const subjects = new Set(rows.map((row) => addressIn(row, 's')));
  const resources = [...subjects].map((id) => view.resource(id)).sort(compareValues);
  view.setHaving(predicate, literal, resources);
}
