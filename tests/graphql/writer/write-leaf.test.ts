import fc from 'fast-check';
import { GraphQLFloat, GraphQLInt } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Output } from '../../../src/graphql/writer/output.ts';
import { leafWriter, quoted } from '../../../src/graphql/writer/write-leaf.ts';
import { runs } from '../../support/runs.ts';
import { widely } from '../../support/wide.ts';

function written(type: Parameters<typeof leafWriter>[0], value: unknown): string {
  const output = new Output();
  leafWriter(type)(value, output);
  return output.text;
}

describe('a value in an answer that is written', () => {
  it('is quoted as JSON has it, whatever its characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', size: 'large' }), (text) => {
        expect(quoted(text)).toBe(JSON.stringify(text));
      }),
      { numRuns: runs(widely(25, 100), 1_000) },
    );
    for (const text of ['"', '\\', '\u0000', '\u007f', '\u2028', '\ud800', '😀', 'ä'])
      expect(quoted(`a${text}`)).toBe(JSON.stringify(`a${text}`));
  });

  it('is a number as JSON has it', () => {
    for (const number of [0, -0, 12, 0.1, 1e21, 5e-324])
      expect(written(GraphQLFloat, number)).toBe(JSON.stringify(number));
    expect(() => written(GraphQLInt, 0.5)).toThrow('Int');
  });
});
