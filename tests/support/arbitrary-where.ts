import fc from 'fast-check';
import type { Field, Shape } from '../../src/model/model.ts';
import { datatypes } from '../../src/rdf/datatype.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import type { Where } from './plain.ts';

/** Random filters of a shape, with operands that the data has, or nearly has. */
export function arbitraryWhere(
  snapshot: Snapshot,
  shape: Shape | undefined,
  links = 3,
): fc.Arbitrary<Where> {
  const fields = (shape?.fields ?? []).filter(
    ({ range }) => links > 0 || (range.kind !== 'link' && range.kind !== 'node'),
  );
  const nested = (): fc.Arbitrary<Where> => arbitraryWhere(snapshot, shape, links - 1);
  const choices: fc.Arbitrary<Where>[] = [
    fc.constant({}),
    fc.boolean().map((exists) => ({ exists })),
    idFilter(snapshot).map((id) => ({ id })),
    ...fields.map((field) =>
      fieldFilter(snapshot, field, links).map((said) => ({ [field.name]: said })),
    ),
  ];
  if (links > 0)
    choices.push(
      fc.array(nested(), { maxLength: 2 }).map((and) => ({ and })),
      fc.array(nested(), { maxLength: 2 }).map((or) => ({ or })),
      nested().map((not) => ({ not })),
    );
  const one = fc.oneof(...choices);
  return fc.oneof(
    { weight: 3, arbitrary: one },
    { weight: 1, arbitrary: fc.tuple(one, one).map(([a, b]): Where => ({ ...a, ...b })) },
  );
}

function idFilter(snapshot: Snapshot): fc.Arbitrary<Where> {
  const id = fc.constantFrom(...snapshot.described.map((resource) => resource.id));
  return fc.oneof(
    id.map((eq) => ({ eq })),
    fc.array(id, { maxLength: 3 }).map((among) => ({ in: among })),
  );
}

function fieldFilter(snapshot: Snapshot, field: Field, links: number): fc.Arbitrary<Where> {
  const { range, many } = field;
  if (range.kind === 'link' || range.kind === 'node') {
    const target = range.kind === 'link' ? range.shape : undefined;
    const linked = fc.oneof(
      fc.boolean().map((exists): Where => ({ exists })),
      arbitraryWhere(snapshot, target, links - 1),
    );
    if (!many) return linked;
    return fc.oneof(
      fc.boolean().map((exists): Where => ({ exists })),
      ...['some', 'none', 'every'].map((name) => linked.map((where): Where => ({ [name]: where }))),
    );
  }
  const kind =
    range.kind === 'literal' ? (datatypes.get(range.datatype)?.scalar ?? '') : range.kind;
  return valueFilter(samples(snapshot, field), kind);
}

function valueFilter(values: readonly string[], kind: string): fc.Arbitrary<Where> {
  const text = fc.constantFrom(
    ...values,
    ...(kind === 'text' || kind === 'String' ? ['', 'zzz'] : []),
  );
  const operand = text.map((value) =>
    kind === 'Int' ? Number(value) : kind === 'Boolean' ? value === 'true' : value,
  );
  const piece = fc
    .tuple(text, fc.nat(20), fc.integer({ min: 1, max: 8 }), fc.boolean())
    .map(([value, start, length, isUpper]) => {
      const part = value.slice(
        start % Math.max(1, value.length),
        (start % Math.max(1, value.length)) + length,
      );
      return isUpper ? part.toUpperCase() : part;
    });
  const operators: fc.Arbitrary<Where>[] = [
    operand.map((eq) => ({ eq })),
    fc.boolean().map((exists) => ({ exists })),
  ];
  if (kind !== 'Boolean')
    operators.push(fc.array(operand, { maxLength: 3 }).map((among) => ({ in: among })));
  if (kind === 'text' || kind === 'String')
    operators.push(
      piece.map((contains) => ({ contains })),
      piece.map((startsWith) => ({ startsWith })),
    );
  if (kind === 'Int' || kind === 'Date')
    for (const name of ['lt', 'lte', 'gt', 'gte'])
      operators.push(operand.map((value) => ({ [name]: value })));
  return fc.oneof(
    ...operators,
    fc
      .tuple(fc.oneof(...operators), fc.oneof(...operators))
      .map(([a, b]): Where => ({ ...a, ...b })),
  );
}

/** Some values that the field has; where it has none, one of its kind. */
function samples(snapshot: Snapshot, field: Field): string[] {
  const found = snapshot.described
    .flatMap((resource) => (resource.shape?.fields.includes(field) ? resource.values(field) : []))
    .map((value) => (value.kind === 'resource' ? value.id : value.value));
  return found.length ? [...new Set(found)].slice(0, 40) : ['http://localhost:4000/'];
}
