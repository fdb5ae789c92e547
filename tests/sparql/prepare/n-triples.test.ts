import fc from 'fast-check';
import { DataFactory as factory, Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { tripleLine } from '../../../src/sparql/prepare/n-triples.ts';
import { oxigraphEngine } from '../../support/engines.ts';

const text = fc.string({ unit: 'binary' }).filter((each) => each.isWellFormed());

/** A triple with any text, in a language, of a datatype or of neither. */
const triples = fc
  .tuple(text, fc.constantFrom('', 'fi', 'sv-fi', 'http://www.w3.org/2001/XMLSchema#date'))
  .map(([value, kind]) => {
    const type = kind.includes(':') ? factory.namedNode(kind) : kind;
    return factory.quad(
      factory.namedNode('http://e.org/\u00e4%C3%A4'),
      factory.namedNode('http://e.org/p'),
      factory.literal(value, kind === '' ? undefined : type),
    );
  });

describe('a triple as a line', () => {
  it('is ASCII but for its addresses, and read back as the same triple', () => {
    fc.assert(
      fc.property(triples, (triple) => {
        const line = tripleLine(triple);
        expect(line.replaceAll('\u00e4', '')).toMatch(/^[\x20-\x7e]*\n$/);
        expect(new Parser({ format: 'N-Triples' }).parse(line)).toEqual([triple]);
        expect(oxigraphEngine(line).store.size).toBe(1);
      }),
    );
  });
});
