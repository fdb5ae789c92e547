import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildSchema } from '../../src/graphql/schema.ts';
import { ask, BASE, loadCatalogue } from '../support/catalogue.ts';

const { snapshot } = loadCatalogue();
const museum = loadCatalogue({
  ontology: 'tests/fixtures/museum/ontology',
  data: 'tests/fixtures/museum/data',
}).snapshot;

interface Connection {
  readonly place: string;
  readonly parent: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  /** The type of the connection, that of its edges, and that of their nodes; the last two where there are such. */
  readonly type: GraphQLNamedType;
  readonly edge: GraphQLNamedType | undefined;
  readonly node: GraphQLNamedType | undefined;
}

/** Every field that is a connection, by the name of its type or by its arguments. */
function connectionsOf(schema: GraphQLSchema): Connection[] {
  return objectTypes(schema).flatMap((parent) =>
    Object.values(parent.getFields())
      .filter(({ type, args }) => {
        const isPaged = args.some(({ name }) => name === 'after' || name === 'before');
        return isPaged || getNamedType(type).name.endsWith('Connection');
      })
      .map((field) => {
        const type = getNamedType(field.type);
        const edge = namedTypeAt(type, 'edges');
        const node = namedTypeAt(edge, 'node');
        return { place: `${parent.name}.${field.name}`, parent, field, type, edge, node };
      }),
  );
}

function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter(isObjectType);
}

function fieldAt(type: GraphQLNamedType | null | undefined, name: string) {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

function namedTypeAt(type: GraphQLNamedType | undefined, name: string) {
  const field = fieldAt(type, name);
  return field && getNamedType(field.type);
}

/** The types of some fields in GraphQL's own notation, as in `String!`. */
function fieldTypes(type: GraphQLNamedType | null | undefined, ...names: string[]) {
  return names.map((name) => `${name}: ${String(fieldAt(type, name)?.type)}`);
}

function argumentTypes(field: GraphQLField<unknown, unknown> | undefined): string[] {
  return (field?.args ?? []).map(({ name, type }) => `${name}: ${String(type)}`);
}

const isNode = (type: GraphQLObjectType) =>
  type.getInterfaces().some(({ name }) => name === 'Node');

/** The rules by which Relay's compiler takes a `@refetchable` `@connection` fragment, without the compiler. */
describe.each([
  { name: 'the catalogue', model: snapshot.model },
  { name: 'a museum', model: museum.model },
])('the schema of $name, to Relay', ({ model }) => {
  const schema = buildSchema(model, { pageSize: 20, maxPageSize: 100 });
  const connections = connectionsOf(schema);
  const root = schema.getQueryType();

  it('finds any Node by its id', () => {
    expect(isInterfaceType(schema.getType('Node'))).toBe(true);
    expect(fieldTypes(schema.getType('Node'), 'id')).toEqual(['id: ID!']);
    expect(fieldTypes(root, 'node')).toEqual(['node: Node']);
    expect(argumentTypes(fieldAt(root, 'node'))).toEqual(['id: ID!']);
  });

  it('gives an id to every Node', () => {
    const nodes = objectTypes(schema).filter(isNode);
    expect(nodes.filter((type) => String(fieldAt(type, 'id')?.type) !== 'ID!')).toEqual([]);
    expect(nodes.length).toBeGreaterThan(1);
  });

  it('tells in PageInfo where a page begins and ends, and whether there are others', () => {
    const names = ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'];
    expect(fieldTypes(schema.getType('PageInfo'), ...names)).toEqual([
      'hasNextPage: Boolean!',
      'hasPreviousPage: Boolean!',
      'startCursor: String',
      'endCursor: String',
    ]);
  });

  it('has connections at the root and inside Nodes', () => {
    expect(connections.some(({ parent }) => parent === root)).toBe(true);
    expect(connections.some(({ parent }) => parent !== root)).toBe(true);
  });

  it.each(connections)('can fetch the list of $place again', ({ parent }) => {
    expect(parent === root || isNode(parent)).toBe(true);
  });

  it.each(connections)('takes both directions of paging at $place', ({ field }) => {
    const wanted = ['first: Int', 'after: String', 'last: Int', 'before: String'];
    expect(argumentTypes(field)).toEqual(expect.arrayContaining(wanted));
  });

  it.each(connections)('gives edges with cursor and node at $place', ({ type, edge, node }) => {
    expect([type.name, edge?.name]).toEqual([`${node?.name}Connection`, `${node?.name}Edge`]);
    expect(fieldTypes(type, 'pageInfo')).toEqual(['pageInfo: PageInfo!']);
    expect(String(fieldAt(type, 'edges')?.type)).toMatch(/^\[\w+!?\]!?$/);
    expect(fieldTypes(edge, 'cursor')).toEqual(['cursor: String!']);
    expect(String(fieldAt(edge, 'node')?.type)).toMatch(/^\w+!?$/);
    expect(node && isCompositeType(node)).toBe(true);
  });
});

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
}

/** The City's page ties no information system to a register. */
const WITHOUT_DATA = ['Register.informationSystems', 'InformationSystem.registers'];

describe('the next page of a connection inside a Node', () => {
  const schema = buildSchema(snapshot.model, { pageSize: 20, maxPageSize: 100 });
  const all = connectionsOf(schema);
  const nested = all.filter(({ parent }) => parent !== schema.getQueryType());

  /** Some ids of a type: those of its list at the root; only the catalogue has none. */
  async function idsOf(type: GraphQLObjectType): Promise<readonly string[]> {
    const list = all.find(({ parent, node }) => parent.name === 'Query' && node === type);
    if (!list) return [BASE];
    const { data } = await ask(
      snapshot,
      `{ list: ${list.field.name}(first: 100) { nodes { id } } }`,
    );
    const { nodes } = data?.['list'] as { readonly nodes: readonly { readonly id: string }[] };
    return nodes.map(({ id }) => id);
  }

  it.each(nested)('comes through node(id:), as Relay asks for it: $place', async (each) => {
    const { parent, field } = each;
    const variables = { ids: await idsOf(parent) };
    const select = (args: string) =>
      `... on ${parent.name} { id page: ${field.name}(${args}) { edges { cursor node { id } } } }`;
    const whole = `query ($ids: [ID!]!) { nodes(ids: $ids) { ${select('first: 2')} } }`;
    const answer = await ask(snapshot, whole, { variables });
    const found = answer.data?.['nodes'] as { id: string; page: Page }[];
    const [most] = found.sort((a, b) => b.page.edges.length - a.page.edges.length);
    const [first, ...others] = most?.page.edges ?? [];
    expect(first === undefined).toBe(WITHOUT_DATA.includes(each.place));
    if (!most || !first) return;

    const next = `query ($id: ID!, $after: String) { node(id: $id) { ${select('first: 1, after: $after')} } }`;
    const again = await ask(snapshot, next, { variables: { id: most.id, after: first.cursor } });
    expect(again).toEqual({ data: { node: { id: most.id, page: { edges: others } } } });
  });
});
