import fc from 'fast-check';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import type { Description } from '../../src/importer/description.ts';
import type { Node } from '../../src/rdf/literal.ts';
import { writeTurtle } from '../../src/importer/write-turtle.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const prefixes = { ex: 'https://example.org/', xsd: XSD };

const node: fc.Arbitrary<Node> = fc.oneof(
  fc.constantFrom<Node>(
    { kind: 'resource', id: 'register/a' },
    { kind: 'resource', id: 'https://example.org/b' },
    { kind: 'resource', id: 'mailto:a@example.org' },
    { kind: 'literal', value: 'true', datatype: `${XSD}boolean`, language: '' },
    { kind: 'literal', value: '12', datatype: `${XSD}integer`, language: '' },
    { kind: 'literal', value: '2026-11-22', datatype: `${XSD}date`, language: '' },
  ),
  fc
    .string({ unit: 'binary' })
    .map((value): Node => ({ kind: 'literal', value, datatype: `${XSD}string`, language: 'fi' })),
);

function shown(value: Node): string {
  return value.kind === 'resource'
    ? new URL(value.id, 'http://localhost/').href
    : `${value.value}@${value.language}`;
}

describe('the Turtle of an import', () => {
  it('is read as what was written', () => {
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 6 }), (nodes) => {
        const description: Description = {
          id: 'register/x',
          classes: ['https://example.org/Class'],
          statements: new Map([['https://example.org/p', nodes]]),
        };
        const text = writeTurtle(
          ['A head'],
          [{ title: 'A', descriptions: [description] }],
          prefixes,
        );
        const triples = new Parser({ baseIRI: 'http://localhost/' }).parse(text);
        const values = triples
          .filter(({ predicate }) => predicate.value === 'https://example.org/p')
          .map(({ object }) =>
            object.termType === 'Literal' ? `${object.value}@${object.language}` : object.value,
          );
        expect(values).toEqual(nodes.map(shown));
      }),
    );
  });

  it('declares the prefixes that it uses, and no others', () => {
    const text = writeTurtle(
      [],
      [
        {
          title: 'A',
          descriptions: [{ id: 'a', classes: ['https://example.org/C'], statements: new Map() }],
        },
      ],
      prefixes,
    );
    expect(text).toBe('\n@prefix ex: <https://example.org/> .\n\n# A\n\n<a> a ex:C .\n');
  });
});
