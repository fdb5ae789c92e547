import type { Field } from '../../model/model.ts';
import type { Measure } from '../../reading/question.ts';
import { compareTotally } from '../../rdf/compare-literals.ts';
import { canonicalText } from '../../rdf/datatype.ts';
import { ExactSum } from '../../rdf/exact-sum.ts';
import type { Literal } from '../../rdf/literal.ts';
import { XSD } from '../../rdf/vocabulary.ts';
import { compareValues } from '../../reading/values.ts';
import { keyOf } from '../../store/list/counted-keys.ts';
import type { Row } from '../engine/engine.ts';
import { addressIn, numberIn, textIn } from '../load/rows.ts';
import { triple, variable, type Column, type Pattern, type Variable } from '../query/query.ts';
import { readLiteral } from '../sidecar/literal-facts.ts';
import { sidecar, termsOf } from '../sidecar/terms.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { MEMBER } from './extents.ts';
import { shownTexts } from './keys.ts';
import { parentIn, type ByParent } from './load-facets.ts';
import { groupName, groupPatterns, kindsOf, type Grouping } from './grouping.ts';

/** How often the members of a group have a value; of numbers that are added in an order, which member has it. */
interface Occurrence {
  readonly value: Literal | string;
  readonly times: number;
  readonly place: number;
}

/** The figures of the groups of one list, by their names. */
export class Figures {
  readonly #occurrences = new Map<Field, Map<string, Occurrence[]>>();

  add(field: Field, group: string, occurrence: Occurrence): void {
    const groups = this.#occurrences.get(field) ?? new Map<string, Occurrence[]>();
    this.#occurrences.set(field, groups);
    const known = groups.get(group);
    if (known) known.push(occurrence);
    else groups.set(group, [occurrence]);
  }

  of(group: string, { kind, field }: Measure): number | string | undefined {
    const found = this.#occurrences.get(field)?.get(group) ?? [];
    if (kind === 'countDistinct') return distinctKeys(found, field);
    return kind === 'sum' ? sumOf(found) : extremeOf(found, kind);
  }
}

function distinctKeys(found: readonly Occurrence[], field: Field): number {
  const keys = found.map(({ value }) => (typeof value === 'string' ? value : keyOf(value, field)));
  return new Set(keys).size;
}

function sumOf(found: readonly Occurrence[]): number | undefined {
  const sum = new ExactSum();
  const literals = found.toSorted(inOrder).flatMap(({ value, times }) => ofTimes(value, times));
  for (const literal of literals) sum.add(literal);
  return sum.total;
}

function ofTimes(value: Literal | string, times: number): readonly Literal[] {
  return typeof value === 'string' ? [] : Array<Literal>(times).fill(value);
}

function inOrder(a: Occurrence, b: Occurrence): number {
  if (typeof a.value === 'string' || typeof b.value === 'string') return 0;
  return a.place - b.place || compareValues(a.value, b.value);
}

function extremeOf(found: readonly Occurrence[], kind: 'min' | 'max'): string | undefined {
  let extreme: Literal | undefined;
  for (const { value } of found) {
    if (typeof value === 'string') continue;
    const order = extreme ? compareTotally(value, extreme) : -1;
    if (!extreme || (kind === 'min' ? order < 0 : order > 0)) extreme = value;
  }
  return extreme && canonicalText(extreme);
}

/** The figures of groups: a query for each field, of how often each value is in each group. */
export async function loadMeasures(
  measures: readonly Measure[],
  grouping: Grouping,
): Promise<ByParent<Figures>> {
  const found = new Map<RemoteResource | undefined, Figures>();
  const fields = [...new Set(measures.map(({ field }) => field))];
  const asked = fields.map((field) => {
    const isSummed = measures.some((each) => each.field === field && each.kind === 'sum');
    return new Measured(field, isSummed && isFloating(field), grouping);
  });
  const answers = await Promise.all(asked.map((each) => each.load()));
  const rows = asked.flatMap((measured, index) =>
    (answers[index] ?? []).map((row) => ({ measured, row })),
  );
  for (const { measured, row } of rows) {
    const parent = parentIn(row, grouping.list);
    const figures = found.get(parent) ?? new Figures();
    found.set(parent, figures);
    measured.addTo(figures, row);
  }
  return found;
}

/** Sums of these depend on the order in which they are added. */
function isFloating({ range }: Field): boolean {
  return range.kind === 'literal' && [`${XSD}double`, `${XSD}float`].includes(range.datatype);
}

const NODE: Variable = variable('w');
const TERM: Variable = variable('wt');
const SAMPLE: Variable = variable('wx');
const TIMES: Variable = variable('n');
const PLACE: Variable = variable('wa');

/** A field that is measured in groups. */
class Measured {
  readonly #field: Field;
  readonly #isPlaced: boolean;
  readonly #grouping: Grouping;

  constructor(field: Field, isPlaced: boolean, grouping: Grouping) {
    this.#field = field;
    this.#isPlaced = isPlaced;
    this.#grouping = grouping;
  }

  load(): Promise<readonly Row[]> {
    const { list, keys } = this.#grouping;
    const place = this.#isPlaced ? [PLACE] : [];
    const columns: Column[] = [
      ...list.parents,
      ...keys.flatMap((key) => key.columns),
      ...place,
      NODE,
      ...(this.#isOfLiterals ? [{ kind: 'sample', of: TERM, as: SAMPLE } as const] : []),
      { kind: 'count', isDistinct: true, of: MEMBER, as: TIMES },
    ];
    return list.loading.asker.askWhole(
      {
        columns,
        where: groupPatterns(this.#grouping, this.#patterns),
        groupBy: [...list.parents, ...keys.map(({ key }) => key), ...place, NODE],
      },
      { ...kindsOf(keys), p: 'iri', w: 'iri', wx: 'text', wa: 'integer', n: 'integer' },
    );
  }

  addTo(figures: Figures, row: Row): void {
    const name = groupName(this.#grouping.keys.map((key) => key.keyIn(row)));
    figures.add(this.#field, name, this.#occurrenceIn(row));
  }

  #occurrenceIn(row: Row): Occurrence {
    return {
      value: this.#isOfLiterals ? readLiteral(textIn(row, SAMPLE.name)) : addressIn(row, NODE.name),
      times: numberIn(row, TIMES.name),
      place: this.#isPlaced ? numberIn(row, PLACE.name) : 0,
    };
  }

  get #isOfLiterals(): boolean {
    const { kind } = this.#field.range;
    return kind === 'literal' || kind === 'text';
  }

  get #patterns(): readonly Pattern[] {
    const term = this.#isOfLiterals ? [triple(NODE, sidecar.term, TERM)] : [];
    const place = this.#isPlaced ? [triple(MEMBER, sidecar.at, PLACE)] : [];
    return [...this.#step, ...term, ...place];
  }

  get #step(): readonly Pattern[] {
    const { list } = this.#grouping;
    const field = this.#field;
    if (field.range.kind === 'text') return shownTexts(field, list, NODE);
    return [triple(MEMBER, termsOf(field).value, NODE)];
  }
}
