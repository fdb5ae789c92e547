import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { leaves, type Fields } from './selection.ts';
import { BASE, type Server } from './server.ts';
import { posted } from './step.ts';

/** What requests are made from: the schema of a server, some of its values, and its addresses. */
export interface Subject {
  readonly schema: GraphQLSchema;
  readonly kinds: readonly Kind[];
  /** The one that examples are made of: it has a link to its own type, and the most fields. */
  readonly main: Kind;
  /** The paths of all resources that the catalogue describes under the base address, the start page left out. */
  readonly paths: readonly string[];
}

/** A type that has a list, with what can be asked of it. */
export interface Kind {
  readonly type: GraphQLObjectType;
  /** The fields of the query that give one and all. */
  readonly single: string;
  readonly list: string;
  readonly filter: GraphQLInputObjectType;
  readonly facetFields: readonly string[];
  readonly orderFields: readonly string[];
  readonly textFields: readonly string[];
  readonly ids: readonly string[];
  /** The values that are on the first page, by field. */
  readonly values: Readonly<Record<string, readonly unknown[]>>;
}

/** Reads what a server has by introspection, by its lists and by its dump. */
export async function readSubject(server: Server): Promise<Subject> {
  const schema = buildClientSchema(await answerTo<IntrospectionQuery>(server, introspection));
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  const kinds = await Promise.all(roots.flatMap((list) => readKind(server, list, roots) ?? []));
  const [main] = kinds.toSorted((a, b) => rank(b) - rank(a));
  if (!main) throw new Error('The schema has no list.');
  const sent = { method: 'GET', path: '/catalogue.nt', headers: {} };
  const dump = (await server.answer(sent)).body.toString();
  const subjects = [...dump.matchAll(/^<([^>]+)>/gm)].map(([, address = '']) => address);
  const own = subjects.filter((each) => each.startsWith(BASE) && each !== BASE);
  return { schema, kinds, main, paths: [...new Set(own)].map(pathOf) };
}

const introspection = getIntrospectionQuery();

/** The path of an address under the base address, as it is in a request. */
export function pathOf(address: string): string {
  return new URL(address).pathname;
}

function readKind(
  server: Server,
  root: GraphQLField<unknown, unknown>,
  roots: Fields,
): Promise<Kind> | undefined {
  const connection = getNamedType(root.type);
  const filter = argumentType(root, 'where');
  if (!isObjectType(connection) || !isInputObjectType(filter)) return undefined;
  const nodes = connection.getFields()['nodes'];
  const type = nodes && getNamedType(nodes.type);
  const single = roots.find((each) => getNamedType(each.type) === type && each.args.length === 1);
  if (!isObjectType(type) || !single) return undefined;
  const order = argumentType(root, 'orderBy');
  const orderField = isInputObjectType(order) ? order.getFields()['field'] : undefined;
  const kind = {
    type,
    single: single.name,
    list: root.name,
    filter,
    facetFields: enumOf(connection.getFields()['facets']?.args),
    orderFields: enumOf(orderField ? [{ ...orderField, name: 'fields' }] : []),
    textFields: enumOf(type.getFields()['texts']?.args),
  };
  return valuesOf(server, kind).then((values) => ({
    ...kind,
    values,
    ids: (values['id'] ?? []).map(String),
  }));
}

function argumentType({ args }: Fields[number], wanted: string): GraphQLNamedType | undefined {
  const found = args.find(({ name }) => name === wanted);
  return found && getNamedType(found.type);
}

/** The values of an argument called `fields`. */
function enumOf(args: readonly Pick<GraphQLArgument, 'name' | 'type'>[] = []): string[] {
  const found = args.find(({ name }) => name === 'fields');
  const type = found && getNamedType(found.type);
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
}

async function valuesOf(
  server: Server,
  { type, list }: Pick<Kind, 'type' | 'list'>,
): Promise<Record<string, unknown[]>> {
  const names = leaves(type).map(({ name }) => name);
  const query = `{ list: ${list}(first: 100) { nodes { ${names.join(' ')} } } }`;
  const { list: page } = await answerTo<{
    list: { nodes: readonly Record<string, unknown>[] };
  }>(server, query);
  return Object.fromEntries(
    names.map((name) => {
      const all = page.nodes.flatMap((node) => node[name] ?? []);
      return [name, [...new Set(all)]];
    }),
  );
}

async function answerTo<Result>(server: Server, query: string): Promise<Result> {
  const { body } = await server.answer(posted(query));
  const { data } = JSON.parse(body.toString()) as { data?: Result };
  if (!data) throw new Error(`Expected an answer to ${query}, got ${body.toString()}`);
  return data;
}

function rank({ type, filter }: Kind): number {
  const fields = Object.values(type.getFields());
  const isCircle = Object.values(filter.getFields()).some(
    (field) => !['and', 'or', 'not'].includes(field.name) && getNamedType(field.type) === filter,
  );
  return (isCircle ? 1000 : 0) + fields.length;
}
