import fc from 'fast-check';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import type { Node } from '../../src/rdf/literal.ts';
import { turtleFile, type Paragraph } from '../../src/rdf/write-turtle.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
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

describe('a Turtle file', () => {
  it('has the lines of a text as lines', () => {
    const value = 'a "quote"\n\n"""three"""\\\r\n"';
    const literal: Node = { kind: 'literal', value, datatype: `${XSD}string`, language: 'fi' };
    const paragraph: Paragraph = {
      resource: { id: 'a' },
      statements: [['https://example.org/p', [literal]]],
    };
    const text = turtleFile([], [{ paragraphs: [paragraph] }], { base: '', prefixes });
    expect(text).toContain('"""a \\"quote\\"\n\n\\"\\"\\"three');
    const [triple] = new Parser({ baseIRI: 'http://localhost/' }).parse(text);
    expect(triple?.object.value).toBe(value);
  });

  it('is read as what was written', () => {
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 6 }), (nodes) => {
        const paragraph: Paragraph = {
          resource: { id: 'register/x' },
          statements: [['https://example.org/p', nodes]],
        };
        const chapters = [{ title: 'A', paragraphs: [paragraph] }];
        const text = turtleFile(['A head'], chapters, { base: '', prefixes });
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
    const type: Node = { kind: 'resource', id: 'https://example.org/C' };
    const paragraph: Paragraph = { resource: { id: 'a' }, statements: [[RDF_TYPE, [type]]] };
    const text = turtleFile([], [{ title: 'A', paragraphs: [paragraph] }], { base: '', prefixes });
    expect(text).toBe('\n@prefix ex: <https://example.org/> .\n\n# A\n\n<a> a ex:C .\n');
  });

  it('has addresses relative to the base that it is given', () => {
    const paragraph: Paragraph = {
      resource: { id: 'http://localhost/a' },
      statements: [['https://example.org/p', [{ kind: 'resource', id: 'http://localhost/b' }]]],
    };
    const text = turtleFile(['Made.'], [{ paragraphs: [paragraph] }], {
      base: 'http://localhost/',
      prefixes,
    });
    expect(text).toBe('# Made.\n\n@prefix ex: <https://example.org/> .\n\n<a> ex:p <b> .\n');
  });
});
