import {
  getNamedType,
  isLeafType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';

export type Fields = readonly GraphQLField<unknown, unknown>[];

/** Every field of a type that needs no argument, with so many levels of links behind it; empty where it has none. */
export function selection(type: GraphQLNamedType, depth: number): string {
  if (!isObjectType(type)) return '__typename';
  const parts = free(type).map(({ name, type: range }) => {
    const named = getNamedType(range);
    return isLeafType(named) ? name : depth > 0 ? link(name, named, depth - 1) : '';
  });
  return parts.filter(Boolean).join(' ');
}

/** A field that leads on: to a connection, of which the first three nodes are asked for, or to one or several objects. */
export function link(name: string, type: GraphQLNamedType, depth: number): string {
  if (!isObjectType(type)) return `${name} { __typename id }`;
  const nodes = type.getFields()['nodes'];
  return nodes
    ? `${name}(first: 3) { totalCount ${link('nodes', getNamedType(nodes.type), depth)} }`
    : `${name} { ${selection(type, depth)} }`;
}

/** The fields of a type that need no argument and are plain values. */
export function leaves(type: GraphQLObjectType): Fields {
  return free(type).filter(({ type: range }) => isLeafType(getNamedType(range)));
}

/** The fields of a type that need no argument. */
export function free(type: GraphQLObjectType): Fields {
  const isNeeded = ({ type: range, defaultValue }: GraphQLArgument): boolean =>
    String(range).endsWith('!') && defaultValue === undefined;
  return Object.values(type.getFields()).filter(({ args }) => !args.some(isNeeded));
}
