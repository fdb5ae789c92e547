import { fieldOf, type Condition } from '../../reading/condition.ts';
import type { Field } from '../../model/model.ts';
import type { Parts } from '../../reading/plan.ts';
import type { Question } from '../../reading/question.ts';
import { rdf, xsd } from '../../rdf/vocabulary.ts';
import { fits } from '../../store/fits.ts';
import { keyOf, type CountedKey } from '../../store/list/counted-keys.ts';
import type { Row } from '../engine/engine.ts';
import type { ViewLoading } from '../load/dialect.ts';
import { numberIn } from '../load/rows.ts';
import { fieldsWanted, labelReads, wantsOf } from '../load/wants.ts';
import { without } from '../list/conditions.ts';
import { facetOf, frequent } from '../list/load-facets.ts';
import { variable, type Pattern } from '../query/query.ts';
import { said } from '../translate/unsayable.ts';
import type { LoadedFacet } from '../view/remote-list.ts';
import { RemoteResource } from '../view/remote-resource.ts';
import type { BareConditions } from './conditions.ts';
import { MEMBER } from './extent.ts';
import { fill } from './reads.ts';
import { lookUp } from './statements.ts';

/** A list of a class whose facets are counted. */
interface Counted {
  /** What binds the members that a condition keeps. */
  readonly members: (where: Condition | undefined) => readonly Pattern[];
  readonly conditions: BareConditions;
  readonly question: Question;
  readonly loading: ViewLoading;
}

const COUNT = variable('n');
const VALUE = variable('v');

/** The facets of a list that the engine counts rightly: each in one query, and two for the names of its values. */
export async function loadEngineFacets(
  list: Counted,
  wanted: Parts['facets'],
): Promise<readonly LoadedFacet[]> {
  const sizes = new Map<Field, number>();
  for (const { field, first } of wanted) sizes.set(field, Math.max(first, sizes.get(field) ?? 0));
  const facets = await Promise.all([...sizes].map(([field, size]) => loadFacet(field, size, list)));
  return facets.flatMap((facet) => facet ?? []);
}

async function loadFacet(
  field: Field,
  size: number,
  list: Counted,
): Promise<LoadedFacet | undefined> {
  // Which texts are shown, depends on all texts of a resource.
  const where = field.range.kind === 'text' ? undefined : said(() => counting(field, list));
  if (!where) return undefined;
  const { loading, question } = list;
  const rows = await loading.asker.askWhole(
    {
      columns: [VALUE, { kind: 'count', isDistinct: true, of: MEMBER, as: COUNT }],
      where,
      groupBy: [VALUE],
    },
    { n: 'integer' },
    'data',
  );
  const all = countsIn(rows, field, loading);
  if (!all) return undefined;
  const best = frequent(all, size);
  await loadLabels(best, loading);
  const facet = facetOf({ field, size: all.size, all, best }, { question, loading });
  return { ...facet, most: size };
}

/** From members to what is counted, without the conditions on the field itself. */
function counting(field: Field, { members, conditions, question }: Counted): readonly Pattern[] {
  const where = without(question.where, (condition) => fieldOf(condition) === field);
  return [...members(where), ...conditions.followed(field, MEMBER, VALUE)];
}

/** `undefined` where two literals are one value: who has both would be counted twice. */
function countsIn(
  rows: readonly Row[],
  field: Field,
  loading: ViewLoading,
): Map<CountedKey, number> | undefined {
  const counts = new Map<CountedKey, number>();
  for (const row of rows) {
    // Of nothing some engines make one group.
    if (numberIn(row, COUNT.name) === 0) continue;
    const key = keyIn(row, field, loading);
    if (key === undefined) continue;
    if (counts.has(key)) return undefined;
    counts.set(key, numberIn(row, COUNT.name));
  }
  return counts;
}

function keyIn(row: Row, field: Field, { view }: ViewLoading): CountedKey | undefined {
  const term = row.get(VALUE.name);
  if (term?.termType === 'NamedNode') return view.resource(term.value);
  if (term?.termType !== 'Literal') return undefined;
  const { value, language } = term;
  const datatype = language ? rdf.langString : term.datatype.value || xsd.string;
  const literal = { kind: 'literal', value, language, datatype } as const;
  return fits(literal, field) ? keyOf(literal, field) : undefined;
}

async function loadLabels(keys: readonly CountedKey[], loading: ViewLoading): Promise<void> {
  const resources = keys.filter((key) => key instanceof RemoteResource);
  await lookUp(resources, loading);
  await fill(fieldsWanted(wantsOf(resources, labelReads(loading.view.model))), loading);
}
