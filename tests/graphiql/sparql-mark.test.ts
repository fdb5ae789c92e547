import { describe, expect, it } from 'vitest';
import { asksForSparql, withMarkToggled } from '../../src/graphiql/sparql-mark.ts';

describe('the line that asks for SPARQL', () => {
  it.each([
    ['# @sparql\n{ a }', true],
    ['# A list.\r\n#@sparql \r\n{ a }', true],
    ['{ a } # @sparql', false],
    ['# to have @sparql is\n{ a }', false],
    ['# @sparqling\n{ a }', false],
  ])('is in %j: %j', (query, asks) => {
    expect(asksForSparql(query)).toBe(asks);
  });

  it.each(['{ a }', '# A list.\n{ a }\n', ''])('is added to %j, and taken away again', (query) => {
    const marked = withMarkToggled(query);
    expect(asksForSparql(marked)).toBe(true);
    expect(withMarkToggled(marked)).toBe(query);
  });

  it('is taken away from where it is', () => {
    expect(withMarkToggled('# A.\n# @sparql\n{ a }')).toBe('# A.\n{ a }');
  });
});
