import {
  astFromValue,
  valueFromASTUntyped,
  type GraphQLInputType,
  type GraphQLResolveInfo,
} from 'graphql';
import { enumOf, isLink, type Field } from '../../model/model.ts';
import type { Group, GroupKey } from '../../reading/view.ts';
import { scalarOf } from '../scalars.ts';

/** A filter as JSON, which a variable takes. */
export type JsonFilter = Readonly<Record<string, unknown>>;

/** The filter that gives the members of a group: what the list was filtered by, and the keys. */
export function groupWhere({ keys }: Group, given: JsonFilter | undefined): JsonFilter {
  const parts = keys.map((key): JsonFilter => ({ [key.by.field.name]: filterOf(key) }));
  const all = given && Object.keys(given).length ? [given, ...parts] : parts;
  const [only, second] = all;
  return only && !second ? only : { and: all };
}

function filterOf({ by: { field, part }, value }: GroupKey): JsonFilter {
  if (value === undefined) return { exists: false };
  if (part) return { [part]: value };
  if (!isLink(field)) return { eq: operandOf(value, field) };
  const linked = { id: { eq: value } };
  return field.many ? { some: linked } : linked;
}

/** A value as a filter of a field takes it, as JSON has it. */
function operandOf(value: string, field: Field): string | number | boolean {
  const { range } = field;
  if (range.kind !== 'literal' || range.enum) return filterText(value, field);
  switch (scalarOf(range)) {
    case 'Int':
    case 'Float':
      return Number(value);
    case 'Boolean':
      return value === 'true';
    default:
      return value;
  }
}

/** A value as a filter of a field takes it, as text: of an enum its name. */
export function filterText(value: string, field: Field): string {
  return enumOf(field)?.names.get(value) ?? value;
}

/** The filter that a list was given, as JSON; `undefined` where there was none. */
export function whereGiven(
  where: unknown,
  { parentType, fieldName }: GraphQLResolveInfo,
): JsonFilter | undefined {
  const { args = [] } = parentType.getFields()[fieldName] ?? {};
  const type: GraphQLInputType | undefined = args.find(({ name }) => name === 'where')?.type;
  const ast = type && where != null ? astFromValue(where, type) : undefined;
  return ast ? (valueFromASTUntyped(ast) as JsonFilter) : undefined;
}
