import {
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildSchema } from '../../src/graphql/schema.ts';
import { ask, BASE, loadCatalogue } from '../support/catalogue.ts';

const { snapshot } = loadCatalogue();
const schema = buildSchema(snapshot.model, { pageSize: 20, maxPageSize: 100 });
const own = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

interface Described {
  readonly place: string;
  readonly description: string | null | undefined;
}

function describedParts(type: GraphQLNamedType): Described[] {
  return [{ place: type.name, description: type.description }, ...partsOf(type)];
}

function partsOf(type: GraphQLNamedType): Described[] {
  if (isEnumType(type))
    return type
      .getValues()
      .map(({ name, description }) => ({ place: `${type.name}.${name}`, description }));
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map(({ name, description }) => ({
      place: `${type.name}.${name}`,
      description,
    }));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap(({ name, description, args }) => [
    { place: `${type.name}.${name}`, description },
    ...args.map((argument) => ({
      place: `${type.name}.${name}(${argument.name}:)`,
      description: argument.description,
    })),
  ]);
}

describe('the schema', () => {
  it('has a type for each shape and a field for each property shape', () => {
    const missing = snapshot.model.shapes.flatMap(({ name, fields }) => {
      const type = schema.getType(name);
      const made = isObjectType(type) ? Object.keys(type.getFields()) : [];
      return fields.filter((field) => !made.includes(field.name)).map((field) => field.name);
    });
    expect(missing).toEqual([]);
  });

  it('describes every type, field, argument, enum value and input field', () => {
    const silent = own.flatMap(describedParts).filter(({ description }) => !description?.trim());
    expect(silent.map(({ place }) => place)).toEqual([]);
  });

  it('says of a derived field that it is in no export, and of no other', () => {
    const type = schema.getType('TosClass');
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    const derived = fields.filter(({ description }) => description?.includes('in no export'));
    expect(derived.map(({ name }) => name)).toEqual([
      'ancestors',
      'descendants',
      'organisationsThroughBroader',
      'organisationsThroughNarrower',
      'notationWarnings',
    ]);
  });
});

describe('the root', () => {
  it('finds a resource by its whole address and by the relative one', async () => {
    const query = `{
      whole: node(id: "${BASE}tos/2026-11-22/07-02") { id __typename }
      relative: tosClass(id: "tos/2026-11-22/07-02") { id notation }
    }`;
    const id = `${BASE}tos/2026-11-22/07-02`;
    expect(await ask(snapshot, query)).toEqual({
      data: { whole: { id, __typename: 'TosClass' }, relative: { id, notation: '07 02' } },
    });
  });

  it('gives null for what is not there, and for what is of another type', async () => {
    const query = `{
      node(id: "register/nothing") { id }
      register(id: "tos/2026-11-22/07-02") { id }
      nodes(ids: ["tos/2026-11-22/07", "nothing", "http://elsewhere.example/"]) { __typename }
    }`;
    expect(await ask(snapshot, query)).toEqual({
      data: { node: null, register: null, nodes: [{ __typename: 'TosClass' }, null, null] },
    });
  });

  it.each(['mailto:a@b.example', 'urn:x:y', 'a b', 'http://'])(
    'refuses %s as an address',
    async (id) => {
      const { errors } = await ask(snapshot, 'query ($id: ID!) { node(id: $id) { id } }', {
        variables: { id },
      });
      expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    },
  );

  it('tells which version of the catalogue answered', async () => {
    const { data } = await ask(snapshot, '{ catalogue { id version triples } }');
    expect(data).toEqual({
      catalogue: { id: BASE, version: snapshot.version, triples: snapshot.size },
    });
  });
});

describe('a text', () => {
  const query = `query ($languages: [String!]) {
    catalogue { title(languages: $languages) texts(fields: [title], languages: $languages) { language chosen } }
  }`;

  it.each([
    { languages: ['sv'], request: ['en'], expected: 'sv' },
    { languages: ['de', 'en-GB'], request: [], expected: 'en' },
    { languages: undefined, request: ['sv-FI', 'en'], expected: 'sv' },
    { languages: ['de'], request: ['sv'], expected: 'sv' },
    { languages: ['*'], request: [], expected: 'fi' },
    { languages: [], request: ['de'], expected: 'fi' },
  ])(
    'is in $expected for $languages asked and $request requested',
    async ({ languages, request, expected }) => {
      const { data } = await ask(snapshot, query, { languages: request, variables: { languages } });
      const { texts } = (data as { catalogue: { texts: { language: string; chosen: boolean }[] } })
        .catalogue;
      expect(texts).toHaveLength(3);
      expect(texts.filter(({ chosen }) => chosen)).toEqual([{ language: expected, chosen: true }]);
    },
  );

  it('is there in another language where the one asked for is missing', async () => {
    const { data } = await ask(
      snapshot,
      '{ register(id: "register/ohjaamotoiminta") { title(languages: ["sv"]) } }',
    );
    expect(data).toEqual({ register: { title: 'Ohjaamotoiminta' } });
  });
});

describe('a list', () => {
  it('is a connection, at the root and nested', async () => {
    const query = `{
      organisation(id: "organisation/kaupunginkanslia") {
        units(first: 2) {
          totalCount
          nodes { name registers(first: 1) { totalCount edges { cursor node { title } } } }
          pageInfo { hasNextPage hasPreviousPage }
        }
      }
    }`;
    const { data, errors } = await ask(snapshot, query);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      organisation: {
        units: {
          totalCount: 7,
          nodes: [
            { name: 'Elinkeino-osasto', registers: { totalCount: 8, edges: [{}] } },
            { name: 'Hallinto-osasto', registers: { totalCount: 7, edges: [{}] } },
          ],
          pageInfo: { hasNextPage: true, hasPreviousPage: false },
        },
      },
    });
  });

  it('tells a mistake in its arguments to the caller', async () => {
    const { errors } = await ask(snapshot, '{ registers(first: 1000) { totalCount } }');
    expect(errors?.[0]).toMatchObject({
      message: 'first: expected a number from 0 to 100, got 1000',
      extensions: { code: 'BAD_USER_INPUT' },
      path: ['registers'],
    });
  });
});

describe('who holds a class', () => {
  it('has two answers, told apart: the class itself, and through a broader one', async () => {
    const query = `{
      tosClass(id: "tos/2026-11-22/03-01-03") {
        ancestors { nodes { notation } }
        organisations { nodes { name } }
        organisationsThroughBroader { nodes { name } }
      }
    }`;
    expect((await ask(snapshot, query)).data).toEqual({
      tosClass: {
        ancestors: { nodes: [{ notation: '03' }, { notation: '03 01' }] },
        organisations: { nodes: [{ name: 'Viestintäosasto' }] },
        organisationsThroughBroader: { nodes: [{ name: 'Hallinto-osasto' }] },
      },
    });
  });
});
