import fc from 'fast-check';
import { isLink, type Field, type Shape } from '../../src/model/model.ts';
import { datatypes } from '../../src/rdf/datatype.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import type { Where } from './plain.ts';

/** Random filters of a shape, with operands that the data has, or nearly has; without a shape, of any resource. */
export function arbitraryWhere(
  snapshot: Snapshot,
  shape: Shape | undefined,
  links = 3,
): fc.Arbitrary<Where> {
  let known = filters.get(snapshot);
  if (!known) filters.set(snapshot, (known = new Filters(snapshot)));
  return known.of(shape, links);
}

const filters = new WeakMap<Snapshot, Filters>();

/** The filters of a snapshot: those of a shape are made once, since others lead to it by many ways. */
class Filters {
  readonly #snapshot: Snapshot;
  readonly #made = new Map<string, fc.Arbitrary<Where>>();
  readonly #id: fc.Arbitrary<Where>;
  readonly #type: fc.Arbitrary<Where>;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    const { base, model } = snapshot;
    const ids = snapshot.described.map(({ id }) => id);
    const relative = ids.map((id) => (id.startsWith(base) ? id.slice(base.length) : id));
    this.#id = among(fc.constantFrom(...ids, ...relative)).map((id) => ({ id }));
    this.#type = among(fc.constantFrom(...model.shapes.map(({ name }) => name))).map((type) => ({
      type,
    }));
  }

  of(shape: Shape | undefined, links: number): fc.Arbitrary<Where> {
    const key = `${shape?.name ?? ''} ${links}`;
    let made = this.#made.get(key);
    if (!made) this.#made.set(key, (made = this.#make(shape, links)));
    return made;
  }

  #make(shape: Shape | undefined, links: number): fc.Arbitrary<Where> {
    const fields = (shape?.fields ?? []).filter((field) => links > 0 || !isLink(field));
    const choices: fc.Arbitrary<Where>[] = [
      fc.constant({}),
      fc.boolean().map((exists) => ({ exists })),
      this.#id,
      ...(shape ? [] : [this.#type]),
      ...fields.map((field) =>
        this.#field(field, links).map((filter) => ({ [field.name]: filter })),
      ),
    ];
    if (links > 0) {
      const nested = this.of(shape, links - 1);
      choices.push(
        fc.array(nested, { maxLength: 2 }).map((and) => ({ and })),
        fc.array(nested, { maxLength: 2 }).map((or) => ({ or })),
        nested.map((not) => ({ not })),
      );
    }
    const one = fc.oneof(...choices);
    return fc.oneof(
      { weight: 3, arbitrary: one },
      { weight: 1, arbitrary: fc.tuple(one, one).map(([a, b]): Where => ({ ...a, ...b })) },
    );
  }

  #field(field: Field, links: number): fc.Arbitrary<Where> {
    const { range, many } = field;
    if (!isLink(field)) {
      const kind =
        range.kind === 'literal' ? (datatypes.get(range.datatype)?.scalar ?? '') : range.kind;
      return valueFilter(samples(this.#snapshot, field), { kind, many });
    }
    const target = range.kind === 'link' ? range.shape : undefined;
    const linked = fc.oneof(
      fc.boolean().map((exists): Where => ({ exists })),
      this.of(target, links - 1),
    );
    if (!many) return linked;
    return fc.oneof(
      fc.boolean().map((exists): Where => ({ exists })),
      arbitraryCount.map((count): Where => ({ count })),
      ...['some', 'none', 'every'].map((name) => linked.map((where): Where => ({ [name]: where }))),
    );
  }
}

/** Conditions on how many there are. */
const arbitraryCount: fc.Arbitrary<Where> = fc.oneof(
  fc
    .tuple(fc.constantFrom('eq', 'lt', 'lte', 'gt', 'gte'), fc.nat(9))
    .map(([name, size]): Where => ({ [name]: size })),
  fc.array(fc.nat(9), { maxLength: 3 }).map((several): Where => ({ in: several })),
  fc.tuple(fc.nat(3), fc.nat(9)).map(([gte, lte]): Where => ({ gte, lte })),
);

/** One of several values, or any of some. */
function among(value: fc.Arbitrary<string>): fc.Arbitrary<Where> {
  return fc.oneof(
    value.map((eq) => ({ eq })),
    fc.array(value, { maxLength: 3 }).map((several) => ({ in: several })),
  );
}

const TEXTS = ['text', 'String', 'URI'];
const NUMBERS = ['Int', 'Float'];
const ORDERED = [...NUMBERS, 'Decimal', 'Date', 'DateTime', 'Time', 'Year', 'YearMonth'];

function valueFilter(
  values: readonly string[],
  { kind, many }: { kind: string; many: boolean },
): fc.Arbitrary<Where> {
  const text = fc.constantFrom(...values, ...(TEXTS.includes(kind) ? ['', 'zzz'] : []));
  const operand = text.map((value) =>
    NUMBERS.includes(kind) ? Number(value) : kind === 'Boolean' ? value === 'true' : value,
  );
  const operators: fc.Arbitrary<Where>[] = [
    operand.map((eq) => ({ eq })),
    fc.boolean().map((exists) => ({ exists })),
  ];
  if (kind !== 'Boolean')
    operators.push(fc.array(operand, { maxLength: 3 }).map((several) => ({ in: several })));
  if (TEXTS.includes(kind))
    operators.push(
      pieceOf(text).map((contains) => ({ contains })),
      pieceOf(text).map((startsWith) => ({ startsWith })),
    );
  if (ORDERED.includes(kind))
    for (const name of ['lt', 'lte', 'gt', 'gte'])
      operators.push(operand.map((value) => ({ [name]: value })));
  if (['Date', 'DateTime'].includes(kind))
    operators.push(
      text.map((value) => ({ year: value.slice(0, 4) })),
      text.map((value) => ({ month: value.slice(0, 7) })),
    );
  if (many) operators.push(arbitraryCount.map((count): Where => ({ count })));
  return fc.oneof(
    ...operators,
    fc
      .tuple(fc.oneof(...operators), fc.oneof(...operators))
      .map(([a, b]): Where => ({ ...a, ...b })),
  );
}

/** A few letters of a text, in capitals or as they are. */
function pieceOf(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(text, fc.nat(20), fc.integer({ min: 1, max: 8 }), fc.boolean())
    .map(([value, place, length, isUpper]) => {
      const letters = Array.from(value);
      const start = place % Math.max(1, letters.length);
      const part = letters.slice(start, start + length).join('');
      return isUpper ? part.toUpperCase() : part;
    });
}

/** Some values that the field has and that a filter can name; where it has none, one of its kind. */
function samples(snapshot: Snapshot, field: Field): string[] {
  const found = snapshot.described
    .flatMap((resource) => (resource.shape?.fields.includes(field) ? resource.values(field) : []))
    .map((value) => (value.kind === 'resource' ? value.id : value.value));
  const { range } = field;
  const one =
    range.kind === 'literal'
      ? ONE_OF_A_KIND[datatypes.get(range.datatype)?.scalar ?? '']
      : undefined;
  return found.length ? [...new Set(found)].slice(0, 40) : [one ?? 'http://localhost:4000/'];
}

/** A value of each scalar that is no text. */
const ONE_OF_A_KIND: Readonly<Record<string, string>> = {
  Boolean: 'true',
  Int: '7',
  Float: '7',
  Decimal: '7.5',
  Date: '2026-11-22',
  DateTime: '2026-11-22T09:00:00Z',
  Time: '09:00:00',
  Year: '2026',
  YearMonth: '2026-11',
  Duration: 'P10Y',
};
