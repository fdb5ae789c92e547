import { Kind, parse, print, printSchema, visit } from 'graphql';
import { describe, expect, it } from 'vitest';
import { printingWithAddresses, printWithAddresses } from '../../src/graphql/directives.ts';
import { buildSchema } from '../../src/graphql/schema.ts';
import { loadModel } from '../../src/index.ts';
import { atOnce } from '../../src/reading/work.ts';
import { loadCatalogue } from '../support/catalogue.ts';

const sizes = { pageSize: 20, maxPageSize: 100 };
const { model } = loadCatalogue().snapshot;
const museum = loadModel('tests/fixtures/museum/ontology');

/** The same text without what is beside types and fields, but with how the directives are declared. */
function withoutAddresses(text: string): string {
  const document = parse(text);
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.DIRECTIVE_DEFINITION
      ? definition
      : visit(definition, { Directive: ({ name }) => (isAddress(name.value) ? null : undefined) }),
  );
  return print({ ...document, definitions });
}

function isAddress(name: string): boolean {
  return name === 'iri' || name === 'derived';
}

describe('a schema with addresses', () => {
  it.each([
    ['the shipped ontology', buildSchema(model, sizes), model],
    ['an engine of somebody else', buildSchema(model, { ...sizes, isBare: true }), model],
    ['another ontology', buildSchema(museum, sizes), museum],
  ])('is what graphql-js prints, of %s, but for the addresses', (_, schema, of) => {
    const text = printWithAddresses(schema, of);
    expect(text).toContain('@iri(is: ');
    expect(withoutAddresses(text)).toBe(print(parse(printSchema(schema))));
    expect(text).toBe(`${print(parse(text))}\n`);
  });

  it('is printed in pieces, a type in each', () => {
    const schema = buildSchema(model, sizes);
    let pauses = 0;
    const pieces = atOnce(printingWithAddresses(schema, model), () => (pauses += 1));
    expect(pieces.join('')).toBe(printWithAddresses(schema, model));
    expect(pauses).toBe(pieces.length - 1);
    expect(pieces.length).toBeGreaterThan(100);
  });
});
