import type { Condition, TextTest, ValueTest } from '../../reading/condition.ts';
import type { Field } from '../../model/model.ts';
import { languageRange } from '../../rdf/language.ts';
import type { Literal } from '../../rdf/literal.ts';
import { visibleText } from '../../rdf/visible-text.ts';
import { fold } from '../../store/list/fold.ts';
import { passes } from '../../store/list/value-test.ts';
import type { View } from '../../reading/view.ts';
import {
  address,
  among,
  call,
  compare,
  every,
  filter,
  integer,
  some,
  text,
  triple,
  valueOfTerm,
  type Expression,
  type Names,
  type Pattern,
  type Variable,
} from '../query/query.ts';
import { isWritable } from '../query/write-query.ts';
import { asciiFold, hashOf } from '../sidecar/ascii.ts';
import { orderedType, sidecar, valueRank } from '../sidecar/terms.ts';

/** The values of ordered datatypes by their ranks, of those that a question compares. */
export type Tables = ReadonlyMap<string, readonly Literal[]>;

/** The datatypes whose values a condition compares, its parts' among them. */
export function comparedTypes(condition: Condition | undefined): ReadonlySet<string> {
  const types = new Set<string>();
  const visit = (each: Condition): void => {
    if (each.kind === 'all' || each.kind === 'any') each.parts.forEach(visit);
    else if (each.kind === 'not') visit(each.part);
    else if (each.kind === 'link' || each.kind === 'links') visit(each.inner);
    else if (each.kind === 'value' && each.tests.some(comparesValues)) {
      const type = orderedType(each.field);
      if (type !== undefined) types.add(type);
    }
  };
  if (condition) visit(condition);
  return types;
}

function comparesValues({ operator }: ValueTest): boolean {
  return operator in COMPARING;
}

const COMPARING = { eq: true, in: true, lt: true, lte: true, gt: true, gte: true } as const;

/** Whether a test is of parts of texts. */
export function isOfParts(test: ValueTest): test is TextTest {
  return test.operator === 'contains' || test.operator === 'startsWith';
}

/** What a folded text has to keep to have a part. */
export function partOf({ operator, operand }: TextTest, folded: Variable): readonly Pattern[] {
  const name = operator === 'contains' ? 'CONTAINS' : 'STRSTARTS';
  // Accents alone fold to nothing, which every text contains: they are searched for as they are.
  const part = asciiFold(fold(operand) || operand);
  // Every text begins with nothing; Virtuoso finds none that does.
  if (part === '') return [];
  return [filter(call(name, valueOfTerm(folded), valueOfTerm(text(part))))];
}

/** Tests of one value as patterns about what a variable is bound to. */
export class TestPatterns {
  readonly #tables: Tables;
  readonly #names: Names;

  constructor({ tables, names }: { readonly tables: Tables; readonly names: Names }) {
    this.#tables = tables;
    this.#names = names;
  }

  /** What the value has to have; `undefined` where no value passes. */
  of(test: ValueTest, field: Field, value: Variable): readonly Pattern[] | undefined {
    switch (test.operator) {
      case 'contains':
      case 'startsWith':
        return this.#folded(test, value);
      case 'language':
        return this.#inLanguage(test.operand, value);
      case 'year':
      case 'month':
        return [triple(value, sidecar[test.operator], text(test.operand))];
      case 'eq':
      case 'in':
        return isOfAddresses(field)
          ? isAddress([test.operand].flat().map(String), value)
          : this.#equal(test, field, value);
      default:
        return this.#compared(test, field, value);
    }
  }

  #folded(test: TextTest, value: Variable): readonly Pattern[] {
    const folded = this.#names.next();
    return [triple(value, sidecar.fold, folded), ...partOf(test, folded)];
  }

  #inLanguage(operand: string, value: Variable): readonly Pattern[] {
    const tag = this.#names.next();
    const range = languageRange(operand);
    const step = triple(value, sidecar.tag, tag);
    if (range === '*') return [step, filter(compare(tag, '!=', text('-')))];
    const start = call('STRSTARTS', valueOfTerm(tag), valueOfTerm(text(`${range}-`)));
    // What has no language is in none, not in that of an empty range either.
    return [step, filter(every([start, compare(tag, '!=', text('-'))]))];
  }

  #equal(test: ValueTest, field: Field, value: Variable): readonly Pattern[] | undefined {
    const seen = this.#names.next();
    const texts = [test.operand].flat().map((each) => text(hashOf(visibleText(String(each)))));
    if (!texts.length) return undefined;
    const step = triple(value, sidecar.seen, seen);
    const isSeen = among(seen, texts);
    const ranked = this.#ranked(test, field, value);
    if (!ranked) return [step, filter(isSeen)];
    return [step, ranked.step, filter(some([isSeen, ranked.condition]))];
  }

  #compared(test: ValueTest, field: Field, value: Variable): readonly Pattern[] | undefined {
    const ranked = this.#ranked(test, field, value);
    if (!ranked || isNever(ranked.condition)) return undefined;
    return [ranked.step, filter(ranked.condition)];
  }

  /** The ranks of the values that pass, decided here; `undefined` where the field's values have no order. */
  #ranked(test: ValueTest, field: Field, value: Variable) {
    const type = orderedType(field);
    if (type === undefined) return undefined;
    const table = this.#tables.get(type) ?? [];
    const rank = this.#names.next();
    const isPassing = passes(test, type, NO_VIEW);
    const condition = inRuns(rank, runsOf(table.map((literal) => isPassing(literal))));
    return { step: triple(value, valueRank(type), rank), condition };
  }
}

/** Tests of values that are compared ask nothing of a view. */
const NO_VIEW = { remember: (_key: string, make: () => unknown) => make() } as unknown as View;

function isNever(condition: Expression): boolean {
  return condition.kind === 'constant' && !condition.value;
}

function isOfAddresses({ range }: Field): boolean {
  return range.kind !== 'literal' && range.kind !== 'text';
}

function isAddress(ids: readonly string[], value: Variable): readonly Pattern[] | undefined {
  const terms = ids.filter(isWritable).map(address);
  return terms.length ? [filter(among(value, terms))] : undefined;
}

/** A run of ranks, both ends included. */
type Run = readonly [from: number, to: number];

/** The runs of what is true. */
function runsOf(passing: readonly boolean[]): readonly Run[] {
  const runs: Run[] = [];
  let start: number | undefined;
  for (const [rank, isPassing] of [...passing, false].entries()) {
    if (isPassing) start ??= rank;
    else if (start !== undefined) {
      runs.push([start, rank - 1]);
      start = undefined;
    }
  }
  return runs;
}

function inRuns(rank: Variable, runs: readonly Run[]): Expression {
  const single = runs.filter(([from, to]) => from === to).map(([from]) => integer(from));
  const longer = runs.filter(([from, to]) => from < to);
  return some([
    among(rank, single),
    ...longer.map(([from, to]) =>
      every([compare(rank, '>=', integer(from)), compare(rank, '<=', integer(to))]),
    ),
  ]);
}
